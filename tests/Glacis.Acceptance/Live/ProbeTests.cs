// assess --probe: what a listener is configured for against what its endpoint does; and glacis probe as a person and a program use it.
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Glacis.Acceptance.Faults;
using Glacis.Clouds.Tests.Support;
using Glacis.Clouds.Tests.Tls;
using Glacis.Facts;
using Glacis.Outputs;
using Glacis.Tests.Support;
using Glacis.Verdicts;
using NJsonSchema;
using Xunit;

namespace Glacis.Acceptance.Live;

public sealed class ProbeTests : IDisposable
{
    const string Name = "shop.example.test";

    readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    static X509Certificate2 Made(RSA key)
    {
        var request = new CertificateRequest($"CN={Name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(Name);
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-10), DateTimeOffset.UtcNow.AddDays(80));
    }

    [Fact]
    public async Task Where_listener_and_endpoint_disagree_both_sources_are_cited()
    {
        using var key = RSA.Create(2048);
        using var configured = Made(key);
        using var other = Made(key);
        // The listener is configured for TLS 1.2 and newer; the endpoint accepts TLS 1.0, and serves another certificate.
        using var endpoint = new Scripted(new Offers([0x0301, 0x0303], [0x002F]) { Certificate = other.RawData });
        await using var moto = await Moto.StartAsync(("MOTO_EC2_LOAD_DEFAULT_AMIS", "false"));
        string[] pem = [.. configured.ExportCertificatePem().Split('\n'), "---", .. key.ExportPkcs8PrivateKeyPem().Split('\n')];
        var made = await Python.LinesAsync("tests/Glacis.Acceptance/Live/balancer.py", pem, moto.Url, "ELBSecurityPolicy-TLS13-1-2-2021-06");
        var elsewhere = $"{made[0]}:443:127.0.0.1:{endpoint.Port}";
        var said = await Cli.RunAsync(scratch.Path, moto.Url, "assess", "aws", "--region", "us-east-1", "--probe", "--resolve", elsewhere, "-o", "bundle");
        Assert.True(said.Code is 3 or 4, said.ToString());
        Assert.Contains("--probe: asking 1 endpoint that listeners show", said.Err, StringComparison.Ordinal);

        var versions = Of("bundle", "endpoint-accepts-what-its-listener-allows");
        Assert.Equal((Outcome.Fail, Severity.High), (versions.Outcome, versions.Severity));
        Assert.Equal("its listener is configured for TLS 1.2 and newer, and the endpoint accepts TLS 1.0", versions.Reason);
        Assert.Contains(versions.Lines, static it => it.Source is Place { Answer.Call: "elbv2:DescribeSSLPolicies" or "elbv2:DescribeListeners" } or Conclusion);
        Assert.Contains(versions.Lines, static it => it.Source is Observation { At: Place { Answer.Call: "tls:Handshake" } });
        var serials = Of("bundle", "endpoint-serves-its-configured-certificate");
        Assert.Equal((Outcome.Fail, Severity.High), (serials.Outcome, serials.Severity));
        // The emulator writes the number in decimal digits, the cloud in hexadecimal ones.
        var number = System.Numerics.BigInteger.Parse($"0{configured.SerialNumber}", System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains(number.ToString(System.Globalization.CultureInfo.InvariantCulture), serials.Reason, StringComparison.Ordinal);
        Assert.Contains(other.SerialNumber.TrimStart('0').ToLowerInvariant(), serials.Reason, StringComparison.Ordinal);

        // The same endpoint, straight from the account.
        var straight = await Cli.RunAsync(scratch.Path, moto.Url, "probe", "--from", "aws", "--region", "us-east-1", "--resolve", elsewhere);
        Assert.True(straight.Code == 3 && straight.Out.StartsWith($"{Name}:443 at 127.0.0.1:{endpoint.Port}", StringComparison.Ordinal), straight.ToString());

        // Observations can be judged again, without the endpoint.
        endpoint.Dispose();
        Assert.Equal(0, (await Cli.RunAsync(scratch.Path, null, "evidence", "verify", "bundle")).Code);
        await Cli.RunAsync(scratch.Path, null, "assess", "bundle/recording", "-o", "again");
        Assert.Equal(File.ReadAllBytes(scratch.In($"bundle/{VerdictLine.FileName}")), File.ReadAllBytes(scratch.In($"again/{VerdictLine.FileName}")));

        var shown = await Cli.RunAsync(scratch.Path, null, "probe", "--from", "bundle/recording", "--resolve", elsewhere);
        Assert.True(shown.Code == 4 && shown.Out.StartsWith($"{Name}:443 at 127.0.0.1:", StringComparison.Ordinal), shown.ToString());

        // A recording, too, can be probed; an endpoint that does not answer is a gap.
        var silent = await Cli.RunAsync(scratch.Path, null, "assess", "bundle/recording", "--probe", "--resolve", elsewhere, "-o", "silent");
        Assert.True(silent.Code == 4, silent.ToString());
        Assert.Equal(Outcome.Unknown, Of("silent", "endpoint-accepts-what-its-listener-allows").Outcome);
    }

    [Fact]
    public async Task The_samples_shop_disagrees_with_its_listener_and_both_sources_are_cited()
    {
        using var key = RSA.Create(2048);
        using var other = Made(key);
        using var endpoint = new Scripted(new Offers([0x0301, 0x0303], [0x002F]) { Certificate = other.RawData });
        var said = await Cli.RunAsync(scratch.Path, null, "assess", Path.Combine(Expected.Root, "samples/acme"), "--probe", "--resolve", $"shop-prod-1.us-east-1.elb.amazonaws.com:443:127.0.0.1:{endpoint.Port}", "-o", "acme");
        Assert.True(said.Code == 3, said.ToString());
        var versions = Of("acme", "endpoint-accepts-what-its-listener-allows");
        Assert.Equal((Outcome.Fail, "its listener is configured for TLS 1.2 and newer, and the endpoint accepts TLS 1.0"), (versions.Outcome, versions.Reason));
        Assert.Equal(Outcome.Fail, Of("acme", "endpoint-serves-its-configured-certificate").Outcome);
        var explained = await Cli.RunAsync(scratch.Path, null, "explain", versions.Id.ToString(), "--in", "acme");
        Assert.Contains("tls:Handshake", explained.Out, StringComparison.Ordinal);
        Assert.Contains("elbv2:Describe", explained.Out, StringComparison.Ordinal);
        Assert.Equal(0, (await Cli.RunAsync(scratch.Path, null, "evidence", "verify", "acme")).Code);
    }

    Verdict Of(string bundle, string check)
    {
        using var lines = File.OpenRead(scratch.In($"{bundle}/{VerdictLine.FileName}"));
        return VerdictReader.ReadAll(lines).Single(it => it.Check == check);
    }

    [Fact]
    public async Task Lines_of_standard_input_are_answered_one_by_one_as_the_schema_says()
    {
        using var key = RSA.Create(2048);
        using var certificate = Made(key);
        using var good = new Scripted(new Offers([0x0303], [0x009C]) { Certificate = certificate.RawData });
        using var plain = new Scripted(static async (socket, limit) =>
        {
            await socket.ReceiveAsync(new byte[4096], limit);
            await socket.SendAsync("HTTP/1.1 200 OK\r\n\r\n"u8.ToArray(), limit);
        });
        var lines = $"127.0.0.1:{good.Port}\n# a comment\n\nnot a host!\n127.0.0.1:{plain.Port}\n[::1\n127.0.0.1:1\n";
        File.WriteAllText(scratch.In("lines"), lines);
        using var bench = new Support.Bench();
        var ran = bench.Shell($"glacis probe --format json - < '{scratch.In("lines")}'");
        Assert.Equal(2, ran.Code);
        var answers = ran.Out.TrimEnd('\n').Split('\n');
        var schema = await JsonSchema.FromFileAsync(Path.Combine(Expected.Root, "docs/schemas/endpoint.schema.json"), TestContext.Current.CancellationToken);
        Assert.All(answers, it => Assert.Empty(schema.Validate(it)));
        Assert.Equal(["tls", "error", "plainHttp", "error", "nothing"], answers.Select(static it => System.Text.Json.JsonDocument.Parse(it).RootElement is var root && root.TryGetProperty("speaks", out var speaks) ? speaks.GetString()! : root.TryGetProperty("error", out _) ? "error" : ""));
    }

    [Theory]
    [InlineData(4, "127.0.0.1:1")]
    [InlineData(0, "127.0.0.1:1", "--allow-incomplete")]
    [InlineData(2)]
    [InlineData(2, "--from", "nowhere")]
    [InlineData(2, "127.0.0.1:0")]
    [InlineData(2, "127.0.0.1:1", "--ca", "nowhere.pem")]
    [InlineData(2, "127.0.0.1:1", "--resolve", "nonsense")]
    [InlineData(2, "127.0.0.1:1", "--timeout", "0")]
    [InlineData(2, "127.0.0.1:1", "--starttls", "imap")]
    public async Task Ends_with_its_exit_code(int code, params string[] arguments)
    {
        var said = await Cli.RunAsync(scratch.Path, null, ["probe", .. arguments]);
        Assert.True(said.Code == code, said.ToString());
        Assert.DoesNotContain("   at ", said.Err, StringComparison.Ordinal);
    }
}
