// The least that can be said of a chain with the platform's own means; the certificate side of the house replaces it.
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Glacis.Verdicts;

namespace Glacis.Certificates;

static class StandIn
{
    internal static IReadOnlyList<CertificateFinding> Judge(ServedChain chain, string name, DateTimeOffset at, TrustAnchors anchors)
    {
        var served = new List<X509Certificate2>();
        try
        {
            foreach (var der in chain.Der) served.Add(X509CertificateLoader.LoadCertificate(der.Span));
            return served.Count == 0 ? [new("chain-is-empty", Severity.High, "no certificate was served", "serve one")] : [.. Judge(served, name, at, anchors)];
        }
        catch (CryptographicException)
        {
            return [new("certificate-is-malformed", Severity.High, "what was served cannot be read as a certificate", "serve a certificate")];
        }
        finally
        {
            foreach (var it in served) it.Dispose();
        }
    }

    static IEnumerable<CertificateFinding> Judge(List<X509Certificate2> served, string name, DateTimeOffset at, TrustAnchors anchors)
    {
        var leaf = served[0];
        if (leaf.NotAfter.ToUniversalTime() < at.UtcDateTime) yield return new("certificate-has-expired", Severity.Critical, "the certificate has expired", "renew it");
        if (leaf.NotBefore.ToUniversalTime() > at.UtcDateTime) yield return new("certificate-is-not-yet-valid", Severity.High, "the certificate is not valid yet", "check the clock of whoever issued it");
        if (!leaf.MatchesHostname(name, allowCommonName: false)) yield return new("name-does-not-match", Severity.High, "the certificate is for another name", "serve one for this name");
        using var building = new X509Chain { ChainPolicy = { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck, VerificationTime = at.UtcDateTime, DisableCertificateDownloads = true } };
        foreach (var it in served.Skip(1)) building.ChainPolicy.ExtraStore.Add(it);
        foreach (var it in anchors.All) building.ChainPolicy.CustomTrustStore.Add(X509CertificateLoader.LoadCertificate(it.Der.Span));
        building.ChainPolicy.VerificationFlags = X509VerificationFlags.IgnoreNotTimeValid;
        if (!building.Build(leaf)) yield return new("chain-is-not-trusted", Severity.High, "the chain does not lead to a root that is trusted", "serve the whole chain of a trusted issuer");
    }
}
