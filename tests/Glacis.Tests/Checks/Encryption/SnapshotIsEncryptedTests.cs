// Snapshots at rest, row by row.
using Glacis.Checks.Encryption;
using Glacis.Facts;
using Glacis.Inventory;
using Xunit;
using static Glacis.Tests.Checks.Asking;

namespace Glacis.Tests.Checks.Encryption;

public sealed class SnapshotIsEncryptedTests
{
    [Theory]
    [InlineData(AtRest.CustomerKey, "restricted", "pass none: encrypted with a key of the customer's own")]
    [InlineData(AtRest.ProviderOwnedKey, "restricted", "pass none: encrypted with a key that the provider owns")]
    [InlineData(AtRest.NamedKey, "?", "pass none: encrypted with a named key")]
    [InlineData(AtRest.Nothing, "restricted", "fail critical: a copy of restricted data lies in the clear")]
    [InlineData(AtRest.Nothing, "restricted, inferred", "fail high: a copy of data taken to be restricted lies in the clear")]
    [InlineData(AtRest.Nothing, "internal", "fail medium: a copy of internal data lies in the clear")]
    [InlineData(AtRest.Nothing, "test", "fail low: a copy of test data lies in the clear")]
    [InlineData(AtRest.Nothing, "?", "fail high: a copy of data that may be restricted lies in the clear")]
    [InlineData(null, "test", "unknown none: cannot tell: encrypted at rest is not known, because not allowed to ask")]
    public void Rows(AtRest? atRest, string data, string said) => Assert.Equal(said, Said<SnapshotIsEncrypted>(Snapshot() with { AtRest = Maybe(atRest), Data = Data(data) }));

    [Fact]
    public void A_lost_origin_changes_nothing() => Assert.StartsWith("fail critical", Said<SnapshotIsEncrypted>(Snapshot() with { AtRest = Known(AtRest.Nothing), CopyOf = Lost<string?>() }), StringComparison.Ordinal);
}
