// Is the data encrypted at rest at all? Every kind of data store at once.
using Glacis.Inventory;
using Glacis.Verdicts;

namespace Glacis.Checks.Encryption;

/// <summary>A data store is encrypted at rest, in every environment; how bad it is if not depends on what it holds.</summary>
public sealed class DataStoreIsEncryptedAtRest : Check<DataStore>
{
    public override About About { get; } = new(
        "data-store-is-encrypted-at-rest", "Data stores are encrypted at rest", Requirement.DataAtRestIsEncrypted, "Encryption status",
        "Whoever gets hold of a disk, a backup or a copied object reads everything that lies in the clear.")
    {
        Crosswalk = new() { Cis30 = "2.3.1 2.4.1", Cis50 = "2.2.1 2.3.1", Cis70 = "3.2.1 3.3.1", Nist = "SC-28 SC-28(1)", Pci = "3.5.1", Iso = "A.8.24", Hipaa = "164.312(a)(2)(iv)" },
    };

    protected override Judgement Judge(DataStore store, Reasoning why)
    {
        if (!why.Saw(store.StorageOf, out var elsewhere, "whose storage holds the data")) return why.CannotTell();
        if (elsewhere is not null) return why.DoesNotApply($"the data lies in {elsewhere}, and is judged there");
        if (!why.Saw(store.AtRest, out var guard, "encrypted at rest")) return why.CannotTell();
        if (guard == AtRest.Nothing) return InTheClear(store, why);
        return OnVolumesOnly(store, why) switch
        {
            null => why.CannotTell(),
            true => why.Conditional(Severity.Medium, "the volume is encrypted, which alone does not render card numbers unreadable (PCI DSS 4.0.1, 3.5.1.2)",
                "card numbers in this store are also rendered unreadable by another mechanism than volume encryption"),
            false => why.Passes(Encrypted(store, why, guard)),
        };
    }

    static Judgement InTheClear(DataStore store, Reasoning why)
    {
        var at = why.SawStakes(store);
        why.Saw(store.Regulations, out _, "regulations declared");
        return why.Fails(Risk.AtRest(Guard.Nothing, at, OwnKey.Required).Severity, $"{at.Spoken()} lies in the clear", Advice(store));
    }

    static string Advice(DataStore store) => store.EncryptsByDefault
        ? "turn on default encryption with a key of your own, and encrypt again what was written before"
        : store.IsEncryptedInPlace ? "turn on encryption with a key of your own; nothing has to be moved"
        : "move the data to an encrypted copy with a key of your own; this kind of store cannot be encrypted in place";

    // Whether a regulation in scope does not take volume encryption alone; null where the scope is not known.
    static bool? OnVolumesOnly(DataStore store, Reasoning why)
    {
        if (store.Layer != Layer.Volume) return false;
        if (!why.Saw(store.Regulations, out var scope, "regulations declared")) return null;
        return scope.Ids.Contains(Regulations.PciDss, StringComparer.Ordinal);
    }

    static string Encrypted(DataStore store, Reasoning why, AtRest guard)
    {
        var how = store.EncryptsByDefault ? "new data is encrypted by default with" : "encrypted with";
        var inherited = why.Saw(store.ReplicaOf, out var primary, "replica of") && primary is not null ? $"; it inherits this from its primary {primary}" : "";
        var before = store.EncryptsByDefault ? "; what was written before the default was set is as it was written, and not known until it is sampled" : "";
        return $"{how} {Named(store, why, guard)}{inherited}{before}";
    }

    // Whose key it is adds to the sentence and decides nothing here: that it is encrypted is known.
    static string Named(DataStore store, Reasoning why, AtRest guard)
    {
        if (guard != AtRest.NamedKey) return guard.Spoken();
        if (!why.Followed(store.Key, out var key, "key")) return "a key that it names and that could not be read";
        var manager = why.Saw(key.Manager, out var who, "who manages the key") ? who == KeyManager.Customer ? "a key of the customer's own" : "a key that the provider manages" : "a named key";
        return $"{manager}, {key.Name}";
    }
}
