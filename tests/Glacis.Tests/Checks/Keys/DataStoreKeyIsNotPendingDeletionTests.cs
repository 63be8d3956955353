// Keys in use and their state, row by row.
using Glacis.Checks.Keys;
using Glacis.Facts;
using Glacis.Inventory;
using Xunit;
using static Glacis.Tests.Checks.Asking;

namespace Glacis.Tests.Checks.Keys;

public sealed class DataStoreKeyIsNotPendingDeletionTests
{
    static DataStore Guarded(AtRest? by) => Store() with { AtRest = Maybe(by), Key = KeyNamed("key") };

    [Theory]
    [InlineData(KeyState.Enabled, DeploymentEnvironment.Production, "pass none: the key that guards this store is enabled")]
    [InlineData(KeyState.PendingDeletion, DeploymentEnvironment.Production, "fail high: the key that guards this store is waiting to be deleted: with it goes the data")]
    [InlineData(KeyState.PendingDeletion, DeploymentEnvironment.Development, "fail medium: the key that guards this store is waiting to be deleted: with it goes the data")]
    [InlineData(KeyState.PendingDeletion, null, "fail high: the key that guards this store is waiting to be deleted: with it goes the data")]
    [InlineData(KeyState.Disabled, DeploymentEnvironment.Production, "fail medium: the key that guards this store is disabled: its data cannot be read")]
    [InlineData(KeyState.Unavailable, DeploymentEnvironment.Production, "fail medium: the key that guards this store has no usable material: its data cannot be read")]
    [InlineData(null, DeploymentEnvironment.Production, "unknown none: cannot tell: state of the key is not known, because not allowed to ask")]
    public void States(KeyState? state, DeploymentEnvironment? environment, string said) =>
        Assert.Equal(said, Said<DataStoreKeyIsNotPendingDeletion>(Guarded(AtRest.NamedKey) with { Environment = Maybe(environment) }, null, Key() with { State = Maybe(state) }));

    [Theory]
    [InlineData(AtRest.Nothing, KeyManager.Customer, "notApplicable none")]
    [InlineData(AtRest.ProviderOwnedKey, KeyManager.Customer, "notApplicable none")]
    [InlineData(AtRest.ProviderManagedKey, KeyManager.Customer, "notApplicable none")]
    [InlineData(AtRest.NamedKey, KeyManager.Provider, "notApplicable none")]
    [InlineData(AtRest.NamedKey, null, "unknown none")]
    [InlineData(null, KeyManager.Customer, "unknown none")]
    public void Only_keys_of_the_customers_own_matter(AtRest? by, KeyManager? manager, string said) =>
        Assert.StartsWith(said, Said<DataStoreKeyIsNotPendingDeletion>(Guarded(by), null, Key() with { Manager = Maybe(manager), State = Known(KeyState.PendingDeletion) }), StringComparison.Ordinal);

    [Theory]
    [InlineData(AtRest.NamedKey)]
    [InlineData(AtRest.CustomerKey)]
    public void A_key_that_was_not_read_is_unknown(AtRest by) => Assert.StartsWith("unknown none", Said<DataStoreKeyIsNotPendingDeletion>(Guarded(by)), StringComparison.Ordinal);
}
