// Which suites and groups are accepted, found by offering them all and leaving out what was chosen.
using Glacis.Certificates;
using Glacis.Inventory;

namespace Glacis.Clouds.Tls;

/// <summary>What one version came to.</summary>
/// <param name="Version">What was observed.</param>
/// <param name="First">What came of the first offer.</param>
/// <param name="Flights">Flights that were heard, in order.</param>
/// <param name="Rounds">Waits for the network, one after another.</param>
sealed record Enumerated(ObservedVersion Version, Heard First, IReadOnlyList<Flight> Flights, int Rounds);

/// <summary>Asks one endpoint about versions, suites and groups. Threads may share it.</summary>
sealed class Enumeration(Line line)
{
    /// <summary>What a small hello has room for: some servers hang up on long ones.</summary>
    const int Few = 60;

    // The better known first: a server without a will of its own then chooses well, and shows the chain that clients see.
    static readonly Suite[] All = [.. TlsTables.Suites.OrderBy(static it => it.Weakness).ThenBy(static it => !it.IsForwardSecret).ThenBy(static it => !it.IsAuthenticated).ThenBy(static it => !it.IsMainstream).ThenBy(static it => it.Proof.Length == 0).ThenBy(static it => it.Code)];

    static readonly Group[] WellKnown = [.. TlsTables.Groups.OrderBy(static it => it.Name switch { "x25519" => 0, "secp256r1" => 1, "secp384r1" => 2, _ => 3 })];

    // FFDHE groups make servers refuse instead of showing the weak group that they made up (RFC 7919).
    static readonly ushort[] Curves = [.. WellKnown.Where(static it => !it.IsFiniteField && !it.IsPostQuantum).Select(static it => it.Code)];

    static readonly ushort[] AnyGroup = [.. WellKnown.OrderBy(static it => !it.IsPostQuantum).Select(static it => it.Code)];

    static readonly ushort[][] OfVersions = [.. Enum.GetValues<TlsVersion>().Select(static version => All.Where(it => Fits(it, version)).Select(static it => it.Code).ToArray())];

    static ushort[] SuitesOf(TlsVersion version) => OfVersions[(int)version];

    // What came with TLS 1.2 is not chosen before it, and need not be offered.
    static bool Fits(Suite suite, TlsVersion version) => version switch
    {
        TlsVersion.Tls13 => suite.IsTls13,
        TlsVersion.Tls12 => !suite.IsTls13,
        _ => !suite.IsTls13 && !suite.IsAuthenticated && !suite.Name.EndsWith("SHA256", StringComparison.Ordinal) && !suite.Name.EndsWith("SHA384", StringComparison.Ordinal),
    };

    static ushort[] GroupsOf(TlsVersion version) => version == TlsVersion.Tls13 ? AnyGroup : Curves;

    Offer Offering(TlsVersion version, IReadOnlyList<ushort> suites, IReadOnlyList<ushort>? groups = null) => new(version, suites, groups ?? GroupsOf(version), line.Target.Name);

    /// <summary>The first offer of a version: everything.</summary>
    internal Task<Heard> FirstAsync(TlsVersion version) => AskAsync(Offering(version, SuitesOf(version)), []);

    // Heard to the end where something is left to be seen: a finite field, a kind of key that was not seen yet.
    Task<Heard> AskAsync(Offer offer, List<Flight> seen) => line.AskAsync(offer, suite => TlsTables.Suite(suite) is var it && (it.IsFiniteField || !seen.Exists(one => one.IsWhole && TlsTables.Suite(one.Suite).Proof == it.Proof)));

    /// <summary>Goes on from the first answer until the endpoint chooses no more.</summary>
    internal async Task<Enumerated> OnAsync(TlsVersion version, Heard first)
    {
        if (first.Came is Came.Closed or Came.Silence or Came.Malformed && !line.IsGivenUp) return await InSmallOffersAsync(version, first);
        return await RemovingAsync(version, first, SuitesOf(version), first.Rounds);
    }

