// From what an endpoint said to facts about it: pure, and the only place where the two meet.
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Glacis.Facts;
using Glacis.Inventory;

namespace Glacis.Certificates;

/// <summary>Reads what was observed into an <see cref="Endpoint"/>. Pure; threads share it.</summary>
public static class EndpointReading
{
    static readonly Kind Kind = new("Glacis::Endpoint", "TLS endpoint");

    /// <summary>Half a year: what browsers' preload list and every checker of headers take for long enough.</summary>
    const long LongEnough = 15_552_000;

    /// <param name="seen">What was observed.</param>
    /// <param name="account">Whose endpoint it is; empty where nobody said.</param>
    /// <param name="region">Where it is; empty where nobody said.</param>
    /// <param name="at">The recorded answer that holds the observation; <c>null</c> for one that was not recorded.</param>
    /// <param name="shownBy">The id of the listener that shows it; empty where an operator named it.</param>
    public static Endpoint Of(ObservedEndpoint seen, string account = "", string region = "", Source? at = null, string shownBy = "") => new Reading(seen, at).Of(account, region, shownBy);

    /// <summary>The id of an endpoint: <c>tls://name:port</c>.</summary>
    public static string IdOf(string name, int port) => string.Create(CultureInfo.InvariantCulture, $"tls://{(name.Contains(':', StringComparison.Ordinal) ? $"[{name}]" : name)}:{port}");

    sealed class Reading(ObservedEndpoint seen, Source? at)
    {
        readonly Observation source = new(string.Create(CultureInfo.InvariantCulture, $"TLS handshakes with {seen.Name}:{seen.Port} at {seen.Address}"), 1, at);

        internal Endpoint Of(string account, string region, string shownBy) => new(IdOf(seen.Name, seen.Port))
        {
            Kind = Kind,
            Name = string.Create(CultureInfo.InvariantCulture, $"{seen.Name}:{seen.Port}"),
            Account = account,
            Region = region,
            ShownBy = Known(shownBy.Length > 0 ? shownBy : null),
            Listener = shownBy.Length > 0 ? Known(new Ref<Listener>(shownBy)) : NotTold<Ref<Listener>>("no listener shows it"),
            Serial = Leaf(static it => (string?)it.SerialNumber.TrimStart('0').ToLowerInvariant()),
            Speaks = Speaks(),
            Addresses = Alike(),
            Differences = Alike().Map(_ => Differing() is { Length: > 0 } all ? string.Join("; ", all.Select(static it => it.Words)) : null),
            Plain = Plain(),
            AcceptsSsl3 = Accepts(TlsVersion.Ssl3),
            AcceptsTls10 = Accepts(TlsVersion.Tls10),
            AcceptsTls11 = Accepts(TlsVersion.Tls11),
            AcceptsTls12 = Accepts(TlsVersion.Tls12),
            AcceptsTls13 = Accepts(TlsVersion.Tls13),
            WeakestSuite = Worst(),
            WeakestNames = Suites().Map(static all => (string?)string.Join(", ", all.Where(it => it.Weakness == all.Max(static one => one.Weakness)).Select(static it => it.Name).Distinct(StringComparer.Ordinal).Take(4))),
            ForwardSecret = ShareOf(static it => it.IsForwardSecret),
            Authenticated = ShareOf(static it => it.IsAuthenticated),
            Mainstream = ShareOf(static it => it.IsMainstream),
            Exchange = Exchange(),
            WeakestGroup = Weakest().Map(static it => it.Words),
            PostQuantum = Groups().Map(static it => it.Named.Any(static group => group.IsPostQuantum)),
            Certificates = Certificates(),
            Seen = Known(seen.At),
            MustStaple = Leaf(static it => it.Extensions.FirstOrDefault(static one => one.Oid?.Value == TlsFeature)?.RawData.AsSpan().IndexOf(StatusRequest) >= 0),
            Staples = seen.Staples is { } staples ? Known(staples) : NotTold<bool>("no handshake went as far as a proof that comes with the certificate"),
            StrictTransport = StrictTransportOf(),
            ClientCertificate = seen.AsksForClientCertificate is { } asks ? Known(asks ? ClientCertificate.Asked : ClientCertificate.NotAsked) : NotTold<ClientCertificate>("no handshake went that far"),
        };

