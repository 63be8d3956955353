// Are browsers told to come back by HTTPS only?
using Glacis.Inventory;
using Glacis.Verdicts;

namespace Glacis.Checks.Endpoints;

/// <summary>Whoever speaks HTTP within TLS sends Strict-Transport-Security for half a year or more.</summary>
public sealed class EndpointIsStrictAboutTransport : Check<Endpoint>
{
    public override About About { get; } = new(
        "endpoint-is-strict-about-transport", "Web endpoints send Strict-Transport-Security", Requirement.DataInTransitIsEncrypted, Hearing.Phase,
        "Without it the first request of a visit may go out in the clear, and whoever stands on the way keeps the visitor there (RFC 6797).")
    {
        Crosswalk = new() { Nist = "SC-8 SC-23", Pci = "4.2.1", Iso = "A.8.24", Hipaa = "164.312(e)(1)" },
    };

    protected override Judgement Judge(Endpoint endpoint, Reasoning why)
    {
        if (!why.SawTls(endpoint, out var instead)) return instead.Value;
        if (!why.Saw(endpoint.StrictTransport, out var strict, "Strict-Transport-Security")) return why.CannotTell();
        return strict switch
        {
            StrictTransport.NotHttp => why.DoesNotApply("no HTTP is spoken within TLS"),
            StrictTransport.Absent => why.Fails(Severity.Low, "Strict-Transport-Security is not sent", Advice),
            StrictTransport.Short => why.Fails(Severity.Low, "Strict-Transport-Security is sent for less than half a year", Advice),
            StrictTransport.Long => why.Passes("Strict-Transport-Security is sent for half a year or more"),
            _ => why.NotForeseen(),
        };
    }

    const string Advice = "send Strict-Transport-Security: max-age=31536000, first with a short age to try it";
}
