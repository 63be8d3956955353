// Agreement with sslscan and openssl s_client, where they can see the same. docs/probe.md has the table of what differs, and why.
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Xml.Linq;
using Glacis.Certificates;
using Glacis.Inventory;
using Xunit;

namespace Glacis.Clouds.Tests.Tls;

public sealed class AgreementTests(Farm farm) : IClassFixture<Farm>
{
    public static TheoryData<string> Endpoints =>
        ["good-rsa", "good-p256", "tls10", "tls11", "tls10-to-13", "tls12", "tls13", "null", "anonymous", "static-rsa", "cbc", "camellia", "dh1024", "dh2048", "two-keys", "rc4", "triple-des"];

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task Sslscan_sees_the_same_suites(string name)
    {
        var port = farm.Port(name);
        var theirs = await ScannedAsync(port);
        var seen = await Loopback.AskAsync(port, farm.Authority);
        var ours = seen.Versions.SelectMany(static version => version.Suites.Select(suite => $"{ObservedJson.NameOf(version.Version)} {suite.Code:X4}")).Order(StringComparer.Ordinal);
        Assert.Equal(string.Join('\n', theirs), string.Join('\n', ours));
    }

    static async Task<string[]> ScannedAsync(int port)
    {
        var xml = XDocument.Parse(await OutputAsync("sslscan", $"--no-colour --no-heartbleed --no-groups --sni-name={Loopback.Name} --xml=- 127.0.0.1:{port}"));
        return [.. xml.Descendants("cipher").Select(static it => $"{it.Attribute("sslversion")!.Value.Replace("v", " ", StringComparison.Ordinal)} {int.Parse(it.Attribute("id")!.Value.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture):X4}").Order(StringComparer.Ordinal)];
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task OpenSSL_accepts_the_same_versions(string name)
    {
        var port = farm.Port(name);
        var seen = await Loopback.AskAsync(port, farm.Authority);
        foreach (var (option, version) in new[] { ("-tls1", TlsVersion.Tls10), ("-tls1_1", TlsVersion.Tls11), ("-tls1_2", TlsVersion.Tls12), ("-tls1_3", TlsVersion.Tls13) })
            // RC4 and 3DES are compiled out of Debian's OpenSSL: it cannot see what has nothing else.
            if (name is not "rc4") Assert.Equal(await AcceptsAsync(port, option), seen.Of(version)!.Answer == VersionAnswer.Accepted);
    }

    static async Task<bool> AcceptsAsync(int port, string option)
    {
        var said = await OutputAsync("openssl", $"s_client -connect 127.0.0.1:{port} -servername {Loopback.Name} {option} -cipher ALL:COMPLEMENTOFALL:@SECLEVEL=0");
        return said.Contains("Cipher is", StringComparison.Ordinal) && !said.Contains("Cipher is (NONE)", StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenSSL_sees_the_same_certificate()
    {
        var seen = await Loopback.AskAsync(farm.Port("tls13"), farm.Authority);
        var pem = await OutputAsync("openssl", $"s_client -connect 127.0.0.1:{farm.Port("tls13")} -servername {Loopback.Name} -showcerts");
        var theirs = new System.Security.Cryptography.X509Certificates.X509Certificate2Collection();
        theirs.ImportFromPem(pem);
        Assert.Equal(theirs.Select(static it => Convert.ToHexString(it.RawData)), seen.Chains.Single().Select(static it => Convert.ToHexString(it.Span)));
    }

    static async Task<string> OutputAsync(string program, string arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true })!;
            process.StandardInput.Close();
            var (said, _) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            return await said;
        }
        catch (Win32Exception)
        {
            Assert.Skip($"skipped, because this is not installed: {program}");
            return "";
        }
    }
}
