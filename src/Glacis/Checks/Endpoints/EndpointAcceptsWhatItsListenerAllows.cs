// Does the endpoint accept the versions that its listener is configured for?
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Verdicts;

namespace Glacis.Checks.Endpoints;

/// <summary>What an endpoint does agrees with what its listener is configured to do: the oldest version that it accepts.</summary>
public sealed class EndpointAcceptsWhatItsListenerAllows : Check<Endpoint>
{
    public override About About { get; } = new(
        "endpoint-accepts-what-its-listener-allows", "Endpoints accept the versions that their listener is configured for", Requirement.DataInTransitIsEncrypted, Hearing.Phase,
        "Where configuration and endpoint disagree, whoever trusts the configuration looks at the wrong thing: another machine answers, or the change never arrived.")
    {
        Crosswalk = new() { Nist = "CM-6 SC-8", Pci = "2.2.1 4.2.1", Iso = "A.8.9 A.8.24", Hipaa = "164.312(e)(2)(ii)" },
    };

    protected override Judgement Judge(Endpoint endpoint, Reasoning why)
    {
        if (!why.Saw(endpoint.ShownBy, out var shownBy, "the listener that shows it")) return why.CannotTell();
        if (shownBy is null) return why.DoesNotApply("nobody showed a listener for it");
        if (!why.SawTls(endpoint, out var instead)) return instead.Value;
        if (!why.Followed(endpoint.Listener, out var listener, "the listener") || !why.Saw(listener.Oldest, out var allowed, "the oldest version that it is configured for")) return why.CannotTell();
        return Older(endpoint, why, allowed) ?? AtLeast(endpoint, why, allowed);
    }

    // Something older than is configured, where the endpoint is known to accept it.
    static Judgement? Older(Endpoint endpoint, Reasoning why, TlsVersion allowed)
    {
        for (var version = TlsVersion.Ssl3; version < allowed; version++)
            if (why.Saw(Accepts(endpoint, version), out var does, $"accepts {Named(version)}") && does)
                return why.Fails(Severity.High, $"its listener is configured for {Named(allowed)} and newer, and the endpoint accepts {Named(version)}", "find out who answers there: another listener or machine, or a change that never arrived");
        return null;
    }

    // All that is older is known to be refused, and the oldest that is allowed to be accepted.
    static Judgement AtLeast(Endpoint endpoint, Reasoning why, TlsVersion allowed)
    {
        for (var version = TlsVersion.Ssl3; version < allowed; version++)
            if (!why.Saw(Accepts(endpoint, version), out _, $"accepts {Named(version)}")) return why.CannotTell();
        if (!why.Saw(Accepts(endpoint, allowed), out var does, $"accepts {Named(allowed)}")) return why.CannotTell();
        return does ? why.Passes($"listener and endpoint agree: {Named(allowed)} and newer")
            : why.Fails(Severity.Medium, $"its listener is configured for {Named(allowed)} and newer, and the endpoint refuses {Named(allowed)}", "find out who answers there: another listener or machine, or a change that never arrived");
    }

    static Fact<bool> Accepts(Endpoint endpoint, TlsVersion version) => version switch
    {
        TlsVersion.Ssl3 => endpoint.AcceptsSsl3,
        TlsVersion.Tls10 => endpoint.AcceptsTls10,
        TlsVersion.Tls11 => endpoint.AcceptsTls11,
        TlsVersion.Tls12 => endpoint.AcceptsTls12,
        _ => endpoint.AcceptsTls13,
    };

    static string Named(TlsVersion version) => version switch
    {
        TlsVersion.Ssl3 => "SSL 3.0",
        TlsVersion.Tls10 => "TLS 1.0",
        TlsVersion.Tls11 => "TLS 1.1",
        TlsVersion.Tls12 => "TLS 1.2",
        _ => "TLS 1.3",
    };
}
