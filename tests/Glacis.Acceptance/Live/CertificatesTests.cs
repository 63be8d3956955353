// Certificates, listeners and databases of an emulated account, from the wire to verdicts and the calendar.
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Glacis.Acceptance.Faults;
using Glacis.Clouds.Tests.Support;
using Glacis.Facts;
using Glacis.Outputs;
using Xunit;

namespace Glacis.Acceptance.Live;

public sealed class CertificatesTests : IDisposable
{
    readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task What_an_account_keeps_and_serves_is_judged_and_stands_in_the_calendar()
    {
        await using var moto = await Moto.StartAsync(("MOTO_EC2_LOAD_DEFAULT_AMIS", "false"));
        WriteCertificates();
        await Python.LinesAsync("tests/Glacis.Clouds.Tests/Aws/certificates.py", [], moto.Url, scratch.In("leaf.pem"), scratch.In("leaf.key"), scratch.In("ca.pem"));

        File.WriteAllText(scratch.In("glacis.yaml"), "version: 1\ncertificates: { secrets: [\"tls/*\"] }\n");
        var assessed = await Cli.RunAsync(scratch.Path, moto.Url, "assess", "aws", "--region", "eu-west-1", "-o", "bundle");
        Assert.True(assessed.Code is 3 or 4, assessed.ToString());
        Assert.Equal(
            """
            certificate-is-renewed-in-time imported.example: fail low
            certificate-is-renewed-in-time requested.example: notApplicable none
            certificate-is-renewed-in-time tls/binary: fail low
            certificate-is-renewed-in-time tls/empty: unknown none
            certificate-is-renewed-in-time tls/web: fail low
            certificate-is-renewed-in-time uploaded: unknown none
            certificate-is-valid-and-strong imported.example: pass none
            certificate-is-valid-and-strong requested.example: notApplicable none
            certificate-is-valid-and-strong tls/binary: pass none
            certificate-is-valid-and-strong tls/empty: unknown none
            certificate-is-valid-and-strong tls/web: pass none
            certificate-is-valid-and-strong uploaded: unknown none
            database-authority-is-current orders: unknown none
            database-demands-tls orders: pass none
            listener-encrypts-in-transit classic:5432: notApplicable none
            listener-encrypts-in-transit classic:80: fail high
            listener-encrypts-in-transit net:443: pass none
            listener-encrypts-in-transit net:5432: notApplicable none
            listener-encrypts-in-transit web:443: pass none
            listener-encrypts-in-transit web:444: pass none
            listener-encrypts-in-transit web:8080: fail high
            listener-encrypts-in-transit web:80: pass none
            listener-encrypts-in-transit web:81: fail high
            listener-tls-is-modern classic:5432: notApplicable none
            listener-tls-is-modern classic:80: notApplicable none
            listener-tls-is-modern net:443: fail high
            listener-tls-is-modern net:5432: notApplicable none
            listener-tls-is-modern web:443: pass none
            listener-tls-is-modern web:444: fail high
            listener-tls-is-modern web:8080: notApplicable none
            listener-tls-is-modern web:80: notApplicable none
            listener-tls-is-modern web:81: notApplicable none
            """, string.Join('\n', Said()), ignoreLineEndingDifferences: true);
        NothingElseIsKept();
        Assert.Equal(0, (await Cli.RunAsync(scratch.Path, null, "evidence", "verify", "bundle")).Code);
        await CalendarAsync();
        await ReplacedAsync(moto);
    }

