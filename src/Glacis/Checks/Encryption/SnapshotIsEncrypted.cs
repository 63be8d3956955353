// A snapshot is a whole store in a file: is it encrypted?
using Glacis.Inventory;
using Glacis.Verdicts;

namespace Glacis.Checks.Encryption;

/// <summary>A snapshot is encrypted at rest.</summary>
public sealed class SnapshotIsEncrypted : Check<Snapshot>
{
    public override About About { get; } = new(
        "snapshot-is-encrypted", "Snapshots are encrypted", Requirement.CopiesAreGuarded, "Encryption status",
        "A snapshot holds all that its store held, and lives longer than anybody remembers.")
    {
        Crosswalk = new() { Nist = "CP-9(8) SC-28(1)", Pci = "3.5.1", Iso = "A.8.13 A.8.24", Hipaa = "164.312(a)(2)(iv)" },
    };

    protected override Judgement Judge(Snapshot snapshot, Reasoning why)
    {
        if (!why.Saw(snapshot.AtRest, out var guard, "encrypted at rest")) return why.CannotTell();
        if (guard != AtRest.Nothing) return why.Passes($"encrypted with {guard.Spoken()}");
        why.Saw(snapshot.CopyOf, out _, "copy of");
        var at = why.SawStakes(snapshot);
        return why.Fails(Risk.AtRest(Guard.Nothing, at, OwnKey.Required).Severity, $"a copy of {at.Spoken()} lies in the clear", "copy the snapshot with encryption by a key of your own, then delete this one");
    }
}
