// Does whoever promised a stapled proof serve it?
using Glacis.Inventory;
using Glacis.Verdicts;

namespace Glacis.Checks.Endpoints;

/// <summary>A certificate that demands a stapled proof of not being revoked gets one.</summary>
public sealed class EndpointStaplesWhenItMust : Check<Endpoint>
{
    public override About About { get; } = new(
        "endpoint-staples-when-it-must", "Endpoints serve the stapled proof that their certificate demands", Requirement.CertificatesAreManaged, "Certificate",
        "Clients that honour the demand hang up; the others cannot tell a revoked certificate from a good one.")
    {
        Crosswalk = new() { Nist = "SC-17 SC-23", Pci = "4.2.1", Iso = "A.8.24", Hipaa = "164.312(e)(2)(ii)" },
    };

    protected override Judgement Judge(Endpoint endpoint, Reasoning why)
    {
        if (!why.SawTls(endpoint, out var instead)) return instead.Value;
        if (!why.Saw(endpoint.MustStaple, out var must, "the certificate demands a stapled proof")) return why.CannotTell();
        if (!must) return why.Passes("the certificate demands no stapled proof");
        if (!why.Saw(endpoint.Staples, out var staples, "a proof was stapled")) return why.CannotTell();
        return staples ? why.Passes("the certificate demands a stapled proof, and one is served")
            : why.Fails(Severity.High, "the certificate demands a stapled proof of not being revoked, and none is served", "turn on OCSP stapling, or renew without the demand: several issuers no longer answer OCSP");
    }
}
