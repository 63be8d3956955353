// The tables of the checks on endpoints: what was observed, and what it comes to.
using Glacis.Checks.Endpoints;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Verdicts;
using Xunit;
using static Glacis.Tests.Checks.Asking;

namespace Glacis.Tests.Checks.Endpoints;

public sealed class EndpointTables
{
    static Endpoint Endpoint() => new("tls://www.example.test:443")
    {
        Kind = Thing, Name = "www.example.test:443", Account = "1", Region = "here", Speaks = Known(Speech.Tls), Plain = Known(PlainHttp.Closed),
        AcceptsSsl3 = Known(false), AcceptsTls10 = Known(false), AcceptsTls11 = Known(false), AcceptsTls12 = Known(true), AcceptsTls13 = Known(true),
        WeakestSuite = Known(WeakestSuite.Sound), WeakestNames = Known<string?>("TLS_A"), ForwardSecret = Known(Share.All), Authenticated = Known(Share.All), Mainstream = Known(Share.All),
        Exchange = Known(ExchangeStrength.Strong), WeakestGroup = Known<string?>("x25519"), PostQuantum = Known(true), Certificates = Known(Serving.Good), Seen = Known(World.Now.AddDays(-30)), MustStaple = Known(false), Staples = Known(false),
        Addresses = Known(Likeness.One), Differences = Known<string?>(null), StrictTransport = Known(StrictTransport.Long), ClientCertificate = Known(ClientCertificate.NotAsked),
    };

    static bool? Bit(char it) => it switch { '1' => true, '0' => false, _ => null };

    [Theory]
    [InlineData("00011", "pass none: it accepts TLS 1.2 and 1.3, and nothing older")]
    [InlineData("00010", "pass none: it accepts TLS 1.2, and nothing older")]
    [InlineData("00001", "pass none: it accepts TLS 1.3 alone")]
    [InlineData("0001?", "pass none: it accepts nothing older than TLS 1.2")]
    [InlineData("00111", "fail high: it accepts TLS 1.1")]
    [InlineData("01111", "fail high: it accepts TLS 1.0 and TLS 1.1")]
    [InlineData("01000", "fail high: it accepts TLS 1.0")]
    [InlineData("11111", "fail critical: it accepts SSL 3.0 and TLS 1.0 and TLS 1.1")]
    [InlineData("?1011", "fail high: it accepts TLS 1.0")]
    [InlineData("?0011", "unknown none: cannot tell: accepts SSL 3.0 is not known, because not allowed to ask")]
    [InlineData("0?011", "unknown none: cannot tell: accepts TLS 1.0 is not known, because not allowed to ask")]
    [InlineData("000??", "unknown none: cannot tell: accepts TLS 1.3 is not known, because not allowed to ask")]
    [InlineData("00000", "fail low: it speaks TLS, and accepts none of its versions from us")]
    public void Versions_from_SSL_3_to_TLS_1_3(string accepts, string said) => Assert.Equal(said, Said<EndpointProtocolsAreModern>(Endpoint() with
    {
        AcceptsSsl3 = Maybe(Bit(accepts[0])),
        AcceptsTls10 = Maybe(Bit(accepts[1])),
        AcceptsTls11 = Maybe(Bit(accepts[2])),
        AcceptsTls12 = Maybe(Bit(accepts[3])),
        AcceptsTls13 = Maybe(Bit(accepts[4])),
    }));

    [Theory]
    [InlineData(WeakestSuite.Unencrypted, "fail critical: it accepts suites that do not encrypt: TLS_A")]
    [InlineData(WeakestSuite.Unauthenticated, "fail critical: it accepts suites in which nobody proves who they are: TLS_A")]
    [InlineData(WeakestSuite.Broken, "fail critical: it accepts suites that were broken long ago: TLS_A")]
    [InlineData(WeakestSuite.Rc4, "fail high: it accepts RC4, which leaks what it encrypts (RFC 7465): TLS_A")]
    [InlineData(WeakestSuite.SmallBlocks, "fail medium: it accepts ciphers with blocks of 64 bits (SWEET32): TLS_A")]
    [InlineData(WeakestSuite.Sound, "pass none: all suites have forward secrecy and authenticated encryption")]
    public void The_weakest_suite_decides(WeakestSuite weakest, string said) => Assert.Equal(said, Said<EndpointSuitesAreStrong>(Endpoint() with { WeakestSuite = Known(weakest) }));

