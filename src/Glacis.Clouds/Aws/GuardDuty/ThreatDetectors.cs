// GuardDuty: whether it looks for attacks in a region, and at what.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.GuardDuty;

/// <summary>The detector of each region, of which there is one at most.</summary>
public sealed class ThreatDetectors : Collector
{
    static readonly Kind Detector = new("AWS::GuardDuty::Detector", "GuardDuty detector");

    static readonly Call Description = Call.About("guardduty", "GetDetector").By("DetectorId", "");

    static readonly Call Administrator = Call.About("guardduty", "GetAdministratorAccount").By("DetectorId", "");

    static readonly Call Members = Call.ListAbout("guardduty", "ListMembers", "Members").By("DetectorId", "").With("OnlyAssociated", "true");

    public override Call Root { get; } = Call.List("guardduty", "ListDetectors", "DetectorIds").Then(Description, Administrator, Members);

    public override Turn Turn => Turn.Kept;

    public override IReadOnlyList<Type> Fills => [typeof(Watcher)];

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text().Peek(out var id)) yield break;
        var detector = item.Of(Description).Root;
        yield return item.Watcher(Arn.Of("guardduty", item.Region, item.Account, $"detector/{id}"), Detector, id, WatchesFor.Threats, detector.OneOf("Status", ("ENABLED", true), ("DISABLED", false)), LeftOut(detector)) with
        {
            Oversight = item.Seen(item.Of(Administrator), item.Of(Members)),
        };
    }

    static Many<string> LeftOut(Item detector)
    {
        if (detector.Source is Unknown why) return Many<string>.None(why);
        var off = detector.Items("Features").Where(static it => it.Text("Status").Shown() == "DISABLED").Select(static it => it.Text("Name").Shown("?"));
        return Many<string>.All([.. off.Order(StringComparer.Ordinal)], detector.Source);
    }
}
