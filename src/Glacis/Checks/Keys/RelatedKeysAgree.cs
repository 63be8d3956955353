// Does a replica of a key let in more than its primary?
using Glacis.Inventory;
using Glacis.Policies.Holders;
using Glacis.Verdicts;

namespace Glacis.Checks.Keys;

/// <summary>A multi-region replica decrypts what its primary encrypted: its policy is no wider.</summary>
public sealed class RelatedKeysAgree : Check<EncryptionKey>
{
    public override About About { get; } = new(
        "related-keys-agree", "Replicas of a key let in nobody whom the primary keeps out", Requirement.KeysAreManaged, "Drift between regions",
        "Any related key decrypts what another one encrypted, but each has a policy of its own: the widest of them is the one that counts.")
    {
        Crosswalk = new() { Nist = "AC-3 SC-12", Pci = "3.6.1", Iso = "A.5.15 A.8.24", Hipaa = "164.312(a)(1)" },
    };

    protected override Judgement Judge(EncryptionKey key, Reasoning why)
    {
        if (!why.Saw(key.ReplicaOf, out var primaryId, "replica of")) return why.CannotTell();
        if (primaryId is null) return why.DoesNotApply("the key is no replica");
        if (!why.Followed(key.Primary, out var primary, "the primary")) return why.CannotTell();
        var drift = why.Asked<Drifts>().Between(primary, key);
        if (!why.Saw(drift.Is, out var drifts, "allows what its primary does not")) return why.CannotTell();
        if (!drifts) return why.Passes("the replica allows nothing that its primary does not");
        why.Saw(drift.How, out var how, "for example");
        return why.Fails(Severity.Medium, $"the replica allows what its primary does not: {how}", "give both keys the same policy");
    }
}
