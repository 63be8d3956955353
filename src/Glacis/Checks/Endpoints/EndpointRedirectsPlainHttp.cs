// Does the plain port beside it only send browsers on?
using Glacis.Inventory;
using Glacis.Verdicts;

namespace Glacis.Checks.Endpoints;

/// <summary>The plain port of a web endpoint is closed, or redirects to HTTPS.</summary>
public sealed class EndpointRedirectsPlainHttp : Check<Endpoint>
{
    public override About About { get; } = new(
        "endpoint-redirects-plain-http", "Web endpoints send plain HTTP on to HTTPS", Requirement.DataInTransitIsEncrypted, Hearing.Phase,
        "What is served in the clear besides is read and changed on the way, cookies and passwords with it.")
    {
        Crosswalk = new() { Nist = "SC-8", Pci = "4.2.1", Iso = "A.8.24", Hipaa = "164.312(e)(1)" },
    };

    protected override Judgement Judge(Endpoint endpoint, Reasoning why)
    {
        if (!why.SawTls(endpoint, out var instead)) return instead.Value;
        if (!why.Saw(endpoint.Plain, out var plain, "what plain HTTP gets")) return why.CannotTell();
        return plain switch
        {
            PlainHttp.NotBeside => why.DoesNotApply("no plain port belongs to this one"),
            PlainHttp.Closed => why.Passes("plain HTTP is not served beside it"),
            PlainHttp.Redirects => why.Passes("plain HTTP is sent on to HTTPS"),
            PlainHttp.RedirectsInTheClear => why.Fails(Severity.Medium, "plain HTTP is sent on in the clear", Advice),
            PlainHttp.Serves => why.Fails(Severity.Medium, "plain HTTP gets an answer in the clear beside it", Advice),
            _ => why.NotForeseen(),
        };
    }

    const string Advice = "answer plain HTTP with a redirect to https:// on the same host, and with nothing else";
}