    // Three secrets are named and opened; the fourth is not. Of what they hold the certificates stay.
    void NothingElseIsKept()
    {
        var opened = Encoding.UTF8.GetString(Scratch.Files(scratch.Path)["bundle/recording/segments/123456789012/eu-west-1/secretsmanager-0001.seg"]);
        Assert.Equal(3, opened.Split("\"secretsmanager:GetSecretValue\"").Length - 1);
        Assert.Contains("BEGIN CERTIFICATE", opened, StringComparison.Ordinal);
        foreach (var (name, bytes) in Scratch.Files(scratch.Path).Where(static it => it.Key.StartsWith("bundle/", StringComparison.Ordinal)))
            foreach (var planted in new[] { "MARKER", "TUFSS0VS", "PRIVATE KEY" })
                Assert.False(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(planted)) >= 0, $"{name} holds {planted}");
    }

    // A second run, handed the first one, sees that somebody replaced what was imported before it was due; and says so again without either.
    async Task ReplacedAsync(Moto moto)
    {
        WriteCertificates(serial: 9, days: 91);
        await Python.LinesAsync("tests/Glacis.Clouds.Tests/Aws/certificates.py", [], moto.Url, scratch.In("leaf.pem"), scratch.In("leaf.key"), scratch.In("ca.pem"), "again");
        var assessed = await Cli.RunAsync(scratch.Path, moto.Url, "assess", "aws", "--region", "eu-west-1", "--earlier", "bundle", "-o", "second");
        Assert.True(assessed.Code is 3 or 4, assessed.ToString());
        Assert.Contains("certificate-is-renewed-in-time imported.example: pass low", Said("second"));
        Assert.Contains("certificate-is-renewed-in-time tls/web: pass low", Said("second"));
        Assert.Contains("certificate-is-renewed-in-time uploaded: unknown none", Said("second"));
        Assert.Equal(0, (await Cli.RunAsync(scratch.Path, null, "evidence", "verify", "second")).Code);
        await Cli.RunAsync(scratch.Path, null, "assess", "second/recording", "-o", "again");
        Assert.Equal(File.ReadAllText(scratch.In($"second/{VerdictLine.FileName}")), File.ReadAllText(scratch.In($"again/{VerdictLine.FileName}")));
        Assert.Equal(2, (await Cli.RunAsync(scratch.Path, null, "assess", "second/recording", "--earlier", "nowhere", "-o", "third")).Code);
    }

    async Task CalendarAsync()
    {
        var ics = await Cli.RunAsync(scratch.Path, null, "certificates", "calendar", "--in", "bundle", "--format", "ics");
        Assert.True(ics.Code == 0 && ics.Out.StartsWith("BEGIN:VCALENDAR", StringComparison.Ordinal) && ics.Out.Contains("SUMMARY:Ends: imported.example", StringComparison.Ordinal), ics.ToString());
        Assert.Equal(ics.Out, (await Cli.RunAsync(scratch.Path, null, "certificates", "calendar", "--in", "bundle", "--format", "ics")).Out);
        Assert.Contains("imported.example", (await Cli.RunAsync(scratch.Path, null, "certificates", "calendar", "--in", "bundle")).Out, StringComparison.Ordinal);
        Assert.Contains("\"name\":\"imported.example\"", File.ReadAllText(scratch.In("bundle/report.html")), StringComparison.Ordinal);
    }

    IEnumerable<string> Said(string bundle = "bundle")
    {
        using var lines = File.OpenRead(scratch.In($"{bundle}/{VerdictLine.FileName}"));
        return [.. VerdictReader.ReadAll(lines).Where(static it => it.Check.StartsWith("certificate-", StringComparison.Ordinal) || it.Check.StartsWith("listener-", StringComparison.Ordinal)
                || it.Check is "database-authority-is-current" or "database-demands-tls")
            .Select(static it => $"{it.Check} {it.Resource.Name}: {Words.Of(it.Outcome)} {Words.Of(it.Severity)}").Order(StringComparer.Ordinal)];
    }

    void WriteCertificates(byte serial = 4, int days = 89)
    {
        var now = DateTimeOffset.UtcNow;
        using var above = RSA.Create(2048);
        using var under = RSA.Create(2048);
        var authority = new CertificateRequest("CN=Authority", above, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        authority.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var root = authority.CreateSelfSigned(now.AddDays(-10), now.AddYears(5));
        var request = new CertificateRequest("CN=imported.example", under, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("imported.example");
        request.CertificateExtensions.Add(names.Build());
        using var leaf = request.Create(root, now.AddDays(-1), now.AddDays(days), [1, 2, 3, serial]);
        File.WriteAllText(scratch.In("leaf.pem"), leaf.ExportCertificatePem());
        File.WriteAllText(scratch.In("leaf.key"), under.ExportRSAPrivateKeyPem());
        File.WriteAllText(scratch.In("ca.pem"), root.ExportCertificatePem());
    }
}
