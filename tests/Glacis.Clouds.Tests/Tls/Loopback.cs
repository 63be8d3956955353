// Asks endpoints on the loopback, and says in a line what they came to.
using System.Net;
using Glacis.Certificates;
using Glacis.Checks.Endpoints;
using Glacis.Clouds.Tls;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Verdicts;

namespace Glacis.Clouds.Tests.Tls;

static class Loopback
{
    internal const string Name = "good.test.local";

    static readonly Check[] Checks =
    [
        new EndpointAddressesAnswerAlike(), new EndpointCertificateIsGood(), new EndpointIsStrictAboutTransport(), new EndpointKeyExchangeIsStrong(), new EndpointProtocolsAreModern(),
        new EndpointRedirectsPlainHttp(), new EndpointSpeaksTls(), new EndpointStaplesWhenItMust(), new EndpointSuitesAreStrong(),
    ];

    internal static Patience Patient => new() { Answer = TimeSpan.FromSeconds(20), Total = TimeSpan.FromSeconds(90) };

    internal static Patience Hasty => new() { Answer = TimeSpan.FromSeconds(1), Total = TimeSpan.FromSeconds(8) };

    internal static Task<ObservedEndpoint> AskAsync(int port, string? authorities = null, StartTls startTls = StartTls.None, Patience? patience = null, int named = 0, params Elsewhere[] more)
    {
        var asked = named == 0 ? port : named;
        var prober = new Prober(patience ?? Patient, Roots.Of(authorities), [new(Name, asked, IPAddress.Loopback, port), .. more], TimeProvider.System);
        return prober.AskAsync(new(Name, asked, startTls), CancellationToken.None);
    }

    internal static IReadOnlyList<Verdict> Judged(ObservedEndpoint seen)
    {
        var estate = new Estate([], Intent.None, Fact.Known(seen.At, new Observation("the clock of the test", 1)), static id => new Unknown(Ignorance.NotLookedAt, id));
        return [.. new Judging(estate, Checks).Judge(EndpointReading.Of(seen))];
    }

    /// <summary>The fails, the worst first: <c>critical suites-are-strong, low is-strict-about-transport</c>; empty for none. Header advice of a bare test server is left out.</summary>
    internal static string Fails(ObservedEndpoint seen) => string.Join(", ", Judged(seen).Where(static it => it.Outcome == Outcome.Fail && it.Check != "endpoint-is-strict-about-transport")
        .OrderByDescending(static it => it.Severity).ThenBy(static it => it.Check, StringComparer.Ordinal).Select(static it => $"{Words.Of(it.Severity)} {it.Check["endpoint-".Length..]}"));

    internal static Verdict Of(ObservedEndpoint seen, string check) => Judged(seen).Single(it => it.Check == $"endpoint-{check}");
}
