// Encryption in transit, row by row: listeners, the versions that they accept, databases that demand TLS.
using Glacis.Checks.Transit;
using Glacis.Inventory;
using Xunit;
using static Glacis.Tests.Checks.Asking;

namespace Glacis.Tests.Checks.Transit;

public sealed class TransitTables
{
    static Listener Listening() => new("listener")
    {
        Kind = Thing, Name = "web:443", Account = "1", Region = "here", Speaks = Known(ListenerSpeech.Https), InTheClear = Known(ClearText.Never), Oldest = Known(TlsVersion.Tls12),
        Certificate = Known(CertificatePresence.Present), Policy = Known<string?>("ELBSecurityPolicy-TLS13-1-2-2021-06"), IsPublic = Known(true),
    };

    [Theory]
    [InlineData(ListenerSpeech.Https, ClearText.Never, CertificatePresence.Present, true, "pass none: clients speak TLS with it")]
    [InlineData(ListenerSpeech.Tls, ClearText.Never, CertificatePresence.Present, true, "pass none: clients speak TLS with it")]
    [InlineData(ListenerSpeech.Https, ClearText.Never, CertificatePresence.Missing, true, "fail high: it is to speak TLS and has no certificate")]
    [InlineData(ListenerSpeech.Http, ClearText.Redirects, null, true, "pass none: who comes in the clear is redirected to HTTPS, or gets a fixed text, by every rule")]
    [InlineData(ListenerSpeech.Http, ClearText.Serves, null, true, "fail high: it serves content in the clear to the internet")]
    [InlineData(ListenerSpeech.Http, ClearText.Serves, null, false, "fail medium: it serves content in the clear")]
    [InlineData(ListenerSpeech.Http, ClearText.Serves, null, null, "unknown none: cannot tell: can the internet reach it is not known, because not allowed to ask")]
    [InlineData(ListenerSpeech.Https, ClearText.Serves, CertificatePresence.Present, true, "fail high: it serves content in the clear to the internet")]
    [InlineData(ListenerSpeech.Opaque, ClearText.Never, null, true, "notApplicable none: bytes are passed on as they come: whoever stands behind it speaks TLS, or does not")]
    public void What_is_said_in_the_clear(ListenerSpeech speech, ClearText clear, CertificatePresence? certificate, bool? isPublic, string said) => Assert.Equal(said, Said<ListenerEncryptsInTransit>(
        Listening() with { Speaks = Known(speech), InTheClear = Known(clear), Certificate = Maybe(certificate), IsPublic = Maybe(isPublic) }));

    [Theory]
    [InlineData(ListenerSpeech.Https, TlsVersion.Ssl3, "fail critical")]
    [InlineData(ListenerSpeech.Https, TlsVersion.Tls10, "fail high")]
    [InlineData(ListenerSpeech.Https, TlsVersion.Tls11, "fail high")]
    [InlineData(ListenerSpeech.Https, TlsVersion.Tls12, "pass none")]
    [InlineData(ListenerSpeech.Https, TlsVersion.Tls13, "pass none")]
    [InlineData(ListenerSpeech.Tls, TlsVersion.Tls10, "fail high")]
    [InlineData(ListenerSpeech.Tls, TlsVersion.Tls13, "pass none")]
    [InlineData(ListenerSpeech.Https, null, "unknown none")]
    [InlineData(ListenerSpeech.Http, TlsVersion.Tls10, "notApplicable none")]
    [InlineData(ListenerSpeech.Opaque, TlsVersion.Tls10, "notApplicable none")]
    public void The_oldest_version_accepted(ListenerSpeech speech, TlsVersion? oldest, string said) =>
        Assert.StartsWith(said, Said<ListenerTlsIsModern>(Listening() with { Speaks = Known(speech), Oldest = Maybe(oldest) }), StringComparison.Ordinal);

    [Theory]
    [InlineData(null, "default", TlsDemand.Demanded, "pass none: clients have to speak TLS")]
    [InlineData(null, "default", TlsDemand.Optional, "fail medium: clients may speak with it in the clear")]
    [InlineData(null, "default", null, "unknown none: cannot tell: is TLS demanded is not known, because not allowed to ask")]
    [InlineData(null, "other", TlsDemand.Demanded, "unknown none: cannot tell: is TLS demanded is not known, because its group of parameters is not among those that were listed")]
    [InlineData("cluster", "default", TlsDemand.Optional, "notApplicable none: the parameters of cluster decide, and are judged there")]
    public void Databases_that_demand_it(string? cluster, string parameters, TlsDemand? demand, string said)
    {
        var database = new DatabaseEndpoint("db") { Kind = Thing, Name = "db", Account = "1", Region = "here", DecidedBy = Known(cluster), Parameters = Known<string?>(parameters) };
        var group = new ParameterGroup("default") { Kind = Thing, Name = "default", Account = "1", Region = "here", Tls = Maybe(demand) };
        Assert.Equal(said, Said<DatabaseDemandsTls>(database, null, group));
    }

    [Theory]
    [InlineData(LineEncryption.Demanded, "pass none: the line passes on nothing in the clear")]
    [InlineData(LineEncryption.Offered, "conditional medium: the line encrypts only where the other end does")]
    [InlineData(LineEncryption.None, "fail low: the line passes on what it gets, in the clear if it comes so")]
    [InlineData(null, "unknown none: cannot tell: what it does with what passes it is not known")]
    public void Private_lines(LineEncryption? encryption, string said) =>
        Assert.StartsWith(said, Said<PrivateLineIsEncrypted>(new PrivateLine("line") { Kind = Thing, Name = "line", Account = "1", Region = "here", Encryption = Maybe(encryption) }), StringComparison.Ordinal);

    [Theory]
    [InlineData(TunnelGroup.Small, null, null, "fail medium: it takes groups of 1,024 bits, which whoever has the means reads")]
    [InlineData(TunnelGroup.Middling, true, false, "fail low: it takes IKEv1, which IKEv2 replaced twenty years ago")]
    [InlineData(TunnelGroup.Middling, false, false, "fail low: it takes groups of 1,536 bits")]
    [InlineData(TunnelGroup.Large, true, false, "fail low: it takes IKEv1, which IKEv2 replaced twenty years ago")]
    [InlineData(TunnelGroup.Large, false, true, "pass low: it takes large groups and IKEv2 alone")]
    [InlineData(TunnelGroup.Large, false, false, "pass none: it takes large groups, IKEv2 and SHA-2 alone")]
    [InlineData(TunnelGroup.Large, false, null, "unknown none: cannot tell: it takes SHA-1 is not known, because not allowed to ask")]
    [InlineData(null, false, false, "unknown none: cannot tell: the smallest group that it takes is not known, because not allowed to ask")]
    public void Tunnels(TunnelGroup? group, bool? old, bool? sha1, string said) => Assert.Equal(said, Said<TunnelMethodsAreStrong>(
        new Tunnel("vpn") { Kind = Thing, Name = "vpn", Account = "1", Region = "here", Smallest = Maybe(group), TakesOldExchange = Maybe(old), TakesSha1 = Maybe(sha1) }));
}
