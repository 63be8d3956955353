// Is it known what weaknesses wait in an image before it runs?
using Glacis.Inventory;
using Glacis.Verdicts;

namespace Glacis.Checks.Vulnerabilities;

/// <summary>Images are scanned for weaknesses when they come, or all the time.</summary>
public sealed class ImagesAreScanned : Check<ImageStore>
{
    public override About About { get; } = new(
        "images-are-scanned", "Images are scanned for weaknesses", Requirement.VulnerabilitiesAreHandled, "Vulnerability scanning",
        "An image brings all the weaknesses of what it was built from, and runs in a hundred places by tomorrow.")
    {
        Crosswalk = new() { Nist = "RA-5 SI-2", Pci = "6.3.1 11.3.1", Iso = "A.8.8", Hipaa = "164.308(a)(1)(ii)(A) 164.308(a)(8)" },
    };

    protected override Judgement Judge(ImageStore it, Reasoning why)
    {
        if (!why.Saw(it.IsScanned, out var isScanned, "each image is scanned")) return why.CannotTell();
        return isScanned ? why.Passes("each image is scanned for weaknesses") : why.Fails(Severity.Medium, "images are not scanned for weaknesses", "scan images when they are pushed, or all the time");
    }
}
