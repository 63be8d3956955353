// Certificates in secrets: only of those that are named, and of these nothing else stays.
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Glacis.Clouds.Aws.SecretsManager;
using Glacis.Clouds.Aws.Wire;
using Glacis.Clouds.Tests.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Xunit;

namespace Glacis.Clouds.Tests.Aws.SecretsManager;

public sealed class SecretCertificatesTests
{
    const string Marker = "hunter2-must-not-be-kept", Item = """{"ARN":"arn:aws:secretsmanager:eu-west-1:111111111111:secret:tls/web-AbCdEf","Name":"tls/web"}""";

    static readonly string Root, Leaf, Key;

    static SecretCertificatesTests()
    {
        using var above = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var under = RSA.Create(2048);
        var authority = new CertificateRequest("CN=Authority", above, HashAlgorithmName.SHA256);
        authority.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var root = authority.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(90));
        var request = new CertificateRequest("CN=web.example", under, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("web.example");
        request.CertificateExtensions.Add(names.Build());
        using var leaf = request.Create(root.SubjectName, X509SignatureGenerator.CreateForECDsa(above), DateTimeOffset.UnixEpoch.AddDays(1), DateTimeOffset.UnixEpoch.AddDays(91), [10, 11]);
        (Root, Leaf, Key) = (root.ExportCertificatePem(), leaf.ExportCertificatePem(), under.ExportRSAPrivateKeyPem());
    }

    static string InBase64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    // What the secret is made of, and how many certificates stay of it.
    public static TheoryData<string, string, int> Secrets => new()
    {
        { "a password alone", Marker, 0 },
        { "a key alone", Key, 0 },
        { "a certificate, its key, its issuer", $"{Leaf}\n{Key}\n{Root}\n", 2 },
        { "a password before, between and behind", $"{Marker}\n{Leaf}\n{Marker}\n{Root}\n{Marker}", 2 },
        { "JSON", new JsonObject { ["password"] = Marker, [Marker] = "x", ["key"] = Key, ["certificate"] = Leaf, ["chain"] = new JsonArray(Root, Marker) }.ToJsonString(), 2 },
        { "the certificate twice", new JsonObject { ["certificate"] = Leaf, ["fullchain"] = $"{Leaf}\n{Root}" }.ToJsonString(), 2 },
        { "one line with \\n in it", $"{Marker} {Leaf.ReplaceLineEndings("\\n")} {Marker}", 1 },
        { "PEM in base 64, as Kubernetes keeps it", new JsonObject { ["tls.crt"] = InBase64($"{Leaf}\n{Root}"), ["tls.key"] = InBase64(Key) }.ToJsonString(), 2 },
        { "DER in base 64", Convert.ToBase64String(X509Certificate2.CreateFromPem(Leaf).RawData), 1 },
        { "a password that calls itself a certificate", $"-----BEGIN CERTIFICATE-----\n{InBase64(Marker)}\n-----END CERTIFICATE-----", 0 },
        { "a key that calls itself a certificate", Key.Replace("RSA PRIVATE KEY", "CERTIFICATE", StringComparison.Ordinal), 0 },
        { "a password within a certificate's block", Leaf.Replace("-----END", $"{Marker}\n-----END", StringComparison.Ordinal), 0 },
        { "a password behind a certificate's bytes", $"-----BEGIN CERTIFICATE-----\n{Convert.ToBase64String([.. X509Certificate2.CreateFromPem(Leaf).RawData, .. Encoding.UTF8.GetBytes(Marker)])}\n-----END CERTIFICATE-----", 0 },
        { "a block without an end", $"-----BEGIN CERTIFICATE-----\n{Marker}", 0 },
    };

