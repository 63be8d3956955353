// What GuardDuty found, and nobody put away: where no hub brings it together, it is counted here.
using System.Text.Json.Nodes;
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.GuardDuty;

/// <summary>Findings of a detector that are high or critical, counted by the day on which they came up.</summary>
public sealed class Findings : Collector
{
    const string Days = "FindingStatistics.GroupedByDate";

    static readonly Kind Found = new("Glacis::GuardDuty::Finding", "findings of GuardDuty");

    // "High 7.0 to 8.9, critical 9.0 to 10.0"; the oldest days first, for there is no second page.
    static readonly Call Counts = Call.ListAbout("guardduty", "GetFindingsStatistics", Days).By("DetectorId", "")
        .With("FindingCriteria", JsonNode.Parse("""{"Criterion":{"severity":{"GreaterThanOrEqual":7},"service.archived":{"Equals":["false"]}}}""")!).With("GroupBy", "DATE").With("OrderBy", "ASC").With("MaxResults", 100);

    static readonly Call Imports = Call.ListAbout("securityhub", "ListEnabledProductsForImport", "ProductSubscriptions").AbsentBy("InvalidAccessException").Shared();

    public override Call Root { get; } = Call.List("guardduty", "ListDetectors", "DetectorIds").Then(Counts, Imports);

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text().Peek(out var id)) yield break;
        var detector = Arn.Of("guardduty", item.Region, item.Account, $"detector/{id}");
        foreach (var days in item.Of(Counts).Items(Days).GroupBy(static it => RankOf(it).Peek(out var rank) ? Words.Spoken(rank) : "unranked", StringComparer.Ordinal).OrderBy(static it => it.Key, StringComparer.Ordinal))
        {
            var oldest = days.OrderBy(static it => it.Time("Date").Peek(out var at) ? at : DateTimeOffset.MinValue).First();
            var many = days.Sum(static it => it.Number("TotalFindings").Peek(out var some) ? some : 0);
            yield return item.Finding(Found, $"{detector}#{days.Key}", detector, oldest.Measure("Severity").Map(static it => $"{it}"), RankOf(oldest), oldest.Time("Date")) with
            {
                Name = $"{many} {days.Key} {(many == 1 ? "finding" : "findings")}",
                IsRepeated = Repeated(item.Of(Imports)),
            };
        }
    }

    static Fact<FindingRank> RankOf(Item day) => day.Measure("Severity").Map(static it => it >= 9 ? FindingRank.Critical : it >= 7 ? FindingRank.High : FindingRank.Lower);

    static Fact<bool> Repeated(Answered imports)
    {
        if (imports.IsAbsent) return imports.WhenAbsent(false);
        var all = imports.Many("ProductSubscriptions", static it => it.Text().Shown());
        return all.Items.Any(static it => it.EndsWith("/guardduty", StringComparison.Ordinal)) ? Fact.Known(true, all.Source, "ProductSubscriptions")
            : all.IsComplete ? Fact.Known(false, all.Source, "ProductSubscriptions") : Fact.Unknown<bool>((Unknown)all.Source);
    }
}
