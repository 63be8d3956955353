// What a person reads of glacis probe: a page for a shop that is mostly well, one for a machine from another time, one for silence; and a line for each.
using Glacis.Certificates;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Outputs;
using Glacis.Tests.Checks;
using Glacis.Tests.Support;
using Glacis.Verdicts;
using Xunit;

namespace Glacis.Tests.Outputs;

public sealed class EndpointTextTests
{
    static readonly DateTimeOffset At = new(2026, 3, 20, 8, 0, 0, TimeSpan.Zero);

    static IReadOnlyList<ReadOnlyMemory<byte>> Read(string name) => Pem.Certificates(File.ReadAllText(Path.Combine(Expected.Root, "tests/Glacis.Tests/Outputs/Served", name)));

    static ObservedVersion Version(TlsVersion version, params string[] suites) =>
        new(version, suites.Length > 0 ? VersionAnswer.Accepted : VersionAnswer.Refused, "") { Suites = [.. suites.Select(static it => TlsTables.Suite(it))], Preference = suites.Length > 1 ? Preference.Server : Preference.NotTold };

    static readonly string[] Modern = ["TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384", "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256"];

    static ObservedEndpoint Shop => new()
    {
        Name = "shop.example.test", Port = 443, Address = "192.0.2.7:443", At = At, Speaks = Spoken.Tls, Staples = false, AsksForClientCertificate = false, Handshake = "tls13 TLS_AES_256_GCM_SHA384", Alpn = "h2",
        Versions = [Version(TlsVersion.Ssl3), Version(TlsVersion.Tls10), Version(TlsVersion.Tls11), Version(TlsVersion.Tls12, Modern), Version(TlsVersion.Tls13, "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256", "TLS_AES_128_GCM_SHA256")],
        Groups = new([TlsTables.Group("X25519MLKEM768"), TlsTables.Group("x25519"), TlsTables.Group("secp256r1")], 0, ""),
        Chains = [Read("chain.pem")], Anchors = [new(Read("root.pem")[0], IsPublic: true)],
        Others = [new("192.0.2.8:443", "", []), new("[2001:db8::7]:443", ObservedEndpoint.Refusal, []) { IsClosed = true }],
        Http = new(200, "max-age=31536000; includeSubDomains", null), Plain = new(80, new(301, null, "https://shop.example.test/"), ""), Cost = new(64, 34, 51_234, 123_456),
    };

    static ObservedEndpoint Old => Shop with
    {
        Name = "old.example.test",
        Port = 8443,
        Address = "192.0.2.9:8443",
        Others = [new("192.0.2.10:8443", "", [new(Likeness.OlderVersions, "192.0.2.9:8443 accepts TLS 1.0, and 192.0.2.10:8443 refuses it")])],
        Handshake = "",
        Alpn = "",
        Http = null,
        WhyNoHttp = "the handshake could not be finished",
        Plain = new(0, null, ""),
        Versions = [Version(TlsVersion.Ssl3), Version(TlsVersion.Tls10, "TLS_RSA_WITH_3DES_EDE_CBC_SHA", "TLS_RSA_WITH_RC4_128_SHA"), Version(TlsVersion.Tls11), Version(TlsVersion.Tls12, "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256"), new(TlsVersion.Tls13, VersionAnswer.NotTold, "no answer within 5 s")],
        Groups = new([], 1024, ""),
        Chains = [[Read("chain.pem")[0]]],
    };

    static ObservedEndpoint Silent => new() { Name = "gone.example.test", Port = 443, Address = "", At = At, WhyNotTold = "there is no such name", Cost = new(0, 0, 0, 0) };

    static IReadOnlyList<Verdict> Judged(ObservedEndpoint seen)
    {
        var estate = new Estate([], Intent.None, Fact.Known(seen.At, new Observation("the clock of the probe", 1)), static id => new Unknown(Ignorance.NotLookedAt, $"{id} was not looked at"));
        return [.. new Judging(estate, [.. Walk.Checks.Where(static it => it.Asks == typeof(Endpoint))]).Judge(EndpointReading.Of(seen))];
    }

    [Theory]
    [InlineData(100)]
    [InlineData(60)]
    public void Reads_as_expected(int width)
    {
        using var page = new StringWriter { NewLine = "\n" };
        var text = new EndpointText(width, page);
        foreach (var seen in new[] { Shop, Old, Silent }) text.Write($"{seen.Name}:{seen.Port}", seen, Judged(seen));
        text.Write("not a host!", "it is no host name and no address");
        text.Close();
        Assert.DoesNotContain(page.ToString().Split('\n'), it => it.Length > width && !it.TrimStart().Contains("TLS_", StringComparison.Ordinal));
        Expected.Matches($"Outputs/Expected/probe-{width}.txt", page.ToString());
    }
}