    async Task<Enumerated> RemovingAsync(TlsVersion version, Heard first, IReadOnlyList<ushort> offered, int rounds)
    {
        var (left, flights, heard) = (offered.ToList(), new List<Flight>(), first);
        while (IsChoice(heard, version) && left.Remove(heard.Flight.Suite))
        {
            flights.Add(heard.Flight);
            if (left.Count == 0) return Made(version, first, flights, "", rounds);
            heard = await AskAsync(Offering(version, left), flights);
            rounds += heard.Rounds;
        }
        return Made(version, first, flights, WhyNoEnd(heard, version), rounds);
    }

    static bool IsChoice(Heard heard, TlsVersion version) => heard.Came == Came.Flight && heard.Flight.Version == version;

    // An alert is the end of the list; so is the end of the connection, once the endpoint has shown that it speaks TLS.
    static string WhyNoEnd(Heard last, TlsVersion version) => last.Came switch
    {
        Came.Alert or Came.Closed => "",
        Came.Flight => last.Flight.Version == version ? "it chose a suite that was not offered" : "",
        _ => last.Words,
    };

    static Enumerated Made(TlsVersion version, Heard first, List<Flight> flights, string whyNoEnd, int rounds)
    {
        var answer = flights.Count > 0 ? VersionAnswer.Accepted : whyNoEnd.Length == 0 ? VersionAnswer.Refused : VersionAnswer.NotTold;
        return new(new(version, answer, whyNoEnd) { Suites = [.. flights.Select(static it => TlsTables.Suite(it.Suite))] }, first, flights, rounds);
    }

    // Whoever hangs up on a long list may still take a short one.
    async Task<Enumerated> InSmallOffersAsync(TlsVersion version, Heard first)
    {
        var (flights, rounds, last) = (new List<Flight>(), first.Rounds, first);
        var why = "";
        foreach (var few in SuitesOf(version).Chunk(Few))
        {
            last = await AskAsync(Offering(version, few), flights);
            rounds += last.Rounds;
            var part = await RemovingAsync(version, last, few, 0);
            (rounds, why) = (rounds + part.Rounds, why.Length > 0 ? why : part.Version.WhyNotTold);
            flights.AddRange(part.Flights);
            if (flights.Count == 0 && last.Came != Came.Alert) break;
        }
        return Made(version, flights.Count > 0 || last.Came == Came.Alert ? last : first, flights, why, rounds);
    }

    /// <summary>Whose order decides: the suites are offered once more, the last chosen first.</summary>
    internal async Task<(Preference Preference, int Rounds)> PreferenceAsync(ObservedVersion version)
    {
        if (version.Suites.Count < 2) return (Preference.NotTold, 0);
        ushort[] reversed = [.. version.Suites.Reverse().Select(static it => it.Code)];
        var heard = await line.AskAsync(Offering(version.Version, reversed), static _ => false);
        var preference = !IsChoice(heard, version.Version) ? Preference.NotTold : heard.Flight.Suite == version.Suites[0].Code ? Preference.Server : heard.Flight.Suite == reversed[0] ? Preference.Client : Preference.NotTold;
        return (preference, heard.Rounds);
    }

    /// <summary>The groups that a version accepts, in the order in which the endpoint chose them.</summary>
    internal async Task<(IReadOnlyList<Group> Groups, string WhyNoEnd, int Rounds)> GroupsAsync(ObservedVersion version)
    {
        ushort[] suites = [.. version.Suites.Where(static it => it.IsTls13 || it.IsCurve).Select(static it => it.Code)];
        var (found, left, rounds) = (new List<Group>(), GroupsOf(version.Version).ToList(), 0);
        while (suites.Length > 0 && left.Count > 0)
        {
            var heard = await line.AskAsync(Offering(version.Version, suites, left), static _ => true);
            rounds += heard.Rounds;
            if (!IsChoice(heard, version.Version)) return (found, WhyNoEnd(heard, version.Version), rounds);
            // Old servers have one curve and do not look at what is offered.
            if (!left.Remove(heard.Flight.Group))
            {
                if (found.Count == 0 && heard.Flight.Group > 0) found.Add(TlsTables.Group(heard.Flight.Group));
                return (found, "", rounds);
            }
            found.Add(TlsTables.Group(heard.Flight.Group));
        }
        return (found, "", rounds);
    }
}
