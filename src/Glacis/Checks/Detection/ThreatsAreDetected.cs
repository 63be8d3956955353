// Does anything look for attacks in a region, empty or not?
using Glacis.Inventory;
using Glacis.Monitoring;
using Glacis.Verdicts;

namespace Glacis.Checks.Detection;

/// <summary>Something looks for attacks in every region.</summary>
public sealed class ThreatsAreDetected : Check<AccountRegion>
{
    public override About About { get; } = new(
        "threats-are-detected", "Attacks are looked for in each region", Requirement.ThreatsAreDetected, "Intrusion detection",
        "Whoever breaks in works where nobody looks: in the region that nobody uses.")
    {
        Crosswalk = new() { Nist = "SI-4 SI-4(2) SI-4(5)", Pci = "10.4.1.1 11.5.1", Iso = "A.8.7 A.8.16", Hipaa = "164.308(a)(1)(ii)(D) 164.308(a)(5)(ii)(B) 164.308(a)(6)(ii)" },
    };

    protected override Judgement Judge(AccountRegion it, Reasoning why) => !why.Saw(why.Asked<Watchers>().Over(it, WatchesFor.Threats), out var watch, "what looks for attacks here") ? why.CannotTell() : watch switch
    {
        Watch.Missing => why.Fails(Severity.High, "nothing looks for attacks in it", "turn on detection of threats in every region, those that nobody uses, too"),
        Watch.Off => why.Fails(Severity.High, "what looks for attacks in it is turned off", "turn it on again, and find out who turned it off"),
        Watch.Partly => why.Passes($"attacks are looked for, though not everywhere: {why.Asked<Watchers>().LeftOut(it, WatchesFor.Threats)}", "turn on what is left out, for what stands in this region"),
        Watch.On => why.Passes("attacks are looked for, by everything that can be looked at"),
        _ => why.NotForeseen(),
    };
}
