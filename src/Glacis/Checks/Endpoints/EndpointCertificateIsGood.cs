// Is what is served a good certificate for this name?
using Glacis.Certificates;
using Glacis.Inventory;
using Glacis.Verdicts;

namespace Glacis.Checks.Endpoints;

/// <summary>The served chain is valid for the name, trusted, strong and not about to expire.</summary>
public sealed class EndpointCertificateIsGood : Check<Endpoint>
{
    public override About About { get; } = new(
        "endpoint-certificate-is-good", "Endpoints serve a good certificate", Requirement.CertificatesAreManaged, "Certificate",
        "A certificate that clients learn to wave through is one that an attacker can replace.")
    {
        Crosswalk = new() { Nist = "SC-8(1) SC-17 SC-23", Pci = "4.2.1", Iso = "A.8.24", Hipaa = "164.312(e)(2)(ii)" },
    };

    protected override Judgement Judge(Endpoint endpoint, Reasoning why)
    {
        if (!why.SawTls(endpoint, out var instead)) return instead.Value;
        if (!why.Saw(endpoint.Certificates, out var presented, "certificates served") || !why.Saw(endpoint.Seen, out var now, "when they were served")) return why.CannotTell();
        var anchors = new TrustAnchors([.. presented.Anchors.Select(static it => new TrustAnchor(it.Der, it.IsPublic))]);
        CertificateFinding[] findings = [.. presented.Chains.SelectMany(chain => CertificateJudge.Judge(new(chain), presented.Name, now, anchors)).Distinct().OrderByDescending(static it => it.Severity)];
        return Judged(findings, why);
    }

    // From medium upwards a finding fails; what is low is advice, and what is less is told.
    static Judgement Judged(CertificateFinding[] findings, Reasoning why)
    {
        string[] fixes = [.. findings.Where(static it => it.Severity > Severity.None).Select(static it => it.Fix).OfType<string>().Distinct(StringComparer.Ordinal)];
        var said = string.Join("; ", findings.Select(static it => it.Sentence));
        return findings switch
        {
            [] => why.Passes("the certificate is valid for this name, and its chain is trusted"),
            [{ Severity: >= Severity.Medium } worst, ..] => why.Fails(worst.Severity, said, fixes.Length > 0 ? fixes : ["serve another certificate"]),
            [{ Severity: Severity.Low }, ..] => why.Passes($"the certificate is valid for this name, and its chain is trusted; {said}", fixes.Length > 0 ? fixes : ["serve another certificate at the next renewal"]),
            _ => why.Passes($"the certificate is valid for this name, and its chain is trusted; {said}"),
        };
    }
}
