// Is TLS spoken there at all?
using Glacis.Inventory;
using Glacis.Verdicts;

namespace Glacis.Checks.Endpoints;

/// <summary>An endpoint speaks TLS; one that speaks HTTP in the clear only sends browsers on to HTTPS.</summary>
public sealed class EndpointSpeaksTls : Check<Endpoint>
{
    public override About About { get; } = new(
        "endpoint-speaks-tls", "Endpoints speak TLS", Requirement.DataInTransitIsEncrypted, Hearing.Phase,
        "Whoever stands on the way reads and changes what is sent in the clear.")
    {
        Crosswalk = new() { Nist = "SC-8 SC-8(1)", Pci = "4.2.1", Iso = "A.8.20 A.8.24", Hipaa = "164.312(e)(1) 164.312(e)(2)(ii)" },
    };

    protected override Judgement Judge(Endpoint endpoint, Reasoning why)
    {
        if (!why.Saw(endpoint.Speaks, out var speaks, "what is spoken on the port")) return why.CannotTell();
        return speaks switch
        {
            Speech.Tls => why.Passes(WithAClient(endpoint, why)),
            Speech.PlainHttp => InTheClear(endpoint, why),
            Speech.SomethingElse => why.Fails(Severity.High, "it answers in the clear, and not with TLS", "let it speak TLS, or demand it before anything else is said"),
            _ => why.NotForeseen(),
        };
    }

    static string WithAClient(Endpoint endpoint, Reasoning why) =>
        why.Saw(endpoint.ClientCertificate, out var client, "a certificate of the client") && client == ClientCertificate.Asked ? "TLS is spoken, and a certificate of the client is asked for" : "TLS is spoken";

    static Judgement InTheClear(Endpoint endpoint, Reasoning why)
    {
        if (!why.Saw(endpoint.Plain, out var plain, "what plain HTTP gets")) return why.CannotTell();
        return plain == PlainHttp.Redirects ? why.Passes("it speaks HTTP in the clear, and only sends on to HTTPS")
            : why.Fails(Severity.High, "it speaks HTTP in the clear", "let it speak TLS; answer plain HTTP with a redirect to https:// alone");
    }
}
