// Are TLS 1.1 and whatever is older refused?
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Verdicts;

namespace Glacis.Checks.Endpoints;

/// <summary>An endpoint accepts TLS 1.2 and 1.3, and nothing older.</summary>
public sealed class EndpointProtocolsAreModern : Check<Endpoint>
{
    public override About About { get; } = new(
        "endpoint-protocols-are-modern", "Endpoints refuse what is older than TLS 1.2", Requirement.DataInTransitIsEncrypted, Hearing.Phase,
        "SSL 3.0 can be read by whoever stands on the way (POODLE); TLS 1.0 and 1.1 rest on MD5 and SHA-1, and were withdrawn in 2021 (RFC 8996).")
    {
        Crosswalk = new() { Nist = "SC-8(1) SC-13", Pci = "4.2.1 12.3.3", Iso = "A.8.24", Hipaa = "164.312(e)(2)(ii)" },
    };

    protected override Judgement Judge(Endpoint endpoint, Reasoning why)
    {
        if (!why.SawTls(endpoint, out var instead)) return instead.Value;
        var ssl3 = Heard(why, endpoint.AcceptsSsl3, "accepts SSL 3.0");
        var tls10 = Heard(why, endpoint.AcceptsTls10, "accepts TLS 1.0");
        var tls11 = Heard(why, endpoint.AcceptsTls11, "accepts TLS 1.1");
        var old = Old(ssl3, tls10, tls11);
        return (ssl3, old.Length, tls10, tls11) switch
        {
            (true, _, _, _) => why.Fails(Severity.Critical, $"it accepts {old}", Advice),
            (_, > 0, _, _) => why.Fails(Severity.High, $"it accepts {old}", Advice),
            (false, _, false, false) => Modern(endpoint, why),
            _ => why.CannotTell(),
        };
    }

    const string Advice = "turn off what is older than TLS 1.2, in this listener and in whatever stands before it";

    static bool? Heard(Reasoning why, in Fact<bool> accepts, string name) => why.Saw(accepts, out var does, name) ? does : null;

    static string Old(bool? ssl3, bool? tls10, bool? tls11) =>
        string.Join(" and ", new[] { (ssl3, "SSL 3.0"), (tls10, "TLS 1.0"), (tls11, "TLS 1.1") }.Where(static it => it.Item1 == true).Select(static it => it.Item2));

    static Judgement Modern(Endpoint endpoint, Reasoning why)
    {
        var tls12 = Heard(why, endpoint.AcceptsTls12, "accepts TLS 1.2");
        var tls13 = Heard(why, endpoint.AcceptsTls13, "accepts TLS 1.3");
        return (tls12, tls13) switch
        {
            (true, true) => why.Passes("it accepts TLS 1.2 and 1.3, and nothing older"),
            (true, false) => why.Passes("it accepts TLS 1.2, and nothing older"),
            (false, true) => why.Passes("it accepts TLS 1.3 alone"),
            (true, null) or (null, true) => why.Passes("it accepts nothing older than TLS 1.2"),
            (false, false) => why.Fails(Severity.Low, "it speaks TLS, and accepts none of its versions from us", "offer TLS 1.2 or 1.3 with suites that clients have"),
            _ => why.CannotTell(),
        };
    }
}
