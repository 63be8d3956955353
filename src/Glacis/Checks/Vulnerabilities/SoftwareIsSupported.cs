// Does anybody still mend it?
using Glacis.Inventory;
using Glacis.Monitoring;
using Glacis.Verdicts;

namespace Glacis.Checks.Vulnerabilities;

/// <summary>What runs is of a version that its maker or the provider still mends.</summary>
public sealed class SoftwareIsSupported : Check<Software>
{
    public override About About { get; } = new(
        "software-is-supported", "What runs is still mended", Requirement.VulnerabilitiesAreHandled, "Versions",
        "A weakness that becomes known after the last day of support stays open for ever.")
    {
        Crosswalk = new() { Nist = "SA-22 SI-2", Pci = "6.3.3 12.3.4", Iso = "A.8.8", Hipaa = "164.308(a)(1)(ii)(B)" },
    };

    protected override Judgement Judge(Software it, Reasoning why)
    {
        if (!why.Saw(it.Product, out var product, "product") || !why.Saw(it.Version, out var version, "version")) return why.CannotTell();
        if (!why.Saw(why.Asked<Lifetimes>().End(it), out var end, "last day of support")) return why.CannotTell();
        if (!why.Saw(why.Asked<Lifetimes>().Stage(it, why.Instant), out var stage, "is it still mended")) return why.CannotTell();
        return stage switch
        {
            Support.Over => why.Fails(Severity.High, $"{product} {version} has not been mended since {end}", "move to a version that is still mended"),
            Support.EndsSoon => why.Fails(Severity.Low, $"{product} {version} is mended until {end}, and then no more", "move to a newer version before that day"),
            Support.Lasts => why.Passes(end is null ? $"{product} {version} is mended, and no last day is announced" : $"{product} {version} is mended until {end}"),
            _ => why.NotForeseen(),
        };
    }
}
