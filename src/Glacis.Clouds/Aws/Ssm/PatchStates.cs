// What agents report of the patches of their machines.
using System.Text.Json.Nodes;
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Ssm;

/// <summary>Summaries of patch compliance, one for each machine that reports.</summary>
public sealed class PatchStates : Collector
{
    static readonly Kind Reported = new("AWS::SSM::PatchCompliance", "patch report of a machine");

    static JsonNode OfPatches => JsonNode.Parse("""[{"Key":"ComplianceType","Values":["Patch"],"Type":"EQUAL"}]""")!;

    public override Call Root { get; } = Call.List("ssm", "ListResourceComplianceSummaries", "ResourceComplianceSummaryItems").With("Filters", OfPatches);

    public override Turn Turn => Turn.Kept;

    public override IReadOnlyList<Type> Fills => [typeof(Patching)];

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("ResourceId").Peek(out var id) || item.Text("ComplianceType").Shown("Patch") != "Patch") yield break;
        yield return new Patching(Arn.Of("ssm", item.Region, item.Account, $"managed-instance/{id}/patches"))
        {
            Kind = Reported,
            Name = id,
            Account = item.Account,
            Region = item.Region,
            Tags = item.Source.Concludes(Tags.None, "a report bears no tags"),
            Machine = id,
            State = StateOf(item),
            Reported = item.Time("ExecutionSummary.ExecutionTime"),
        };
    }

    static Fact<PatchState> StateOf(Item item)
    {
        var lacks = item.OneOf("Status", ("COMPLIANT", false), ("NON_COMPLIANT", true));
        if (!lacks.Peek(out var some)) return Fact.Unknown<PatchState>((Unknown)lacks.Source);
        if (!some) return lacks.Map(static _ => PatchState.Complete);
        const string Missing = "NonCompliantSummary.SeveritySummary.";
        return item.Number(Missing + "CriticalCount").With(item.Number(Missing + "HighCount"), static (critical, high) => critical + high > 0 ? PatchState.LackingGrave : PatchState.Lacking, "patches that are missing, by how grave their weaknesses are");
    }
}
