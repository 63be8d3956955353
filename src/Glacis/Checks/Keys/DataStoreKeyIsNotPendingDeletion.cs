// Will the data still be readable next month?
using Glacis.Checks.Encryption;
using Glacis.Inventory;
using Glacis.Verdicts;

namespace Glacis.Checks.Keys;

/// <summary>A key that guards a data store is neither waiting to be deleted nor disabled.</summary>
public sealed class DataStoreKeyIsNotPendingDeletion : Check<DataStore>
{
    public override About About { get; } = new(
        "data-store-key-is-not-pending-deletion", "Keys in use are not pending deletion", Requirement.KeysAreManaged, "Key state",
        "When the key is gone, so is the data: deleting a key is the quietest way to destroy a company.")
    {
        Crosswalk = new() { Nist = "SC-12 SC-12(1)", Pci = "3.7.5", Iso = "A.8.24", Hipaa = "164.312(a)(2)(iv)" },
    };

    protected override Judgement Judge(DataStore store, Reasoning why)
    {
        if (!why.Saw(store.StorageOf, out var elsewhere, "whose storage holds the data")) return why.CannotTell();
        if (elsewhere is not null) return why.DoesNotApply($"the data lies in {elsewhere}, and is judged there");
        if (!why.Saw(store.AtRest, out var guard, "encrypted at rest")) return why.CannotTell();
        if (guard is AtRest.Nothing or AtRest.ProviderOwnedKey or AtRest.ProviderManagedKey) return why.DoesNotApply("no key of the customer's own guards this store");
        if (!why.Followed(store.Key, out var key, "key") || !why.Saw(key.Manager, out var manager, "who manages the key")) return why.CannotTell();
        if (manager == KeyManager.Provider) return why.DoesNotApply("no key of the customer's own guards this store");
        if (!why.Saw(key.State, out var state, "state of the key")) return why.CannotTell();
        return state switch
        {
            KeyState.Enabled => why.Passes("the key that guards this store is enabled"),
            KeyState.PendingDeletion => Lost(store, why),
            KeyState.Disabled => why.Fails(Severity.Medium, "the key that guards this store is disabled: its data cannot be read", "enable the key, or retire the store"),
            KeyState.Unavailable => why.Fails(Severity.Medium, "the key that guards this store has no usable material: its data cannot be read", "import the material again, or repair the custom key store"),
            _ => why.NotForeseen(),
        };
    }

    static Judgement Lost(DataStore store, Reasoning why)
    {
        why.Turn(Looking.Assessment);
        var environment = why.Supposed(store.Environment, "environment");
        return why.Fails(environment == DeploymentEnvironment.Development ? Severity.Medium : Severity.High,
            "the key that guards this store is waiting to be deleted: with it goes the data", "cancel the deletion of the key today, or move the data to another key before");
    }
}
