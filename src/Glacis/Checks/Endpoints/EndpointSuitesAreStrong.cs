// Are the cipher suites good?
using Glacis.Inventory;
using Glacis.Verdicts;

namespace Glacis.Checks.Endpoints;

/// <summary>An endpoint accepts no suite that is broken, and some that keep sessions secret for ever.</summary>
public sealed class EndpointSuitesAreStrong : Check<Endpoint>
{
    public override About About { get; } = new(
        "endpoint-suites-are-strong", "Endpoints accept strong cipher suites alone", Requirement.DataInTransitIsEncrypted, Hearing.Phase,
        "A suite that is accepted can be forced by whoever stands on the way; one without forward secrecy opens years of recorded traffic to whoever steals the key.")
    {
        Crosswalk = new() { Nist = "SC-8(1) SC-13", Pci = "4.2.1 12.3.3", Iso = "A.8.24", Hipaa = "164.312(e)(2)(ii)" },
    };

    protected override Judgement Judge(Endpoint endpoint, Reasoning why)
    {
        if (!why.SawTls(endpoint, out var instead)) return instead.Value;
        if (!why.Saw(endpoint.WeakestSuite, out var weakest, "the weakest kind of suite")) return why.CannotTell();
        return weakest switch
        {
            WeakestSuite.Unencrypted => Weak(Severity.Critical, "suites that do not encrypt"),
            WeakestSuite.Unauthenticated => Weak(Severity.Critical, "suites in which nobody proves who they are"),
            WeakestSuite.Broken => Weak(Severity.Critical, "suites that were broken long ago"),
            WeakestSuite.Rc4 => Weak(Severity.High, "RC4, which leaks what it encrypts (RFC 7465)"),
            WeakestSuite.SmallBlocks => Weak(Severity.Medium, "ciphers with blocks of 64 bits (SWEET32)"),
            WeakestSuite.Sound => Sound(endpoint, why),
            _ => why.NotForeseen(),
        };

        Judgement Weak(Severity severity, string what) =>
            why.Fails(severity, $"it accepts {what}{(why.Saw(endpoint.WeakestNames, out var names, "names of the weakest suites") && names is not null ? $": {names}" : "")}", Advice);
    }

    const string Advice = "accept ECDHE with AES-GCM or ChaCha20-Poly1305 alone, and TLS 1.3";

    static Judgement Sound(Endpoint endpoint, Reasoning why)
    {
        if (!why.Saw(endpoint.ForwardSecret, out var secret, "suites with forward secrecy") || !why.Saw(endpoint.Authenticated, out var authenticated, "suites with authenticated encryption")
            || !why.Saw(endpoint.Mainstream, out var mainstream, "suites with AES or ChaCha20")) return why.CannotTell();
        return (secret, authenticated, mainstream) switch
        {
            (Share.None, _, _) => why.Fails(Severity.Medium, "no suite has forward secrecy: whoever steals the key reads what was recorded before", Advice),
            (_, Share.None, _) => why.Fails(Severity.Low, "all suites are of the old kind (CBC), which padding oracles have broken again and again", Advice),
            (_, _, Share.None) => why.Fails(Severity.Low, "all suites have ciphers that hardly anybody uses or looks at", Advice),
            (Share.All, Share.All, Share.All) => why.Passes("all suites have forward secrecy and authenticated encryption"),
            (Share.Some, _, _) => why.Passes("suites are sound; some have no forward secrecy", "leave out suites without forward secrecy (those with RSA key exchange) when no old client needs them"),
            (_, Share.Some, _) => why.Passes("suites are sound; some are of the old kind (CBC)", "leave out CBC suites when no old client needs them"),
            (_, _, Share.Some) => why.Passes("suites are sound; some have ciphers that hardly anybody uses", "leave out Camellia, ARIA and the like"),
            _ => why.NotForeseen(),
        };
    }
}
