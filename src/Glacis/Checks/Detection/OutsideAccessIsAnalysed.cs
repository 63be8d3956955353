// Does anything say when a policy lets somebody in from outside?
using Glacis.Inventory;
using Glacis.Monitoring;
using Glacis.Verdicts;

namespace Glacis.Checks.Detection;

/// <summary>An analyser looks for resources that somebody outside can reach.</summary>
public sealed class OutsideAccessIsAnalysed : Check<AccountRegion>
{
    public override About About { get; } = new(
        "outside-access-is-analysed", "Access from outside is looked for in each region", Requirement.ThreatsAreDetected, "Intrusion detection",
        "A policy that was opened by mistake stays open until somebody looks.")
    {
        Crosswalk = new() { Cis30 = "1.20", Cis50 = "1.19", Cis70 = "2.18", Nist = "AC-3 AC-6 CA-7", Pci = "7.2.4", Iso = "A.5.18 A.8.3", Hipaa = "164.308(a)(4)(ii)(C)" },
    };

    protected override Judgement Judge(AccountRegion it, Reasoning why) => !why.Saw(why.Asked<Watchers>().Over(it, WatchesFor.OutsideAccess), out var watch, "what looks for access from outside here") ? why.CannotTell() : watch switch
    {
        Watch.Missing => why.Fails(Severity.Low, "nothing looks for resources that outsiders can reach", "turn on an analyser of access"),
        Watch.Off => why.Fails(Severity.Low, "the analyser of access does not work", "mend it"),
        Watch.Partly or Watch.On => why.Passes("an analyser looks for resources that outsiders can reach"),
        _ => why.NotForeseen(),
    };
}
