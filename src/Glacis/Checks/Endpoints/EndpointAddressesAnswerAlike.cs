// Do all addresses of a name answer alike?
using Glacis.Inventory;
using Glacis.Verdicts;

namespace Glacis.Checks.Endpoints;

/// <summary>A name with several addresses is the same endpoint at each of them.</summary>
public sealed class EndpointAddressesAnswerAlike : Check<Endpoint>
{
    const string Deploy = "deploy the same configuration to every machine behind the name";

    public override About About { get; } = new(
        "endpoint-addresses-answer-alike", "All addresses of a name answer alike", Requirement.DataInTransitIsEncrypted, Hearing.Phase,
        "Clients come by any address of a name, and an attacker by the weakest; whoever asks one has not seen the others.")
    {
        Crosswalk = new() { Nist = "CM-6 SC-8", Pci = "2.2.1 4.2.1", Iso = "A.8.9 A.8.24", Hipaa = "164.312(e)(2)(ii)" },
    };

    protected override Judgement Judge(Endpoint endpoint, Reasoning why)
    {
        if (!why.SawTls(endpoint, out var instead)) return instead.Value;
        if (!why.Saw(endpoint.Addresses, out var likeness, "how its addresses answer") || !why.Saw(endpoint.Differences, out var differences, "where they differ")) return why.CannotTell();
        return likeness switch
        {
            Likeness.One => why.DoesNotApply("it has one address"),
            Likeness.Alike => why.Passes("all of its addresses that let anybody in answer alike"),
            Likeness.OtherCertificates => why.Fails(Severity.Low, $"its addresses serve different certificates: {differences}", "deploy the newer certificate to every machine behind the name"),
            Likeness.OtherSuites => why.Fails(Severity.Medium, $"its addresses take different suites: {differences}", Deploy),
            Likeness.OtherVersions => why.Fails(Severity.Medium, $"its addresses accept different versions: {differences}", Deploy),
            Likeness.OlderVersions => why.Fails(Severity.High, $"one of its addresses is older than the others: {differences}", Deploy),
            Likeness.OtherSpeech => why.Fails(Severity.High, $"its addresses do not all speak TLS: {differences}", Deploy),
            _ => why.NotForeseen(),
        };
    }
}
