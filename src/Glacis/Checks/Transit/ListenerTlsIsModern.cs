// What is the oldest TLS that a listener accepts? Its policy says; a policy that nobody knows is not known.
using Glacis.Inventory;
using Glacis.Verdicts;

namespace Glacis.Checks.Transit;

/// <summary>A listener accepts TLS 1.2 and newer only.</summary>
public sealed class ListenerTlsIsModern : Check<Listener>
{
    const string Choose = "choose a policy that accepts TLS 1.2 and newer only";

    public override About About { get; } = new(
        "listener-tls-is-modern", "Listeners accept TLS 1.2 and newer only", Requirement.DataInTransitIsEncrypted, "Encryption in transit",
        "A client and a server speak the oldest version that both know, if somebody in between wants them to.")
    {
        Crosswalk = new() { Nist = "SC-8(1) SC-13", Pci = "4.2.1 12.3.3", Iso = "A.8.24", Hipaa = "164.312(e)(2)(ii)" },
    };

    protected override Judgement Judge(Listener it, Reasoning why)
    {
        if (!why.Saw(it.Speaks, out var speech, "what is spoken")) return why.CannotTell();
        if (speech == ListenerSpeech.Http) return why.DoesNotApply("it speaks no TLS, which another check reports");
        if (speech == ListenerSpeech.Opaque) return why.DoesNotApply("bytes are passed on as they come");
        if (!why.Saw(it.Policy, out var policy, "policy")) return why.CannotTell();
        if (!why.Saw(it.Oldest, out var oldest, "oldest version accepted")) return why.CannotTell();
        return oldest switch
        {
            TlsVersion.Ssl3 => why.Fails(Severity.Critical, $"{Named(policy)} accepts SSL 3, which anybody can break", Choose),
            TlsVersion.Tls10 => why.Fails(Severity.High, $"{Named(policy)} accepts TLS 1.0", Choose),
            TlsVersion.Tls11 => why.Fails(Severity.High, $"{Named(policy)} accepts TLS 1.1", Choose),
            TlsVersion.Tls12 => why.Passes($"{Named(policy)} accepts TLS 1.2 and newer only"),
            TlsVersion.Tls13 => why.Passes($"{Named(policy)} accepts TLS 1.3 only"),
            _ => why.NotForeseen(),
        };
    }

    static string Named(string? policy) => policy is null ? "it" : $"its policy {policy}";
}
