// Does the key's material change often enough? Only some keys can rotate by themselves.
using Glacis.Inventory;
using Glacis.Verdicts;

namespace Glacis.Checks.Keys;

/// <summary>Customer keys rotate within the period that glacis.yaml allows, and have been seen to.</summary>
public sealed class EncryptionKeyRotates : Check<EncryptionKey>
{
    const string ByHand = "the material of this key is replaced by hand or on demand within the rotation period";

    /// <summary>A rotation that is due takes the service a few days.</summary>
    static readonly TimeSpan Grace = TimeSpan.FromDays(7);

    public override About About { get; } = new(
        "encryption-key-rotates", "Encryption keys rotate", Requirement.KeysAreManaged, "Key rotation",
        "The longer material lives, the more it opens when it leaks.")
    {
        Crosswalk = new() { Cis30 = "3.6", Cis50 = "3.6", Cis70 = "4.6", Nist = "SC-12", Pci = "3.7.4", Iso = "A.8.24", Hipaa = "164.312(a)(2)(iv)" },
    };

    protected override Judgement Judge(EncryptionKey key, Reasoning why)
    {
        if (!why.Saw(key.Manager, out var manager, "who manages the key")) return why.CannotTell();
        if (manager == KeyManager.Provider) return why.DoesNotApply("the provider manages this key and rotates it every year");
        if (!why.Saw(key.State, out var state, "state")) return why.CannotTell();
        if (state == KeyState.PendingDeletion) return why.DoesNotApply("the key is waiting to be deleted");
        if (!why.Saw(key.Material, out var material, "material")) return why.CannotTell();
        if (material == KeyMaterial.Asymmetric) return why.DoesNotApply("an asymmetric key cannot rotate by itself: what it signed or encrypted names its public part");
        if (material == KeyMaterial.Hmac) return why.DoesNotApply("an HMAC key cannot rotate by itself");
        if (!why.Saw(key.Origin, out var origin, "origin of the material")) return why.CannotTell();
        return origin switch
        {
            KeyOrigin.Imported => Imported(key, why),
            KeyOrigin.CustomStore => why.Conditional(Severity.Low, "keys of a custom key store do not rotate by themselves", ByHand),
            KeyOrigin.Service => OfItself(key, why, state),
            _ => why.NotForeseen(),
        };
    }

    static Judgement Imported(EncryptionKey key, Reasoning why)
    {
        why.Saw(key.Rotations, out _, "rotations seen");
        return why.Conditional(Severity.Low, "imported material does not rotate by itself, only by hand or on demand", ByHand);
    }

    static Judgement OfItself(EncryptionKey key, Reasoning why, KeyState state)
    {
        if (state == KeyState.Disabled) return why.DoesNotApply("a disabled key encrypts nothing and is rotated when it is enabled again");
        if (!why.Saw(key.ReplicaOf, out var primary, "replica of")) return why.CannotTell();
        if (primary is not null) return Replicated(key, why, primary);
        if (!why.Saw(key.Rotates, out var rotates, "rotates by itself")) return why.CannotTell();
        if (!rotates) return why.Fails(Severity.Medium, "the key does not rotate", "turn on automatic rotation; nothing has to be encrypted again");
        if (!why.Saw(why.Intent.MaxRotationDays, out var most, "longest period allowed in days")) return why.CannotTell();
        if (!why.Saw(key.RotationDays, out var days, "rotation period in days")) return why.CannotTell();
        return days > most ? why.Fails(Severity.Medium, $"the key rotates every {days} days; {most} are allowed", $"set the rotation period to {most} days or less") : Seen(key, why, days);
    }

    // "Judged there" is true only where the primary was read.
    static Judgement Replicated(EncryptionKey key, Reasoning why, string primary) =>
        why.Followed(key.Primary, out _, "the primary")
            ? why.DoesNotApply($"a multi-region replica has its material from {primary}, and is judged there")
            : why.CannotTell();

    // It says that it rotates; has it been seen to?
    static Judgement Seen(EncryptionKey key, Reasoning why, int days)
    {
        if (!why.Saw(why.Instant, out var now, "assessed at") || !why.Saw(key.Created, out var created, "created")) return why.CannotTell();
        var due = now - TimeSpan.FromDays(days) - Grace;
        if (created >= due) return why.Passes($"the key rotates every {days} days; the first rotation is not due yet");
        var whole = why.Saw(key.Rotations, out var rotations, "rotations seen");
        if (rotations.Count > 0 && rotations.Max() >= due) return why.Passes($"the key rotates every {days} days, last on {rotations.Max():yyyy-MM-dd}");
        if (!whole) return why.CannotTell();
        return why.Conditional(Severity.Low, $"the key is set to rotate every {days} days, and no rotation was seen within the last period",
            "rotation was turned on, or its period shortened, within the last period, so that none was due yet");
    }
}