    [Theory, MemberData(nameof(Secrets))]
    public void Nothing_but_certificates_stays(string made, string secret, int certificates)
    {
        foreach (var member in new[] { "SecretString", "SecretBinary" })
        {
            var kept = Kept(new JsonObject { ["ARN"] = "arn", [member] = secret, ["VersionId"] = "v" }.ToJsonString());
            var value = JsonDocument.Parse(kept).RootElement.GetProperty(member).GetString()!;
            Assert.True(certificates == value.Split("-----BEGIN CERTIFICATE-----").Length - 1, $"{made}: {value}");
            if (certificates == 0) Assert.Equal(Redaction.Redacted, value);
            foreach (var planted in new[] { Marker, InBase64(Marker), "PRIVATE", Key.ReplaceLineEndings("")[60..120], InBase64(Key)[60..120] }) Assert.DoesNotContain(planted, Plain(kept), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("""{"SecretString":{"password":"hunter2-must-not-be-kept"}}""", """{"SecretString":"REDACTED"}""")]
    [InlineData("""{"SecretString":["hunter2-must-not-be-kept"],"SecretBinary":7}""", """{"SecretString":"REDACTED","SecretBinary":"REDACTED"}""")]
    [InlineData("""{"SecretString":"hunter2-must-not""", "REDACTED")]
    [InlineData("""{"SecretString":"\ud800hunter2-must-not-be-kept"}""", "REDACTED")]
    public void An_answer_that_the_model_does_not_know_keeps_nothing(string body, string kept) => Assert.Equal(kept, Kept(body));

    [Theory]
    [InlineData("tls/*", true)]
    [InlineData("tls/web", true)]
    [InlineData("web", false)]
    [InlineData("*AbCdEf", false)]
    [InlineData("arn:aws:secretsmanager:eu-west-1:111111111111:secret:tls/web-AbCdEf", true)]
    [InlineData("arn:aws:secretsmanager:eu-west-1:222222222222:secret:*", false)]
    public void Only_those_that_are_named_are_opened(string pattern, bool opened)
    {
        var collector = Named(pattern);
        var item = Reading.ItemOf(collector, Item);
        Assert.Equal($"{opened}", collector.Root.Further.Single().Condition!(item).Said());
        Assert.Equal(opened ? 1 : 0, collector.Read(item).Count());
    }

    [Fact]
    public void Where_none_is_named_nothing_is_asked_and_nothing_read()
    {
        Assert.Empty(new SecretCertificates().Root.Further);
        Assert.Empty(new SecretCertificates().Under(Intent.None).Root.Further);
        Assert.Empty(Reading.All(new SecretCertificates(), Item));
    }

    [Fact]
    public void The_leaf_is_read_whatever_stands_first()
    {
        var it = Of($"{Root}\n{Leaf}");
        Assert.Equal("Uploaded Issued InUse 1970-01-02 to 1970-04-02 Strong Strong a0b web.example",
            $"{it.Origin.Said()} {it.Status.Said()} {it.Use.Said()} {it.Validity.Said()} {it.Key.Said()} {it.Signature.Said()} {it.Serial.Said()} {it.Names.Said()}");
        Assert.Equal("a line", ((Declaration)it.Use.Source).By);
    }

    [Fact]
    public void What_cannot_be_told_is_not_known()
    {
        var other = Leaf;
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using (var made = new CertificateRequest("CN=other.example", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(1))) other = made.ExportCertificatePem();
        Assert.Equal("? NotForeseen", Of($"{Leaf}\n{other}").Validity.Said());
        Assert.Equal("? NotInAnswer", Of(Marker).Validity.Said());
        var denied = Assert.IsType<Certificate>(Assert.Single(Reading.All(Named("tls/web"), Item, Further.Denied("GetSecretValue"))));
        Assert.Equal("? Denied ? Denied ? Denied", $"{denied.Validity.Said()} {denied.Key.Said()} {denied.Names.Said()}");
    }

    static SecretCertificates Named(string pattern) => (SecretCertificates)new SecretCertificates().Under(new() { CertificateSecrets = [new(pattern, new("a line"))] });

    static string Kept(string body) => Encoding.UTF8.GetString(Redaction.Redact(Catalogue.Operation("secretsmanager", "GetSecretValue"), Encoding.UTF8.GetBytes(body), out _));

    static string Plain(string kept) => kept.Replace("\\n", "", StringComparison.Ordinal).Replace("\\u002B", "+", StringComparison.Ordinal);

    static Certificate Of(string secret) =>
        Assert.IsType<Certificate>(Assert.Single(Reading.All(Named("tls/web"), Item, new Further("GetSecretValue", Kept(new JsonObject { ["SecretString"] = secret }.ToJsonString())))));
}