    [Theory]
    [InlineData(Share.None, Share.All, Share.All, "fail medium: no suite has forward secrecy")]
    [InlineData(Share.All, Share.None, Share.All, "fail low: all suites are of the old kind")]
    [InlineData(Share.All, Share.All, Share.None, "fail low: all suites have ciphers that hardly anybody")]
    [InlineData(Share.Some, Share.Some, Share.Some, "pass low: suites are sound; some have no forward secrecy")]
    [InlineData(Share.All, Share.Some, Share.All, "pass low: suites are sound; some are of the old kind")]
    [InlineData(Share.All, Share.All, Share.Some, "pass low: suites are sound; some have ciphers that hardly")]
    public void Sound_suites_may_still_be_old_fashioned(Share secret, Share authenticated, Share mainstream, string said) =>
        Assert.StartsWith(said, Said<EndpointSuitesAreStrong>(Endpoint() with { ForwardSecret = Known(secret), Authenticated = Known(authenticated), Mainstream = Known(mainstream) }), StringComparison.Ordinal);

    [Theory]
    [InlineData(ExchangeStrength.Broken, "fail critical: keys are exchanged in a group that is broken in public: x25519")]
    [InlineData(ExchangeStrength.Short, "fail high: keys are exchanged in a group that is too small: x25519")]
    [InlineData(ExchangeStrength.Strong, "pass none: keys are exchanged in large groups, and a quantum computer does not break all of them")]
    [InlineData(ExchangeStrength.NotEphemeral, "notApplicable none: no keys are exchanged anew; that there is no forward secrecy is judged with the suites")]
    public void The_weakest_group_decides(ExchangeStrength exchange, string said) => Assert.Equal(said, Said<EndpointKeyExchangeIsStrong>(Endpoint() with { Exchange = Known(exchange) }));

    [Fact]
    public void A_group_that_withstands_a_quantum_computer_is_told_and_not_demanded() =>
        Assert.Equal("pass none: keys are exchanged in large groups; none of them withstands a quantum computer", Said<EndpointKeyExchangeIsStrong>(Endpoint() with { PostQuantum = Known(false) }));

    [Theory]
    [InlineData(StrictTransport.Absent, "fail low: Strict-Transport-Security is not sent")]
    [InlineData(StrictTransport.Short, "fail low: Strict-Transport-Security is sent for less than half a year")]
    [InlineData(StrictTransport.Long, "pass none: Strict-Transport-Security is sent for half a year or more")]
    [InlineData(StrictTransport.NotHttp, "notApplicable none: no HTTP is spoken within TLS")]
    public void Browsers_are_told_to_stay(StrictTransport strict, string said) => Assert.Equal(said, Said<EndpointIsStrictAboutTransport>(Endpoint() with { StrictTransport = Known(strict) }));

    [Theory]
    [InlineData(PlainHttp.NotBeside, "notApplicable none: no plain port belongs to this one")]
    [InlineData(PlainHttp.Closed, "pass none: plain HTTP is not served beside it")]
    [InlineData(PlainHttp.Redirects, "pass none: plain HTTP is sent on to HTTPS")]
    [InlineData(PlainHttp.RedirectsInTheClear, "fail medium: plain HTTP is sent on in the clear")]
    [InlineData(PlainHttp.Serves, "fail medium: plain HTTP gets an answer in the clear beside it")]
    public void Plain_HTTP_beside_it(PlainHttp plain, string said) => Assert.Equal(said, Said<EndpointRedirectsPlainHttp>(Endpoint() with { Plain = Known(plain) }));

    [Theory]
    [InlineData(Speech.Tls, PlainHttp.Closed, "pass none: TLS is spoken")]
    [InlineData(Speech.PlainHttp, PlainHttp.Redirects, "pass none: it speaks HTTP in the clear, and only sends on to HTTPS")]
    [InlineData(Speech.PlainHttp, PlainHttp.Serves, "fail high: it speaks HTTP in the clear")]
    [InlineData(Speech.PlainHttp, PlainHttp.RedirectsInTheClear, "fail high: it speaks HTTP in the clear")]
    [InlineData(Speech.SomethingElse, PlainHttp.Closed, "fail high: it answers in the clear, and not with TLS")]
    public void What_is_spoken(Speech speaks, PlainHttp plain, string said) => Assert.Equal(said, Said<EndpointSpeaksTls>(Endpoint() with { Speaks = Known(speaks), Plain = Known(plain) }));

