// Does anything look for weaknesses of the software that runs in a region?
using Glacis.Inventory;
using Glacis.Monitoring;
using Glacis.Verdicts;

namespace Glacis.Checks.Vulnerabilities;

/// <summary>Something looks for weaknesses of what runs in a region.</summary>
public sealed class WorkloadsAreScanned : Check<AccountRegion>
{
    public override About About { get; } = new(
        "workloads-are-scanned", "Machines, images and functions are scanned in each region", Requirement.VulnerabilitiesAreHandled, "Vulnerability scanning",
        "A weakness is used within days of becoming known, by whoever reads of it first.")
    {
        Crosswalk = new() { Nist = "RA-5 SI-2", Pci = "6.3.1 11.3.1", Iso = "A.8.8", Hipaa = "164.308(a)(1)(ii)(A) 164.308(a)(8)" },
    };

    protected override Judgement Judge(AccountRegion it, Reasoning why) => !why.Saw(why.Asked<Watchers>().Over(it, WatchesFor.Weaknesses), out var watch, "what looks for weaknesses of software here") ? why.CannotTell() : watch switch
    {
        Watch.Missing => why.Conditional(Severity.Medium, "the provider's scanner is not turned on in it", "another scanner looks for weaknesses of the machines, images and functions in this region, or none stands in it", "turn on the provider's scanner"),
        Watch.Off => why.Fails(Severity.Low, "the provider's scanner is turned off in it", "turn it on, for what will stand in it, too"),
        Watch.Partly => why.Passes($"weaknesses are looked for, though not everywhere: {why.Asked<Watchers>().LeftOut(it, WatchesFor.Weaknesses)}", "let it scan the rest, too"),
        Watch.On => why.Passes("weaknesses of machines, images and functions are looked for"),
        _ => why.NotForeseen(),
    };
}
