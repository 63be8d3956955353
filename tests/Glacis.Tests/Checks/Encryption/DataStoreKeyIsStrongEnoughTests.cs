// Which key is enough for which data, row by row.
using Glacis.Checks.Encryption;
using Glacis.Facts;
using Glacis.Inventory;
using Xunit;
using static Glacis.Tests.Checks.Asking;

namespace Glacis.Tests.Checks.Encryption;

public sealed class DataStoreKeyIsStrongEnoughTests
{
    static readonly Intent Recommended = new() { OwnKey = Known(OwnKey.Recommended) };

    [Theory]
    [InlineData("restricted", OwnKey.Required, "fail high: restricted data lies behind a key that the provider owns")]
    [InlineData("confidential", OwnKey.Required, "fail high: confidential data lies behind a key that the provider owns")]
    [InlineData("restricted, inferred", OwnKey.Required, "conditional low: a key that the provider owns guards data taken to be restricted")]
    [InlineData("confidential, inferred", OwnKey.Required, "conditional low: a key that the provider owns guards data taken to be confidential")]
    [InlineData("internal", OwnKey.Required, "pass low: a key that the provider owns will do for internal data")]
    [InlineData("anonymised", OwnKey.Required, "pass low: a key that the provider owns will do for anonymised data")]
    [InlineData("test, inferred", OwnKey.Required, "pass low: a key that the provider owns will do for data taken to be test")]
    [InlineData("public", OwnKey.Required, "pass none: a key that the provider owns is enough for public data")]
    [InlineData("?", OwnKey.Required, "unknown none: cannot tell: data classification is not known, because not allowed to ask")]
    [InlineData("restricted", OwnKey.Recommended, "pass low: a key that the provider owns will do for restricted data")]
    [InlineData("?", OwnKey.Recommended, "pass low: a key that the provider owns will do for data that may be restricted")]
    public void The_providers_key(string data, OwnKey demanded, string said) => Assert.Equal(
        said, Said<DataStoreKeyIsStrongEnough>(Store() with { AtRest = Known(AtRest.ProviderOwnedKey), Data = Data(data) }, demanded == OwnKey.Recommended ? Recommended : null));

    [Theory]
    [InlineData(AtRest.CustomerKey, "pass none: encrypted with a key of the customer's own")]
    [InlineData(AtRest.ProviderManagedKey, "fail high: restricted data lies behind a key that the provider manages")]
    [InlineData(AtRest.Nothing, "notApplicable none: there is no key: the data lies in the clear, which another check reports")]
    [InlineData(null, "unknown none: cannot tell: encrypted at rest is not known, because not allowed to ask")]
    public void What_guards_restricted_data(AtRest? atRest, string said) => Assert.Equal(said, Said<DataStoreKeyIsStrongEnough>(Store() with { AtRest = Maybe(atRest) }));

    [Theory]
    [InlineData("key", KeyManager.Customer, "pass none")]
    [InlineData("key", KeyManager.Provider, "fail high")]
    [InlineData("key", null, "unknown none")]
    [InlineData("alias", KeyManager.Customer, "pass none")]
    [InlineData("lost alias", KeyManager.Customer, "unknown none")]
    [InlineData("key of another account", KeyManager.Customer, "unknown none")]
    public void A_named_key_is_followed_to_whoever_manages_it(string named, KeyManager? manager, string said)
    {
        KeyAlias alias = new("alias") { Kind = Thing, Name = "alias", Account = "1", Region = "here", Target = KeyNamed("key") };
        KeyAlias lost = alias with { Id = "lost alias", Target = Lost<Ref<EncryptionKey>>() };
        var store = Store() with { AtRest = Known(AtRest.NamedKey), Key = KeyNamed(named) };
        Assert.StartsWith(said, Said<DataStoreKeyIsStrongEnough>(store, null, Key() with { Manager = Maybe(manager) }, alias, lost), StringComparison.Ordinal);
    }

    [Fact]
    public void A_bucket_speaks_of_its_default() => Assert.Equal(
        "fail high: restricted data lies behind a key that the provider owns by default", Said<DataStoreKeyIsStrongEnough>(Store() with { AtRest = Known(AtRest.ProviderOwnedKey), EncryptsByDefault = true }));

    [Fact]
    public void Data_that_lies_elsewhere_is_judged_there() => Assert.StartsWith("notApplicable", Said<DataStoreKeyIsStrongEnough>(Store() with { StorageOf = Known<string?>("cluster") }), StringComparison.Ordinal);

    [Fact]
    public void The_whole_trace_of_a_named_key() => Assert.Equal(
        """
        Encryption strength | whose storage holds the data | none
        Encryption strength | encrypted at rest | named key
        Encryption strength | key | key
        Encryption strength | who manages the key | provider
        Encryption strength | is a key of one's own demanded | required
        Risk assessment | environment | production
        Risk assessment | data classification | restricted
        = fail high: restricted data lies behind a key that the provider manages
        """,
        Trace(Asked<DataStoreKeyIsStrongEnough>(Store() with { AtRest = Known(AtRest.NamedKey), Key = KeyNamed("key") }, null, Key() with { Manager = Known(KeyManager.Provider) })), ignoreLineEndingDifferences: true);
}
