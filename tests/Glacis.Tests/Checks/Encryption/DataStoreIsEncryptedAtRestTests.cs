// The table of encryption at rest, row by row.
using Glacis.Checks.Encryption;
using Glacis.Facts;
using Glacis.Inventory;
using Xunit;
using static Glacis.Tests.Checks.Asking;

namespace Glacis.Tests.Checks.Encryption;

public sealed class DataStoreIsEncryptedAtRestTests
{
    [Theory]
    [InlineData("restricted", DeploymentEnvironment.Production, "fail critical: restricted data lies in the clear")]
    [InlineData("restricted", DeploymentEnvironment.Staging, "fail critical: restricted data lies in the clear")]
    [InlineData("restricted", DeploymentEnvironment.Development, "fail high: restricted data lies in the clear")]
    [InlineData("restricted", null, "fail critical: restricted data lies in the clear")]
    [InlineData("restricted, observed", DeploymentEnvironment.Production, "fail critical: restricted data, as its content shows lies in the clear")]
    [InlineData("restricted, inferred", DeploymentEnvironment.Production, "fail high: data taken to be restricted lies in the clear")]
    [InlineData("confidential", DeploymentEnvironment.Production, "fail high: confidential data lies in the clear")]
    [InlineData("internal", DeploymentEnvironment.Production, "fail medium: internal data lies in the clear")]
    [InlineData("anonymised", DeploymentEnvironment.Production, "fail medium: anonymised data lies in the clear")]
    [InlineData("test", DeploymentEnvironment.Development, "fail low: test data lies in the clear")]
    [InlineData("public", DeploymentEnvironment.Production, "fail low: public data lies in the clear")]
    [InlineData("?", DeploymentEnvironment.Production, "fail high: data that may be restricted lies in the clear")]
    [InlineData("?", null, "fail high: data that may be restricted lies in the clear")]
    public void In_the_clear(string data, DeploymentEnvironment? environment, string said) =>
        Assert.Equal(said, Said<DataStoreIsEncryptedAtRest>(Store() with { AtRest = Known(AtRest.Nothing), Data = Data(data), Environment = Maybe(environment) }));

    [Theory]
    [InlineData(AtRest.ProviderOwnedKey, "pass none: encrypted with a key that the provider owns")]
    [InlineData(AtRest.ProviderManagedKey, "pass none: encrypted with a key that the provider manages")]
    [InlineData(AtRest.CustomerKey, "pass none: encrypted with a key of the customer's own")]
    [InlineData(AtRest.NamedKey, "pass none: encrypted with a key that it names and that could not be read")]
    [InlineData(null, "unknown none: cannot tell: encrypted at rest is not known, because not allowed to ask")]
    public void Behind_a_key(AtRest? atRest, string said) => Assert.Equal(said, Said<DataStoreIsEncryptedAtRest>(Store() with { AtRest = Maybe(atRest) }));

    [Theory]
    [InlineData(KeyManager.Customer, "pass none: encrypted with a key of the customer's own, key")]
    [InlineData(KeyManager.Provider, "pass none: encrypted with a key that the provider manages, key")]
    [InlineData(null, "pass none: encrypted with a named key, key")]
    public void Whose_key_it_is_adds_to_the_sentence(KeyManager? manager, string said) =>
        Assert.Equal(said, Said<DataStoreIsEncryptedAtRest>(Store() with { AtRest = Known(AtRest.NamedKey), Key = KeyNamed("key") }, null, Key() with { Manager = Maybe(manager) }));

    [Fact]
    public void An_inherited_encryption_is_said() => Assert.Equal(
        "pass none: new data is encrypted by default with a key of the customer's own; it inherits this from its primary main; what was written before the default was set is as it was written, and not known until it is sampled",
        Said<DataStoreIsEncryptedAtRest>(Store() with { EncryptsByDefault = true, ReplicaOf = Known<string?>("main") }));

    [Fact]
    public void Data_that_lies_elsewhere_is_judged_there()
    {
        Assert.Equal("notApplicable none: the data lies in cluster, and is judged there", Said<DataStoreIsEncryptedAtRest>(Store() with { StorageOf = Known<string?>("cluster") }));
        Assert.StartsWith("unknown", Said<DataStoreIsEncryptedAtRest>(Store() with { StorageOf = Lost<string?>() }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Layer.Volume, true, "conditional medium")]
    [InlineData(Layer.Volume, false, "pass none")]
    [InlineData(Layer.Volume, null, "unknown none")]
    [InlineData(Layer.Service, true, "pass none")]
    [InlineData(Layer.Service, null, "pass none")]
    public void Volume_encryption_alone_is_not_enough_for_card_numbers(Layer layer, bool? inScope, string said)
    {
        var scope = inScope is { } known ? Known(known ? new Regulations([Regulations.PciDss]) : Regulations.None) : Lost<Regulations>();
        Assert.StartsWith(said, Said<DataStoreIsEncryptedAtRest>(Store() with { Layer = layer, Regulations = scope }), StringComparison.Ordinal);
    }

    [Fact]
    public void The_whole_trace_of_a_fail() => Assert.Equal(
        """
        Encryption status | whose storage holds the data | none
        Encryption status | encrypted at rest | nothing
        Risk assessment | environment | supposed production
        Risk assessment | data classification | restricted
        Risk assessment | regulations declared | none
        = fail critical: restricted data lies in the clear
        """,
        Trace(Asked<DataStoreIsEncryptedAtRest>(Store() with { AtRest = Known(AtRest.Nothing), Environment = Lost<DeploymentEnvironment>() })), ignoreLineEndingDifferences: true);
}
