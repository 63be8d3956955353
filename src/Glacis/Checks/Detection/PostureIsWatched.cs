// Do the findings of all services come together somewhere?
using Glacis.Inventory;
using Glacis.Monitoring;
using Glacis.Verdicts;

namespace Glacis.Checks.Detection;

/// <summary>Findings of the provider's services are brought together.</summary>
public sealed class PostureIsWatched : Check<AccountRegion>
{
    public override About About { get; } = new(
        "posture-is-watched", "Findings of all services are brought together in each region", Requirement.ThreatsAreDetected, "Intrusion detection",
        "A finding that stands in a console of its own is seen by whoever opens that console.")
    {
        Crosswalk = new() { Cis30 = "4.16", Cis50 = "4.16", Cis70 = "5.16", Nist = "CA-7 RA-5 SI-4", Pci = "6.3.1", Iso = "A.8.8 A.8.16", Hipaa = "164.308(a)(1)(ii)(D) 164.308(a)(8)" },
    };

    protected override Judgement Judge(AccountRegion it, Reasoning why) => !why.Saw(why.Asked<Watchers>().Over(it, WatchesFor.Posture), out var watch, "what brings findings together here") ? why.CannotTell() : watch switch
    {
        Watch.Missing => why.Conditional(Severity.Low, "the provider's service does not bring findings together in it", "findings of this region are brought together by another service", "bring findings together, by the provider's service or by another"),
        Watch.Off => why.Fails(Severity.Low, "what brings findings together is turned off", "turn it on again, or take it away"),
        Watch.Partly or Watch.On => why.Passes("findings are brought together"),
        _ => why.NotForeseen(),
    };
}