    [Fact]
    public void A_client_that_must_prove_itself_is_no_error() =>
        Assert.Equal("pass none: TLS is spoken, and a certificate of the client is asked for", Said<EndpointSpeaksTls>(Endpoint() with { ClientCertificate = Known(ClientCertificate.Asked) }));

    [Theory]
    [InlineData(false, false, "pass none: the certificate demands no stapled proof")]
    [InlineData(true, true, "pass none: the certificate demands a stapled proof, and one is served")]
    [InlineData(true, false, "fail high: the certificate demands a stapled proof of not being revoked, and none is served")]
    [InlineData(true, null, "unknown none: cannot tell: a proof was stapled is not known, because not allowed to ask")]
    public void A_demand_for_a_stapled_proof(bool must, bool? staples, string said) => Assert.Equal(said, Said<EndpointStaplesWhenItMust>(Endpoint() with { MustStaple = Known(must), Staples = Maybe(staples) }));

    [Theory]
    [InlineData(Likeness.One, "notApplicable none: it has one address")]
    [InlineData(Likeness.Alike, "pass none: all of its addresses that let anybody in answer alike")]
    [InlineData(Likeness.OtherCertificates, "fail low: its addresses serve different certificates: here and there")]
    [InlineData(Likeness.OtherSuites, "fail medium: its addresses take different suites: here and there")]
    [InlineData(Likeness.OtherVersions, "fail medium: its addresses accept different versions: here and there")]
    [InlineData(Likeness.OlderVersions, "fail high: one of its addresses is older than the others: here and there")]
    [InlineData(Likeness.OtherSpeech, "fail high: its addresses do not all speak TLS: here and there")]
    [InlineData(null, "unknown none: cannot tell: how its addresses answer is not known, because not allowed to ask")]
    public void All_addresses_of_a_name(Likeness? likeness, string said) =>
        Assert.Equal(said, Said<EndpointAddressesAnswerAlike>(Endpoint() with { Addresses = Maybe(likeness), Differences = Known<string?>("here and there") }));

