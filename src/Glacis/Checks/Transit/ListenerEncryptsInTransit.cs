// Do clients speak with it in secret? A redirect to HTTPS is all that may be said in the clear.
using Glacis.Inventory;
using Glacis.Verdicts;

namespace Glacis.Checks.Transit;

/// <summary>A listener speaks TLS, or does nothing but redirect to it.</summary>
public sealed class ListenerEncryptsInTransit : Check<Listener>
{
    public override About About { get; } = new(
        "listener-encrypts-in-transit", "Clients are let in by TLS, or redirected to it", Requirement.DataInTransitIsEncrypted, "Encryption in transit",
        "Whoever sits in between reads what is said in the clear, session cookies first of all.")
    {
        Crosswalk = new() { Nist = "SC-8 SC-8(1)", Pci = "4.2.1", Iso = "A.8.20 A.8.24", Hipaa = "164.312(e)(1) 164.312(e)(2)(ii)" },
    };

    protected override Judgement Judge(Listener it, Reasoning why)
    {
        if (!why.Saw(it.Speaks, out var speech, "what is spoken")) return why.CannotTell();
        if (speech == ListenerSpeech.Opaque) return why.DoesNotApply("bytes are passed on as they come: whoever stands behind it speaks TLS, or does not");
        if (!why.Saw(it.InTheClear, out var clear, "what is said in the clear")) return why.CannotTell();
        if (clear == ClearText.Redirects) return why.Passes("who comes in the clear is redirected to HTTPS, or gets a fixed text, by every rule");
        if (clear == ClearText.Serves) return Serves(it, why);
        if (!why.Saw(it.Certificate, out var certificate, "certificate")) return why.CannotTell();
        return certificate == CertificatePresence.Missing
            ? why.Fails(Severity.High, "it is to speak TLS and has no certificate", "give it a certificate")
            : why.Passes("clients speak TLS with it");
    }

    static Judgement Serves(Listener it, Reasoning why) => !why.Saw(it.IsPublic, out var isPublic, "can the internet reach it") ? why.CannotTell()
        : why.Fails(isPublic ? Severity.High : Severity.Medium, isPublic ? "it serves content in the clear to the internet" : "it serves content in the clear", "redirect to HTTPS, and serve nothing else here");
}
