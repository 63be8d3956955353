// Are the versions installed that mend and change nothing else?
using Glacis.Inventory;
using Glacis.Verdicts;

namespace Glacis.Checks.Vulnerabilities;

/// <summary>Small versions, which mend weaknesses, are installed without anybody having to think of it.</summary>
public sealed class SmallVersionsAreInstalled : Check<Software>
{
    public override About About { get; } = new(
        "small-versions-are-installed", "Small versions that mend are installed unasked", Requirement.VulnerabilitiesAreHandled, "Versions",
        "A weakness is mended on the day that its small version is installed, and not on the day that it comes out.")
    {
        Crosswalk = new() { Cis30 = "2.3.2", Cis50 = "2.2.2", Cis70 = "3.2.2", Nist = "SI-2", Pci = "6.3.3", Iso = "A.8.8", Hipaa = "164.308(a)(1)(ii)(B)" },
    };

    protected override Judgement Judge(Software it, Reasoning why) => !why.Saw(it.Updates, out var updates, "who installs small versions") ? why.CannotTell() : updates switch
    {
        UpdatesItself.Yes => why.Passes("they are installed unasked, in the window that its owner chose"),
        UpdatesItself.No => why.Fails(Severity.Low, "they wait until somebody installs them", "let them be installed unasked, in a window that suits"),
        UpdatesItself.NoChoice => why.DoesNotApply("the provider installs them, and asks nobody"),
        _ => why.NotForeseen(),
    };
}
