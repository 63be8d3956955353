// Public snapshots, row by row.
using Glacis.Checks.Encryption;
using Glacis.Facts;
using Glacis.Inventory;
using Xunit;
using static Glacis.Tests.Checks.Asking;

namespace Glacis.Tests.Checks.Encryption;

public sealed class SnapshotIsNotPublicTests
{
    [Theory]
    [InlineData(false, "restricted", "pass none: it is not shared with everybody")]
    [InlineData(true, "restricted", "fail critical: anybody can restore this copy of restricted data")]
    [InlineData(true, "confidential, observed", "fail critical: anybody can restore this copy of confidential data, as its content shows")]
    [InlineData(true, "restricted, inferred", "fail high: anybody can restore this copy of data taken to be restricted")]
    [InlineData(true, "internal", "fail high: anybody can restore this copy of internal data")]
    [InlineData(true, "test", "fail medium: anybody can restore this copy of test data")]
    [InlineData(true, "public", "fail low: anybody can restore this copy of public data")]
    [InlineData(true, "?", "fail high: anybody can restore this copy of data that may be restricted")]
    [InlineData(null, "restricted", "unknown none: cannot tell: shared with everybody is not known, because not allowed to ask")]
    public void Rows(bool? shared, string data, string said) => Assert.Equal(said, Said<SnapshotIsNotPublic>(Snapshot() with { IsPublic = Maybe(shared), Data = Data(data) }));
}