        const string TlsFeature = "1.3.6.1.5.5.7.1.24";

        // INTEGER 5, status_request (RFC 7633).
        static readonly byte[] StatusRequest = [0x02, 0x01, 0x05];

        Fact<T> Known<T>(T value, string field = "") => Fact.Known(value, source, field);

        Fact<T> NotTold<T>(string words) => Fact.Unknown<T>(Ignorance.NothingTells, seen.WhyNotTold.Length > 0 ? seen.WhyNotTold : words, source);

        // ---- what is spoken -------------------------------------------------------------------------------------------------

        Fact<Speech> Speaks() => seen.Speaks switch
        {
            Spoken.Tls => Known(Speech.Tls),
            Spoken.PlainHttp => Known(Speech.PlainHttp),
            Spoken.SomethingElse => Known(Speech.SomethingElse),
            _ => NotTold<Speech>("it did not answer"),
        };

        Fact<PlainHttp> Plain() => seen.Plain switch
        {
            null => NotTold<PlainHttp>("the plain port was not asked"),
            { WhyNotTold.Length: > 0 } it => Fact.Unknown<PlainHttp>(Ignorance.NothingTells, it.WhyNotTold, source),
            { Port: 0 } => Known(PlainHttp.NotBeside),
            { Answer: null } => Known(PlainHttp.Closed),
            { Answer: { Status: >= 300 and < 400, Location: { } to } } => Known(to.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? PlainHttp.Redirects : PlainHttp.RedirectsInTheClear),
            _ => Known(PlainHttp.Serves),
        };

        Fact<StrictTransport> StrictTransportOf() => seen.Http switch
        {
            null when seen.WhyNoHttp.Length == 0 && seen.Handshake.Length > 0 => Known(StrictTransport.NotHttp),
            null => NotTold<StrictTransport>(seen.WhyNoHttp.Length > 0 ? seen.WhyNoHttp : "no handshake could be finished"),
            { Status: 0 } => Known(StrictTransport.NotHttp),
            { StrictTransport: { } header } => Known(SecondsOf(header) switch { 0 => StrictTransport.Absent, < LongEnough => StrictTransport.Short, _ => StrictTransport.Long }),
            _ => Known(StrictTransport.Absent),
        };

        static long SecondsOf(string header)
        {
            foreach (var part in header.Split(';', StringSplitOptions.TrimEntries))
                if (part.StartsWith("max-age=", StringComparison.OrdinalIgnoreCase) && long.TryParse(part.AsSpan("max-age=".Length).Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)) return seconds;
            return 0;
        }

        // A difference that is known is one, whatever the addresses that were not heard may do.
        Fact<Likeness> Alike()
        {
            if (Differing() is { Length: > 0 } all) return Known(all.Max(static it => it.Kind));
            if (seen.Others.FirstOrDefault(static it => it is { IsClosed: false, WhyNotTold.Length: > 0 }) is { } open) return NotTold<Likeness>($"{open.Address} was not heard: {open.WhyNotTold}");
            return Known(seen.Others.Count == 0 ? Likeness.One : Likeness.Alike);
        }

        Difference[] Differing() => [.. seen.Others.SelectMany(static it => it.Differences).OrderByDescending(static it => it.Kind)];

        // ---- versions and suites --------------------------------------------------------------------------------------------

        Fact<bool> Accepts(TlsVersion version) => seen.Of(version) switch
        {
            { Answer: VersionAnswer.Accepted } => Known(true),
            { Answer: VersionAnswer.Refused } => Known(false),
            { WhyNotTold: { Length: > 0 } why } => Fact.Unknown<bool>(Ignorance.NothingTells, why, source),
            _ => NotTold<bool>("it was not asked for"),
        };

