// The platform's own chains as a second opinion: what passes here passes there, too.
using System.Security.Cryptography.X509Certificates;
using Glacis.Certificates;
using Xunit;

namespace Glacis.Tests.Certificates;

public sealed class SecondOpinionTests
{
    // Where the two differ, and why that is right.
    static readonly Dictionary<string, string> Differences = new(StringComparer.Ordinal)
    {
        ["the root stands among the intermediates, the intermediate is trusted"] = "the platform wants a root that signed itself",
        ["the last second counts"] = "the platform leaves the last second out; RFC 5280, 4.1.2.5 includes it",
        ["a fraction after the last second counts, too"] = "the same",
        ["constraints forbid one way and not the other"] = "the platform does not try the other way",
        ["ML-DSA-44"] = "the platform knows it where its own library is of 2025 or later", ["ML-DSA-65"] = "the same", ["ML-DSA-87"] = "the same",
    };

    public static TheoryData<string> Good =>
        [.. ChainValidatorTests.Rows.Where(static it => it.Value.Rule.Length == 0 && !Differences.ContainsKey(it.Key)).Select(static it => it.Key)];

    [Theory]
    [MemberData(nameof(Good))]
    public void What_passes_here_passes_there(string sentence)
    {
        var question = ChainValidatorTests.Rows[sentence].Asks();
        using var leaf = X509CertificateLoader.LoadCertificate(question.Peer.Span);
        // No store, no file, no network: only what stands in the question.
        using var chain = new X509Chain
        {
            ChainPolicy =
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck, DisableCertificateDownloads = true,
                VerificationTime = DateTimeOffset.FromUnixTimeSeconds(question.At.ToUnixTimeSeconds()).UtcDateTime,
            },
        };
        foreach (var it in question.Intermediates) chain.ChainPolicy.ExtraStore.Add(X509CertificateLoader.LoadCertificate(it.Span));
        foreach (var it in question.Anchors.All) chain.ChainPolicy.CustomTrustStore.Add(X509CertificateLoader.LoadCertificate(it.Der.Span));
        Assert.True(chain.Build(leaf), $"{sentence}: {string.Join(", ", chain.ChainStatus.Select(static it => it.StatusInformation))}");
    }

    // The field's measurement: the platform passes what a careful client must not. These are the rows that it would have passed.
    [Fact]
    public void The_platform_alone_would_pass_dozens_of_bad_chains()
    {
        var passed = ChainValidatorTests.Rows.Where(static it => it.Value.Rule.Length > 0 && PassesThere(it.Value.Asks())).Select(static it => it.Key).ToArray();
        Assert.Contains("no alternative names", passed);
        Assert.Contains("a leaf that is an authority", passed);
        Assert.Contains("SHA-1", passed);
        Assert.Contains("RSA of 1024 bits in the leaf", passed);
        Assert.True(passed.Length > 40, string.Join("\n", passed));
    }

    static bool PassesThere(ChainQuestion question)
    {
        try
        {
            using var leaf = X509CertificateLoader.LoadCertificate(question.Peer.Span);
            using var chain = new X509Chain { ChainPolicy = { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck, DisableCertificateDownloads = true, VerificationTime = question.At.UtcDateTime } };
            foreach (var it in question.Intermediates) chain.ChainPolicy.ExtraStore.Add(X509CertificateLoader.LoadCertificate(it.Span));
            foreach (var it in question.Anchors.All) chain.ChainPolicy.CustomTrustStore.Add(X509CertificateLoader.LoadCertificate(it.Der.Span));
            return chain.Build(leaf);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return false;
        }
    }
}
