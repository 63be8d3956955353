// Is it written down who did what in a region, empty or not?
using Glacis.Inventory;
using Glacis.Monitoring;
using Glacis.Verdicts;

namespace Glacis.Checks.Monitoring;

/// <summary>What happens in each region is written down by a trail that writes at this moment.</summary>
public sealed class RegionIsAudited : Check<AccountRegion>
{
    public override About About { get; } = new(
        "region-is-audited", "What happens in each region is written down", Requirement.ActivityIsRecorded, "Audit trails",
        "Whoever breaks in works in the region in which nobody writes down what is done.")
    {
        Crosswalk = new() { Cis30 = "3.1", Cis50 = "3.1", Cis70 = "4.1", Nist = "AU-2 AU-3 AU-12", Pci = "10.2.1", Iso = "A.8.15", Hipaa = "164.312(b)" },
    };

    protected override Judgement Judge(AccountRegion it, Reasoning why) => !why.Saw(why.Asked<Trails>().Covering(it), out var coverage, "how well it is written down what happens here") ? why.CannotTell() : coverage switch
    {
        AuditCoverage.Nothing => why.Fails(Severity.High, "no trail writes down what happens in it", "let one trail cover all regions, those that nobody uses, too"),
        AuditCoverage.Stopped => why.Fails(Severity.High, "the trail that is about it writes nothing at this moment", "start it, and find out who stopped it"),
        AuditCoverage.Partly => why.Fails(Severity.Medium, "only some of what happens is written down: what changes something, or what only looks", "let the trail keep all management events"),
        AuditCoverage.WithoutGlobalServices => why.Fails(Severity.Medium, "calls to services without a region, which decide who may do what, are not written down", "let the trail include the events of global services"),
        AuditCoverage.ThisRegionOnly => why.Passes("what happens in it is written down, by a trail of this region alone", "let one trail cover all regions: the next that somebody opens has none"),
        AuditCoverage.Whole => why.Passes("what happens in it is written down, by a trail that covers all regions"),
        _ => why.NotForeseen(),
    };
}
