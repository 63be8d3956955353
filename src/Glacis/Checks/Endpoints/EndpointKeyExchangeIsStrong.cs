// Are session keys exchanged in groups that are large enough?
using Glacis.Inventory;
using Glacis.Verdicts;

namespace Glacis.Checks.Endpoints;

/// <summary>Finite fields have 2048 bits, curves 224, or more.</summary>
public sealed class EndpointKeyExchangeIsStrong : Check<Endpoint>
{
    public override About About { get; } = new(
        "endpoint-key-exchange-is-strong", "Endpoints exchange keys in large groups", Requirement.DataInTransitIsEncrypted, Hearing.Phase,
        "Fields of 512 bits are broken in minutes (Logjam), and states are thought to afford 1024.")
    {
        Crosswalk = new() { Nist = "SC-8(1) SC-12 SC-13", Pci = "4.2.1 12.3.3", Iso = "A.8.24", Hipaa = "164.312(e)(2)(ii)" },
    };

    protected override Judgement Judge(Endpoint endpoint, Reasoning why)
    {
        if (!why.SawTls(endpoint, out var instead)) return instead.Value;
        if (!why.Saw(endpoint.Exchange, out var exchange, "the weakest exchange of keys")) return why.CannotTell();
        return exchange switch
        {
            ExchangeStrength.Broken => why.Fails(Severity.Critical, $"keys are exchanged in a group that is broken in public{Named(endpoint, why)}", Advice),
            ExchangeStrength.Short => why.Fails(Severity.High, $"keys are exchanged in a group that is too small{Named(endpoint, why)}", Advice),
            ExchangeStrength.NotEphemeral => why.DoesNotApply("no keys are exchanged anew; that there is no forward secrecy is judged with the suites"),
            ExchangeStrength.Strong => why.Passes(Strong(endpoint, why)),
            _ => why.NotForeseen(),
        };
    }

    const string Advice = "use X25519 and P-256, or a field of 2048 bits or more (ffdhe2048 of RFC 7919)";

    static string Named(Endpoint endpoint, Reasoning why) => why.Saw(endpoint.WeakestGroup, out var group, "the weakest group") && group is not null ? $": {group}" : "";

    static string Strong(Endpoint endpoint, Reasoning why) =>
        !why.Saw(endpoint.PostQuantum, out var quantum, "a post-quantum group") ? "keys are exchanged in large groups"
        : quantum ? "keys are exchanged in large groups, and a quantum computer does not break all of them" : "keys are exchanged in large groups; none of them withstands a quantum computer";
}