        // A list that has an end; else what is worst in it may only be known to be bad.
        Fact<IReadOnlyList<Suite>> Suites()
        {
            Suite[] all = [.. seen.Versions.SelectMany(static it => it.Suites)];
            if (all.Length == 0) return NotTold<IReadOnlyList<Suite>>("no suite was accepted");
            return all.Max(static it => it.Weakness) < WeakestSuite.SmallBlocks && Open() is { } why ? Fact.Unknown<IReadOnlyList<Suite>>(Ignorance.NothingTells, why, source) : Known<IReadOnlyList<Suite>>(all);
        }

        string? Open() => seen.Versions.FirstOrDefault(static it => !it.IsComplete)?.WhyNotTold;

        Fact<WeakestSuite> Worst() => Suites().Map(static all => all.Max(static it => it.Weakness));

        Fact<Share> ShareOf(Func<Suite, bool> have) => Suites().Map(all => all.Count(have) is var count && count == 0 ? Share.None : count == all.Count ? Share.All : Share.Some);

        // ---- keys -----------------------------------------------------------------------------------------------------------

        Fact<ObservedGroups> Groups() => seen.Groups is not { } it ? NotTold<ObservedGroups>("no exchange of keys was seen") : it.WhyNotTold.Length > 0 ? Fact.Unknown<ObservedGroups>(Ignorance.NothingTells, it.WhyNotTold, source) : Known(it);

        // What is known to be weak is weak, whatever else could not be told.
        Fact<(ExchangeStrength Strength, string? Words)> Weakest()
        {
            if (Suites().Peek(out var suites) && !suites.Any(static it => it.IsTls13 || it.IsCurve || it.IsFiniteField)) return Known<(ExchangeStrength, string?)>((ExchangeStrength.NotEphemeral, null));
            if (seen.Groups is not { } groups) return Groups().Map(static _ => default((ExchangeStrength, string?)));
            var worst = groups.Named.Select(static it => (Strength: StrengthOf(it), Words: (string?)it.Name))
                .Concat(groups.DhBits > 0 ? [(StrengthOf(groups.DhBits), string.Create(CultureInfo.InvariantCulture, $"DH of {groups.DhBits} bits"))] : [])
                .DefaultIfEmpty((ExchangeStrength.NotEphemeral, null)).OrderBy(static it => Badness(it.Strength)).Last();
            return Badness(worst.Strength) > 0 ? Known(worst) : Groups().Map(_ => worst);
        }

        static int Badness(ExchangeStrength strength) => strength switch { ExchangeStrength.Broken => 2, ExchangeStrength.Short => 1, _ => 0 };

        static ExchangeStrength StrengthOf(int bits) => bits < 1024 ? ExchangeStrength.Broken : bits < 2048 ? ExchangeStrength.Short : ExchangeStrength.Strong;

        static ExchangeStrength StrengthOf(Group group) => group.IsFiniteField ? StrengthOf(group.Bits) : group.IsPostQuantum || group.Bits is 0 or >= 224 ? ExchangeStrength.Strong : ExchangeStrength.Short;

        Fact<ExchangeStrength> Exchange() => Weakest().Map(static it => it.Strength);

        // ---- certificates ---------------------------------------------------------------------------------------------------

        // A suite without certificates proves nothing, and is judged where suites are.
        Fact<Presented> Certificates() => seen.Chains.Count == 0 ? NotTold<Presented>("no certificate was seen")
            : Known(new Presented(seen.Chains, seen.Name, [.. seen.Anchors.Select(static it => (it.Der, it.IsPublic))]));

        Fact<T> Leaf<T>(Func<X509Certificate2, T> read)
        {
            if (seen.Chains is not [[var der, ..], ..]) return NotTold<T>("no certificate was seen");
            try
            {
                using var leaf = X509CertificateLoader.LoadCertificate(der.Span);
                return Known(read(leaf));
            }
            catch (CryptographicException)
            {
                return Fact.Unknown<T>(Ignorance.Malformed, "what was served cannot be read as a certificate", source);
            }
        }
    }
}
