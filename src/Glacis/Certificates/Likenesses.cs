// What one address of a name does and another does not: clients come by either, and an attacker chooses the weaker one.
using System.Security.Cryptography;
using Glacis.Inventory;

namespace Glacis.Certificates;

/// <summary>Compares what two addresses said. Pure; threads share it.</summary>
public static class Likenesses
{
    const int MostNames = 3;

    /// <summary>The other address, held against the one that the endpoint is known by.</summary>
    public static ObservedAddress Of(ObservedEndpoint one, ObservedEndpoint other) =>
        other.Speaks == Spoken.Nothing ? new(other.Address, "", []) { IsClosed = other.IsRefused, WhyNotTold = other.WhyNotTold }
        : new(other.Address, Open(one, other), [.. Differing(one, other)]);

    static string Open(ObservedEndpoint one, ObservedEndpoint other) => new[] { one, other }.SelectMany(static it => it.Versions).FirstOrDefault(static it => !it.IsComplete)?.WhyNotTold ?? "";

    static IEnumerable<Difference> Differing(ObservedEndpoint one, ObservedEndpoint other)
    {
        if (one.Speaks != other.Speaks)
        {
            yield return new(Likeness.OtherSpeech, $"{one.Address} speaks {Named(one.Speaks)}, and {other.Address} {Named(other.Speaks)}");
            yield break;
        }
        foreach (var version in Enum.GetValues<TlsVersion>())
            if (one.Of(version) is { } here && other.Of(version) is { } there && Differing(one, here, other, there) is { } difference) yield return difference;
        if (Leaves(one) is { Length: > 0 } mine && Leaves(other) is { Length: > 0 } its && mine != its) yield return new(Likeness.OtherCertificates, $"{other.Address} serves another certificate than {one.Address}");
    }

    static string Named(Spoken it) => it switch { Spoken.Tls => "TLS", Spoken.PlainHttp => "plain HTTP", _ => "something else in the clear" };

    static Difference? Differing(ObservedEndpoint one, ObservedVersion here, ObservedEndpoint other, ObservedVersion there) => (here.Answer, there.Answer) switch
    {
        (VersionAnswer.Accepted, VersionAnswer.Refused) => new(KindOf(here), $"{one.Address} accepts {ObservedJson.NameOf(here.Version)}, and {other.Address} refuses it"),
        (VersionAnswer.Refused, VersionAnswer.Accepted) => new(KindOf(here), $"{other.Address} accepts {ObservedJson.NameOf(here.Version)}, and {one.Address} refuses it"),
        (VersionAnswer.Accepted, VersionAnswer.Accepted) when here.IsComplete && there.IsComplete => InSuites(one, here, other, there),
        _ => null,
    };

    static Likeness KindOf(ObservedVersion it) => it.Version < TlsVersion.Tls12 ? Likeness.OlderVersions : Likeness.OtherVersions;

    static Difference? InSuites(ObservedEndpoint one, ObservedVersion here, ObservedEndpoint other, ObservedVersion there)
    {
        var (mine, its) = (Only(here, there), Only(there, here));
        if (mine.Length == 0 && its.Length == 0) return null;
        var (at, names) = its.Length > 0 ? (other.Address, its) : (one.Address, mine);
        return new(Likeness.OtherSuites, $"only {at} takes {string.Join(", ", names.Take(MostNames))}{(names.Length > MostNames ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $" and {names.Length - MostNames} more") : "")} in {ObservedJson.NameOf(here.Version)}");
    }

    static string[] Only(ObservedVersion has, ObservedVersion lacks) => [.. has.Suites.Select(static it => it.Name).Except(lacks.Suites.Select(static it => it.Name), StringComparer.Ordinal)];

    static string Leaves(ObservedEndpoint it) => string.Join(',', it.Chains.Where(static chain => chain.Count > 0).Select(static chain => Convert.ToHexString(SHA256.HashData(chain[0].Span))).Order(StringComparer.Ordinal));
}