    [Fact]
    public void The_served_certificate()
    {
        Assert.StartsWith("pass", Said<EndpointCertificateIsGood>(Endpoint()), StringComparison.Ordinal);
        Assert.StartsWith("fail critical", Said<EndpointCertificateIsGood>(Endpoint() with { Certificates = Known(Serving.Expired) }), StringComparison.Ordinal);
        Assert.StartsWith("fail high", Said<EndpointCertificateIsGood>(Endpoint() with { Certificates = Known(Serving.Untrusted) }), StringComparison.Ordinal);
        Assert.StartsWith("fail", Said<EndpointCertificateIsGood>(Endpoint() with { Certificates = Known(Serving.Garbage) }), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_no_TLS_is_spoken_the_rest_does_not_apply()
    {
        var plain = Endpoint() with { Speaks = Known(Speech.PlainHttp) };
        Assert.All(new[] { Asked<EndpointProtocolsAreModern>(plain), Asked<EndpointSuitesAreStrong>(plain), Asked<EndpointKeyExchangeIsStrong>(plain), Asked<EndpointCertificateIsGood>(plain), Asked<EndpointIsStrictAboutTransport>(plain) },
            static it => Assert.Equal(Outcome.NotApplicable, it.Outcome));
    }

    [Fact]
    public void Who_does_not_answer_is_unknown_to_every_check()
    {
        var silent = Endpoint() with { Speaks = Lost<Speech>() };
        Assert.All(Walk.Checks.Where(static it => it.Asks == typeof(Endpoint)), it => Assert.Equal(Outcome.Unknown, new Judging(new([], Intent.None, Known(World.Now), static _ => Denied), [it]).Judge(silent).Single().Outcome));
    }
}

/// <summary>Configuration against endpoint.</summary>
public sealed class AgreementTables
{
    static Endpoint Endpoint(string accepts, string? serial = "0a1b") => new("tls://www.example.test:443")
    {
        Kind = Thing, Name = "www.example.test:443", Account = "1", Region = "here", ShownBy = Known<string?>("listener"), Listener = Known(new Ref<Listener>("listener")), Speaks = Known(Speech.Tls), Serial = Known(serial),
        AcceptsSsl3 = Bit(accepts[0]), AcceptsTls10 = Bit(accepts[1]), AcceptsTls11 = Bit(accepts[2]), AcceptsTls12 = Bit(accepts[3]), AcceptsTls13 = Bit(accepts[4]),
    };

    static Fact<bool> Bit(char it) => it == '?' ? Lost<bool>() : Known(it == '1');

    static Listener Listener(TlsVersion oldest, params string[] certificates) => new("listener") { Kind = Thing, Name = "listener", Account = "1", Region = "here", Oldest = Known(oldest), Certificates = Many<string>.All(certificates, At) };

    static Certificate Certificate(string id, Fact<string?> serial) => new(id) { Kind = Thing, Name = id, Account = "1", Region = "here", Serial = serial };

    [Theory]
    [InlineData(TlsVersion.Tls12, "00011", "pass none: listener and endpoint agree: TLS 1.2 and newer")]
    [InlineData(TlsVersion.Tls13, "00001", "pass none: listener and endpoint agree: TLS 1.3 and newer")]
    [InlineData(TlsVersion.Tls10, "01111", "pass none: listener and endpoint agree: TLS 1.0 and newer")]
    [InlineData(TlsVersion.Tls12, "01111", "fail high: its listener is configured for TLS 1.2 and newer, and the endpoint accepts TLS 1.0")]
    [InlineData(TlsVersion.Tls12, "?0111", "fail high: its listener is configured for TLS 1.2 and newer, and the endpoint accepts TLS 1.1")]
    [InlineData(TlsVersion.Tls10, "00011", "fail medium: its listener is configured for TLS 1.0 and newer, and the endpoint refuses TLS 1.0")]
    [InlineData(TlsVersion.Tls12, "?0011", "unknown none: cannot tell: accepts SSL 3.0 is not known, because not allowed to ask")]
    [InlineData(TlsVersion.Tls12, "000?1", "unknown none: cannot tell: accepts TLS 1.2 is not known, because not allowed to ask")]
    public void The_policy_of_the_listener_against_what_is_accepted(TlsVersion oldest, string accepts, string said) => Assert.Equal(said, Said<EndpointAcceptsWhatItsListenerAllows>(Endpoint(accepts), null, Listener(oldest)));

    [Fact]
    public void The_serial_number_served_against_those_configured()
    {
        Assert.Equal("pass none: the certificate that is configured is served (serial number 0a1b)", Said<EndpointServesItsConfiguredCertificate>(Endpoint("00011"), null, Listener(TlsVersion.Tls12, "c1", "c2"), Certificate("c1", Known<string?>("ff")), Certificate("c2", Known<string?>("0a1b"))));
        Assert.Equal("fail high: serial number 0a1b is served, and ff is configured", Said<EndpointServesItsConfiguredCertificate>(Endpoint("00011"), null, Listener(TlsVersion.Tls12, "c1"), Certificate("c1", Known<string?>("ff"))));
        Assert.StartsWith("pass", Said<EndpointServesItsConfiguredCertificate>(Endpoint("00011"), null, Listener(TlsVersion.Tls12, "other"), Certificate("c1", Known<string?>("0a1b")) with { OtherId = Known<string?>("other") }), StringComparison.Ordinal);
        Assert.StartsWith("unknown", Said<EndpointServesItsConfiguredCertificate>(Endpoint("00011"), null, Listener(TlsVersion.Tls12, "c1"), Certificate("c1", Lost<string?>())), StringComparison.Ordinal);
        Assert.StartsWith("unknown", Said<EndpointServesItsConfiguredCertificate>(Endpoint("00011"), null, Listener(TlsVersion.Tls12, "c1")), StringComparison.Ordinal);
        Assert.StartsWith("unknown", Said<EndpointServesItsConfiguredCertificate>(Endpoint("00011")), StringComparison.Ordinal);
    }
}
