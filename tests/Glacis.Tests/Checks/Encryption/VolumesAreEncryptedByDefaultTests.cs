// Encryption of new volumes by default, row by row.
using Glacis.Checks.Encryption;
using Glacis.Facts;
using Glacis.Inventory;
using Xunit;
using static Glacis.Tests.Checks.Asking;

namespace Glacis.Tests.Checks.Encryption;

public sealed class VolumesAreEncryptedByDefaultTests
{
    [Theory]
    [InlineData(true, "pass none: new volumes in this region are encrypted without being asked")]
    [InlineData(false, "fail medium: new volumes in this region are encrypted only if somebody asks for it")]
    [InlineData(null, "unknown none: cannot tell: are new volumes encrypted by default is not known, because not allowed to ask")]
    public void Rows(bool? encrypts, string said) => Assert.Equal(
        said, Said<VolumesAreEncryptedByDefault>(new VolumeDefault("here") { Kind = Thing, Name = "here", Account = "1", Region = "here", Encrypts = Maybe(encrypts) }));
}
