// Is the certificate that is served the one that is configured?
using Glacis.Certificates;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Verdicts;

namespace Glacis.Checks.Endpoints;

/// <summary>The serial number of what is served is that of a certificate that the listener is configured with.</summary>
public sealed class EndpointServesItsConfiguredCertificate : Check<Endpoint>
{
    public override About About { get; } = new(
        "endpoint-serves-its-configured-certificate", "Endpoints serve the certificate that their listener is configured with", Requirement.CertificatesAreManaged, "Certificate",
        "A renewed certificate that is not served expires all the same; one that nobody configured is somebody else's.")
    {
        Crosswalk = new() { Nist = "CM-6 SC-17", Pci = "4.2.1", Iso = "A.8.9 A.8.24", Hipaa = "164.312(e)(2)(ii)" },
    };

    protected override Judgement Judge(Endpoint endpoint, Reasoning why)
    {
        if (!why.Saw(endpoint.ShownBy, out var shownBy, "the listener that shows it")) return why.CannotTell();
        if (shownBy is null) return why.DoesNotApply("nobody showed a listener for it");
        if (!why.SawTls(endpoint, out var instead)) return instead.Value;
        if (!why.Saw(endpoint.Serial, out var served, "serial number served") || !why.Followed(endpoint.Listener, out var listener, "the listener")) return why.CannotTell();
        var isWhole = why.Saw(listener.Certificates, out var configured, "certificates configured");
        return Compared(served, configured, isWhole, listener.Certificates.Source, why);
    }

    // One that has the serial number is enough; that none has it can be said only when all are known.
    static Judgement Compared(string? served, IReadOnlyList<string> configured, bool isWhole, Source source, Reasoning why)
    {
        var (serials, areKnown) = (new List<string>(), isWhole);
        foreach (var id in configured)
        {
            if (!why.Followed(Fact.Known(new Ref<Certificate>(why.Asked<CertificateUses>().IdOf(id)), source), out var certificate, "configured certificate") || !why.Saw(certificate.Serial, out var serial, "serial number configured")) areKnown = false;
            else if (serial is not null && serial == served) return why.Passes($"the certificate that is configured is served (serial number {served})");
            else serials.Add(serial ?? "none");
        }
        return areKnown ? why.Fails(Severity.High, $"serial number {served ?? "none"} is served, and {(serials.Count == 0 ? "no certificate" : string.Join(", ", serials))} is configured", "find out who answers there; deploy the certificate that is configured, or configure the one that is served")
            : why.CannotTell();
    }
}
