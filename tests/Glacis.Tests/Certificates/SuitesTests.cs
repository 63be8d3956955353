// What the name of a suite says of it, and that the tables are whole.
using Glacis.Certificates;
using Glacis.Inventory;
using Xunit;

namespace Glacis.Tests.Certificates;

public sealed class SuitesTests
{
    [Theory]
    [InlineData(0x1301, "TLS_AES_128_GCM_SHA256", WeakestSuite.Sound, "FS AEAD known")]
    [InlineData(0xC02F, "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", WeakestSuite.Sound, "FS AEAD known RSA")]
    [InlineData(0xCCA9, "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256", WeakestSuite.Sound, "FS AEAD known ECDSA")]
    [InlineData(0x0033, "TLS_DHE_RSA_WITH_AES_128_CBC_SHA", WeakestSuite.Sound, "FS known RSA")]
    [InlineData(0x0032, "TLS_DHE_DSS_WITH_AES_128_CBC_SHA", WeakestSuite.Sound, "FS known DSS")]
    [InlineData(0x009C, "TLS_RSA_WITH_AES_128_GCM_SHA256", WeakestSuite.Sound, "AEAD known RSA")]
    [InlineData(0xC004, "TLS_ECDH_ECDSA_WITH_AES_128_CBC_SHA", WeakestSuite.Sound, "known ECDSA")]
    [InlineData(0xC077, "TLS_ECDHE_RSA_WITH_CAMELLIA_256_CBC_SHA384", WeakestSuite.Sound, "FS RSA")]
    [InlineData(0x000A, "TLS_RSA_WITH_3DES_EDE_CBC_SHA", WeakestSuite.SmallBlocks, "RSA")]
    [InlineData(0x0005, "TLS_RSA_WITH_RC4_128_SHA", WeakestSuite.Rc4, "RSA")]
    [InlineData(0x0003, "TLS_RSA_EXPORT_WITH_RC4_40_MD5", WeakestSuite.Broken, "RSA")]
    [InlineData(0x0014, "TLS_DHE_RSA_EXPORT_WITH_DES40_CBC_SHA", WeakestSuite.Broken, "FS RSA")]
    [InlineData(0x0009, "TLS_RSA_WITH_DES_CBC_SHA", WeakestSuite.Broken, "RSA")]
    [InlineData(0x0007, "TLS_RSA_WITH_IDEA_CBC_SHA", WeakestSuite.Broken, "RSA")]
    [InlineData(0x0034, "TLS_DH_anon_WITH_AES_128_CBC_SHA", WeakestSuite.Unauthenticated, "FS known")]
    [InlineData(0xC018, "TLS_ECDH_anon_WITH_AES_128_CBC_SHA", WeakestSuite.Unauthenticated, "FS known")]
    [InlineData(0x003B, "TLS_RSA_WITH_NULL_SHA256", WeakestSuite.Unencrypted, "RSA")]
    [InlineData(0x0000, "TLS_NULL_WITH_NULL_NULL", WeakestSuite.Unencrypted, "")]
    [InlineData(0xC0B4, "TLS_SHA256_SHA256", WeakestSuite.Unencrypted, "FS")]
    public void A_suite(int code, string name, WeakestSuite weakness, string said)
    {
        var it = TlsTables.Suite((ushort)code);
        Assert.Equal((name, weakness), (it.Name, it.Weakness));
        Assert.Equal(said, string.Join(' ', new[] { it.IsForwardSecret ? "FS" : "", it.IsAuthenticated ? "AEAD" : "", it.IsMainstream ? "known" : "", it.Proof }.Where(static word => word.Length > 0)));
    }

    [Theory]
    [InlineData(0x11EC, "X25519MLKEM768", true)]
    [InlineData(0x11EB, "SecP256r1MLKEM768", true)]
    [InlineData(0x11ED, "SecP384r1MLKEM1024", true)]
    [InlineData(0x6399, "X25519Kyber768Draft00", true)]
    [InlineData(0x001D, "x25519", false)]
    [InlineData(0x0100, "ffdhe2048", false)]
    public void A_group(int code, string name, bool isPostQuantum) => Assert.Equal((name, isPostQuantum), (TlsTables.Group((ushort)code).Name, TlsTables.Group((ushort)code).IsPostQuantum));

    [Theory]
    [InlineData("secp192r1", 192)]
    [InlineData("sect163k1", 163)]
    [InlineData("brainpoolP512r1", 512)]
    [InlineData("x25519", 253)]
    [InlineData("ffdhe8192", 8192)]
    public void The_size_of_a_group(string name, int bits) => Assert.Equal(bits, TlsTables.Group(name).Bits);

    [Fact]
    public void What_the_tables_lack_goes_by_its_number_there_and_back()
    {
        Assert.Equal("0x5A5B", TlsTables.Suite(0x5A5B).Name);
        Assert.Equal(0x5A5B, TlsTables.Suite("0x5A5B").Code);
        Assert.Equal(0x5A5B, TlsTables.Group(TlsTables.Group(0x5A5B).Name).Code);
    }

    [Fact]
    public void No_number_stands_twice()
    {
        Assert.True(TlsTables.Suites.Count > 390 && TlsTables.Groups.Count > 40);
        Assert.Distinct(TlsTables.Suites.Select(static it => it.Code));
        Assert.Distinct(TlsTables.Groups.Select(static it => it.Code));
    }
}
