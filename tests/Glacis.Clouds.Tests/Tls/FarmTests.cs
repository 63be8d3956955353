// Every endpoint of the farm, and the verdict that it must get.
using System.Net;
using Glacis.Certificates;
using Glacis.Clouds.Tls;
using Glacis.Facts;
using Glacis.Verdicts;
using Xunit;

namespace Glacis.Clouds.Tests.Tls;

public sealed class FarmTests(Farm farm) : IClassFixture<Farm>
{
    [Theory]
    [InlineData("good-rsa", "")]
    [InlineData("good-p256", "")]
    [InlineData("good-p384", "")]
    [InlineData("good-ed25519", "")]
    [InlineData("good-rsa3072", "")]
    [InlineData("good-rsa4096", "")]
    [InlineData("rsa8192", "")]
    [InlineData("wildcard", "")]
    [InlineData("reversed", "")]
    [InlineData("with-root", "")]
    [InlineData("with-another", "")]
    [InlineData("thousand-names", "")]
    [InlineData("sni", "")]
    [InlineData("tls12", "")]
    [InlineData("tls13", "")]
    [InlineData("dh2048", "")]
    [InlineData("client-wanted", "")]
    [InlineData("strict", "")]
    [InlineData("two-keys", "")]
    [InlineData("e3", "")]
    [InlineData("long", "")]
    [InlineData("expired", "critical certificate-is-good")]
    [InlineData("five-days", "high certificate-is-good")]
    [InlineData("twenty-five-days", "medium certificate-is-good")]
    [InlineData("not-yet", "high certificate-is-good")]
    [InlineData("self-signed", "high certificate-is-good")]
    [InlineData("unknown-root", "high certificate-is-good")]
    [InlineData("wrong-name", "high certificate-is-good")]
    [InlineData("wildcard-of-local", "high certificate-is-good")]
    [InlineData("no-san", "high certificate-is-good")]
    [InlineData("incomplete", "high certificate-is-good")]
    [InlineData("expired-intermediate", "critical certificate-is-good")]
    [InlineData("sha1", "high certificate-is-good")]
    [InlineData("sha1-intermediate", "high certificate-is-good")]
    [InlineData("md5", "critical certificate-is-good")]
    [InlineData("rsa1024", "critical certificate-is-good")]
    [InlineData("rsa512", "critical certificate-is-good")]
    [InlineData("rsa2047", "medium certificate-is-good")]
    [InlineData("p192", "high certificate-is-good")]
    [InlineData("p224", "high certificate-is-good")]
    [InlineData("dsa", "high certificate-is-good")]
    [InlineData("authority-as-leaf", "high certificate-is-good")]
    [InlineData("for-clients", "high certificate-is-good")]
    [InlineData("must-staple", "high staples-when-it-must")]
    [InlineData("must-staple-tls13", "high staples-when-it-must")]
    [InlineData("must-staple-stapled", "")]
    [InlineData("must-staple-stapled-tls13", "")]
    [InlineData("tls10", "high protocols-are-modern")]
    [InlineData("tls11", "high protocols-are-modern")]
    [InlineData("tls10-to-13", "high protocols-are-modern")]
    [InlineData("null", "critical suites-are-strong")]
    [InlineData("anonymous", "critical suites-are-strong")]
    [InlineData("static-rsa", "medium suites-are-strong")]
    [InlineData("cbc", "low suites-are-strong")]
    [InlineData("camellia", "low suites-are-strong")]
    [InlineData("dh1024", "high key-exchange-is-strong")]
    [InlineData("rc4", "high suites-are-strong")]
    [InlineData("triple-des", "medium suites-are-strong")]
    [InlineData("dh512", "critical key-exchange-is-strong")]
    public async Task Gets_its_verdict(string name, string fails)
    {
        var seen = await Loopback.AskAsync(farm.Port(name), farm.Authority);
        var got = Loopback.Fails(seen);
        // What stands beside the row's own fault (the CBC suites of TLS 1.0) may be less, never more.
        if (fails.Length == 0) Assert.Equal("", string.Join(", ", got.Split(", ").Where(static it => !it.StartsWith("low ", StringComparison.Ordinal))));
        else Assert.StartsWith(fails, got, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("incomplete", "the certificate of the issuer, CN=intermediate", "unknown-root")]
    [InlineData("expired", "expired", "not-yet")]
    [InlineData("wrong-name", "stands for other.test.local", "self-signed")]
    [InlineData("expired-intermediate", "expired-intermediate", "expired")]
    public async Task Faults_of_certificates_are_told_apart(string name, string word, string other)
    {
        var said = Loopback.Of(await Loopback.AskAsync(farm.Port(name), farm.Authority), "certificate-is-good").Reason;
        Assert.Contains(word, said, StringComparison.Ordinal);
        Assert.NotEqual(said, Loopback.Of(await Loopback.AskAsync(farm.Port(other), farm.Authority), "certificate-is-good").Reason);
    }

    // Advice and information, which fail nothing.
    [Theory]
    [InlineData("reversed", "does not stand right after the certificate that it issued")]
    [InlineData("with-root", "is served, too, which no client needs")]
    [InlineData("with-another", "CN=other-root is served, too, which no client needs")]
    [InlineData("e3", "exponent")]
    [InlineData("rsa8192", "8192")]
    [InlineData("thousand-names", "1000")]
    [InlineData("long", "the certificate lasts 825 days; public ones issued on its day may last 200")]
    public async Task What_is_only_worth_knowing_is_said(string name, string words)
    {
        var verdict = Loopback.Of(await Loopback.AskAsync(farm.Port(name), farm.Authority), "certificate-is-good");
        var told = string.Join('\n', [verdict.Reason, .. verdict.Recommendations, .. verdict.Lines.Select(static it => $"{it.Question}: {Words.Say(it.Answer)}")]);
        Assert.True(told.Contains(words, StringComparison.Ordinal), told);
    }

    // Public authorities may not issue for so long; who runs his own decides for himself.
    [Fact]
    public async Task A_long_life_is_a_fault_below_a_public_root_alone()
    {
        var seen = await Loopback.AskAsync(farm.Port("long"), farm.Authority);
        Assert.Equal(Outcome.Pass, Loopback.Of(seen, "certificate-is-good").Outcome);
        Assert.Equal("medium certificate-is-good", Loopback.Fails(seen with { Anchors = [.. seen.Anchors.Select(static it => it with { IsPublic = true })] }));
    }

    [Theory]
    [InlineData("good-rsa", false)]
    [InlineData("tls13", false)]
    [InlineData("must-staple-stapled", true)]
    [InlineData("must-staple-stapled-tls13", true)]
    public async Task A_stapled_proof_is_seen_whatever_the_version(string name, bool staples) => Assert.Equal(staples, (await Loopback.AskAsync(farm.Port(name), farm.Authority)).Staples);

    [Theory]
    [InlineData("good-rsa", "beside-redirect", "pass none: all of its addresses that let anybody in answer alike")]
    [InlineData("good-rsa", "tls10-to-13", "fail high: one of its addresses is older than the others: 127.0.0.1:B accepts TLS 1.0, and 127.0.0.1:A refuses it")]
    [InlineData("tls10-to-13", "tls12", "fail high: one of its addresses is older than the others: 127.0.0.1:A accepts TLS 1.0, and 127.0.0.1:B refuses it")]
    [InlineData("good-rsa", "tls13", "fail medium: its addresses accept different versions: 127.0.0.1:A accepts TLS 1.2, and 127.0.0.1:B refuses it")]
    [InlineData("tls12", "null", "fail medium: its addresses take different suites: only 127.0.0.1:B takes ")]
    [InlineData("tls12", "must-staple", "fail medium: its addresses accept different versions: 127.0.0.1:B accepts TLS 1.3")]
    [InlineData("good-rsa", "must-staple", "fail low: its addresses serve different certificates: 127.0.0.1:B serves another certificate than 127.0.0.1:A")]
    [InlineData("good-rsa", "plain", "fail high: its addresses do not all speak TLS: 127.0.0.1:A speaks TLS, and 127.0.0.1:B plain HTTP")]
    [InlineData("good-rsa", "", "pass none: all of its addresses that let anybody in answer alike")]
    [InlineData("", "good-rsa", "pass none: all of its addresses that let anybody in answer alike")]
    public async Task Every_address_of_a_name_is_asked(string one, string other, string said)
    {
        var (a, b) = (one.Length > 0 ? farm.Port(one) : 1, other.Length > 0 ? farm.Port(other) : 1);
        var seen = await Loopback.AskAsync(a, farm.Authority, named: 4433, more: [new(Loopback.Name, 4433, IPAddress.Loopback, b)]);
        var verdict = Loopback.Of(seen, "addresses-answer-alike");
        Assert.StartsWith(said.Replace(":A", $":{a}", StringComparison.Ordinal).Replace(":B", $":{b}", StringComparison.Ordinal), $"{Words.Of(verdict.Outcome)} {Words.Of(verdict.Severity)}: {verdict.Reason}", StringComparison.Ordinal);
        Assert.Equal(b, one.Length > 0 ? int.Parse(seen.Others.Single().Address.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture) : b);
    }

    [Theory]
    [InlineData("strict", "pass none")]
    [InlineData("shortly-strict", "fail low")]
    [InlineData("good-rsa", "fail low")]
    [InlineData("client-wanted", "fail low")]
    public async Task Strict_transport(string name, string said)
    {
        var verdict = Loopback.Of(await Loopback.AskAsync(farm.Port(name), farm.Authority), "is-strict-about-transport");
        Assert.Equal(said, $"{Words.Of(verdict.Outcome)} {Words.Of(verdict.Severity)}");
    }

    [Theory]
    [InlineData("redirects", "pass none")]
    [InlineData("redirects-in-the-clear", "fail medium")]
    [InlineData("plain", "fail medium")]
    [InlineData("", "pass none")]
    public async Task The_plain_port_beside(string beside, string said)
    {
        var plain = new Elsewhere(Loopback.Name, 80, IPAddress.Loopback, beside.Length > 0 ? farm.Port(beside) : 1);
        var verdict = Loopback.Of(await Loopback.AskAsync(farm.Port("good-rsa"), farm.Authority, named: 443, more: plain), "redirects-plain-http");
        Assert.Equal(said, $"{Words.Of(verdict.Outcome)} {Words.Of(verdict.Severity)}");
    }

    [Theory]
    [InlineData("plain", "high speaks-tls")]
    [InlineData("redirects-in-the-clear", "high speaks-tls")]
    [InlineData("redirects", "")]
    public async Task Plain_HTTP_on_the_port_itself(string name, string fails) => Assert.Equal(fails, Loopback.Fails(await Loopback.AskAsync(farm.Port(name))));

    [Fact]
    public async Task A_client_that_must_prove_itself_is_no_error()
    {
        var seen = await Loopback.AskAsync(farm.Port("client-wanted"), farm.Authority);
        Assert.True(seen.AsksForClientCertificate);
        Assert.Contains("certificate of the client is asked for", Loopback.Of(seen, "speaks-tls").Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Both_chains_of_a_server_with_two_kinds_of_keys_are_seen() =>
        Assert.Equal(2, (await Loopback.AskAsync(farm.Port("two-keys"), farm.Authority)).Chains.Count);

    [Fact]
    public async Task What_is_heard_is_written_and_read_as_it_was()
    {
        var seen = await Loopback.AskAsync(farm.Port("tls10-to-13"), farm.Authority, named: 443, more: new Elsewhere(Loopback.Name, 80, IPAddress.Loopback, farm.Port("redirects")));
        var written = Written(seen);
        var read = ObservedJson.Read(written);
        Assert.NotNull(read);
        Assert.Equal(written, Written(read));
        Assert.Equal(Loopback.Judged(seen).Select(static it => (it.Check, it.Outcome, it.Reason)), Loopback.Judged(read).Select(static it => (it.Check, it.Outcome, it.Reason)));
    }

    static byte[] Written(ObservedEndpoint seen)
    {
        using var stream = new MemoryStream();
        using (var json = new System.Text.Json.Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            ObservedJson.WriteMembers(seen, json);
            json.WriteEndObject();
        }
        return stream.ToArray();
    }
}
