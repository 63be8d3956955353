// All that was heard of one endpoint, put together.
using Glacis.Certificates;
using Glacis.Inventory;

namespace Glacis.Clouds.Tls;

/// <summary>What is asked once versions and suites are known.</summary>
sealed record Further(IReadOnlyDictionary<TlsVersion, Preference> Preferences, IReadOnlyList<Group> Groups, string WhyNoEnd);

/// <summary>Puts together what single handshakes showed.</summary>
sealed class Told(ObservedEndpoint seen, Enumerated[] all, Finished finished, ObservedPlain? plain, Further further, bool? staples, Roots roots)
{
    readonly Flight[] flights = [.. all.SelectMany(static it => it.Flights)];

    internal ObservedEndpoint Whole()
    {
        var chains = Chains();
        return seen with
        {
            Speaks = IsTls ? Spoken.Tls : Spoken.Nothing,
            WhyNotTold = IsTls ? "" : all[0].First.Words,
            Versions = [.. all.Select(it => Version(it.Version))],
            Groups = Groups(),
            Chains = chains,
            Anchors = roots.For(chains),
            Staples = staples,
            AsksForClientCertificate = finished.AsksForCertificate ?? (flights.Any(static it => it.IsWhole) ? flights.Any(static it => it.AsksForCertificate) : null),
            Handshake = finished.Version is { } version ? $"{Facts.Words.Of(version)} {TlsTables.Suite(finished.Suite).Name}" : "",
            Alpn = flights.Select(static it => it.Alpn).FirstOrDefault(static it => it.Length > 0) ?? finished.Alpn,
            Http = finished.Http,
            WhyNoHttp = finished.Http is null ? finished.WhyNot : "",
            Plain = plain,
        };
    }

    bool IsTls => finished.Version is not null || all.Any(static it => it.Version.Answer == VersionAnswer.Accepted || it.First.Came is Came.Alert or Came.Flight);

    // What a finished handshake spoke is accepted, whatever the bare hellos came to.
    ObservedVersion Version(ObservedVersion it)
    {
        var whole = it with { Preference = further.Preferences.GetValueOrDefault(it.Version) };
        return finished.Version != it.Version || it.Answer == VersionAnswer.Accepted ? whole
            : whole with { Answer = VersionAnswer.Accepted, Suites = [TlsTables.Suite(finished.Suite)], WhyNotTold = "only a whole handshake succeeds, and it shows one suite" };
    }

    ObservedGroups? Groups()
    {
        var bits = flights.Where(static it => it.DhBits > 0).Select(static it => it.DhBits).DefaultIfEmpty().Min();
        return flights.Length == 0 && finished.Version is null ? null : new(further.Groups, bits, further.WhyNoEnd);
    }

    // One chain for each leaf: the one of the finished handshake first, since it is what clients of today get.
    List<IReadOnlyList<ReadOnlyMemory<byte>>> Chains()
    {
        var chains = new List<IReadOnlyList<ReadOnlyMemory<byte>>>();
        foreach (var chain in flights.Select(static it => it.Chain).Append(finished.Chain))
            if (chain.Count > 0 && !chains.Exists(it => it[0].Span.SequenceEqual(chain[0].Span))) chains.Add(chain);
        return [.. chains.OrderBy(it => finished.Chain.Count > 0 && it[0].Span.SequenceEqual(finished.Chain[0].Span) ? 0 : 1)];
    }
}
