// Can anybody restore this snapshot?
using Glacis.Inventory;
using Glacis.Verdicts;

namespace Glacis.Checks.Encryption;

/// <summary>A snapshot is not shared with everybody.</summary>
public sealed class SnapshotIsNotPublic : Check<Snapshot>
{
    public override About About { get; } = new(
        "snapshot-is-not-public", "Snapshots are not shared publicly", Requirement.CopiesAreGuarded, "Sharing",
        "Public snapshots are found by scanners within hours, and restored elsewhere in minutes.")
    {
        Crosswalk = new() { Nist = "AC-3 AC-6 SC-7", Pci = "1.4.4 7.2.1", Iso = "A.5.15 A.8.3", Hipaa = "164.312(a)(1)" },
    };

    protected override Judgement Judge(Snapshot snapshot, Reasoning why)
    {
        if (!why.Saw(snapshot.IsPublic, out var isPublic, "shared with everybody")) return why.CannotTell();
        if (!isPublic) return why.Passes("it is not shared with everybody");
        var at = why.SawStakes(snapshot);
        return why.Fails(Exposed(at), $"anybody can restore this copy of {at.Spoken()}", "withdraw the public sharing now, and treat what it holds as disclosed");
    }

    // Disclosure of what is known to be restricted is critical; of what may be, high; of public data, a slip.
    static Severity Exposed(in Stakes at) => (at.Data, at.Surety) switch
    {
        (DataClass.Public, _) => Severity.Low,
        (DataClass.Restricted or DataClass.Confidential, not Surety.Inferred) when !at.Supposed => Severity.Critical,
        (DataClass.Test, _) => Severity.Medium,
        _ => Severity.High,
    };
}
