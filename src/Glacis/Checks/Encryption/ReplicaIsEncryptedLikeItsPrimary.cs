// Copies that a store keeps elsewhere: are they guarded no worse than the store itself?
using Glacis.Inventory;
using Glacis.Verdicts;

namespace Glacis.Checks.Encryption;

/// <summary>A copy kept in another place is guarded no worse than its primary, and encrypted data reaches it at all.</summary>
/// <remarks>Two keys in two regions are as good as one multi-region key; bucket keys save calls and change nothing here.</remarks>
public sealed class ReplicaIsEncryptedLikeItsPrimary : Check<DataStore>
{
    public override About About { get; } = new(
        "replica-is-encrypted-like-its-primary", "Replicas are encrypted like their primary", Requirement.CopiesAreGuarded, "Replication",
        "An attacker takes the copy that is guarded worst.")
    {
        Crosswalk = new() { Cis30 = "2.3.1", Cis50 = "2.2.1", Cis70 = "3.2.1", Nist = "CP-9(8) SC-28(1)", Pci = "3.5.1", Iso = "A.8.24", Hipaa = "164.312(a)(2)(iv)" },
    };

    protected override Judgement Judge(DataStore store, Reasoning why)
    {
        var whole = why.Saw(store.Replicas, out var replicas, "replicas");
        if (replicas.Count == 0) return whole ? why.DoesNotApply("the store keeps no replicas") : why.CannotTell();
        if (!why.SawGuard(store.AtRest, store.Key, out var primary)) return why.CannotTell();
        var unsure = !whole;
        var skipped = false;
        (Replica At, AtRest Guard)? weakest = null;
        foreach (var replica in replicas)
        {
            // What is not copied cannot be guarded worse over there.
            if (!why.Saw(replica.CopiesEncrypted, out var copies, $"is encrypted data copied to {replica.Destination}")) unsure = true;
            else if (!copies) skipped = true;
            else if (!why.SawGuard(replica.AtRest, replica.Key, out var copy)) unsure = true;
            else if (copy.AsGuard() < primary.AsGuard() && !(weakest?.Guard.AsGuard() <= copy.AsGuard())) weakest = (replica, copy);
        }
        if (weakest is { } weak) return Weaker(store, why, weak.At, primary, weak.Guard, unsure);
        return unsure ? why.CannotTell()
            : skipped ? why.Fails(Severity.Low, "data encrypted with a named key is not replicated: copies are missing where they are counted on", "select data encrypted with a named key in the replication rule, and name the replica's key")
            : Passes(why, primary);
    }

    static Judgement Weaker(DataStore store, Reasoning why, Replica replica, AtRest primary, AtRest copy, bool unsure)
    {
        // A replica that could not be looked at may be worse still: it is taken to lie in the clear, and what is uncertain is never critical.
        if (!why.Saw(why.Intent.OwnKey, out var ownKey, "is a key of one's own demanded")) return why.CannotTell();
        var at = why.SawStakes(store);
        var worst = unsure ? Risk.AtRest(Guard.Nothing, at with { Supposed = true }, ownKey) : Risk.AtRest(copy.AsGuard(), at, ownKey);
        return why.Fails(worst.Severity > Severity.Low ? worst.Severity : Severity.Low,
            $"the replica {replica.Destination} is guarded by {copy.Spoken()}, its primary by {primary.Spoken()}", "give the replica a key of your own in its region, or replicas of one multi-region key");
    }

    static Judgement Passes(Reasoning why, AtRest primary) => why.Passes(
        primary == AtRest.Nothing ? "no replica is guarded worse than its primary, which is not guarded either" : "every replica is guarded at least as well as its primary, by a key of its own region or a multi-region key");
}
