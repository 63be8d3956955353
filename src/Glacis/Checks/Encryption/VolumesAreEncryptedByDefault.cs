// Will the next volume be encrypted without anybody thinking of it?
using Glacis.Inventory;
using Glacis.Verdicts;

namespace Glacis.Checks.Encryption;

/// <summary>New volumes are encrypted by default, in every region of every account.</summary>
public sealed class VolumesAreEncryptedByDefault : Check<VolumeDefault>
{
    public override About About { get; } = new(
        "volumes-are-encrypted-by-default", "New volumes are encrypted by default", Requirement.DataAtRestIsEncrypted, "Encryption status",
        "What depends on nobody forgetting will be forgotten.")
    {
        Crosswalk = new() { Cis30 = "2.2.1", Cis50 = "5.1.1", Cis70 = "6.1.1", Nist = "CM-6 SC-28(1)", Pci = "3.5.1", Iso = "A.8.9 A.8.24", Hipaa = "164.312(a)(2)(iv)" },
    };

    protected override Judgement Judge(VolumeDefault region, Reasoning why)
    {
        if (!why.Saw(region.Encrypts, out var encrypts, "are new volumes encrypted by default")) return why.CannotTell();
        return encrypts
            ? why.Passes("new volumes in this region are encrypted without being asked")
            : why.Fails(Severity.Medium, "new volumes in this region are encrypted only if somebody asks for it", "turn on encryption by default for this region; running volumes are not touched");
    }
}
