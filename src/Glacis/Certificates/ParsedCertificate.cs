// A certificate, taken apart: strict DER, every extension that is known decoded. Nothing is judged here but whether it can be read.
using System.Formats.Asn1;
using System.Globalization;
using System.Security.Cryptography;

namespace Glacis.Certificates;

/// <summary>An extension as it stands there.</summary>
readonly record struct RawExtension(string Id, bool IsCritical, ReadOnlyMemory<byte> Value);

/// <summary>A certificate, taken apart. Immutable; threads may share it.</summary>
sealed class ParsedCertificate
{
    /// <summary>More than any certificate needs; a thousand names take 30 kB.</summary>
    const int Largest = 1 << 20;

    readonly Dictionary<string, RawExtension> byId = new(StringComparer.Ordinal);

    ParsedCertificate(ReadOnlyMemory<byte> der)
    {
        Der = der;
        Digest = Convert.ToHexStringLower(SHA256.HashData(der.Span));
        var reader = new AsnReader(der, AsnEncodingRules.DER);
        var outer = reader.ReadSequence();
        reader.ThrowIfNotEmpty();
        Signed = outer.PeekEncodedValue();
        var inner = outer.ReadSequence();
        Algorithm = outer.ReadEncodedValue();
        Signature = Bits(outer);
        outer.ThrowIfNotEmpty();
        Version = VersionOf(inner);
        Serial = inner.ReadIntegerBytes();
        NamedAlgorithm = inner.ReadEncodedValue();
        Issuer = DistinguishedName.Read(inner);
        (NotBefore, NotAfter, HasOddTimes) = Validity(inner.ReadSequence());
        Subject = DistinguishedName.Read(inner);
        KeyInfo = inner.ReadEncodedValue();
        HasUniqueIds = SkipUniqueIds(inner);
        Extensions = ExtensionsOf(inner);
        Usage = Decoded.From(this);
    }

    internal ReadOnlyMemory<byte> Der { get; }

    /// <summary>SHA-256 of the whole.</summary>
    internal string Digest { get; }

    /// <summary>What is signed.</summary>
    internal ReadOnlyMemory<byte> Signed { get; }

    /// <summary>The algorithm beside the signature.</summary>
    internal ReadOnlyMemory<byte> Algorithm { get; }

    /// <summary>The algorithm that the signed part names; it has to be the same.</summary>
    internal ReadOnlyMemory<byte> NamedAlgorithm { get; }

    internal ReadOnlyMemory<byte> Signature { get; }

    /// <summary>1 to 3.</summary>
    internal int Version { get; }

    internal ReadOnlyMemory<byte> Serial { get; }

    internal DistinguishedName Issuer { get; }

    internal DistinguishedName Subject { get; }

    internal DateTimeOffset NotBefore { get; }

    internal DateTimeOffset NotAfter { get; }

    /// <summary>Whether a time before 2050 is written as those from 2050 on: some old roots are.</summary>
    internal bool HasOddTimes { get; }

    internal ReadOnlyMemory<byte> KeyInfo { get; }

    internal bool HasUniqueIds { get; }

    /// <summary>In the order in which they stand there, doubles and all.</summary>
    internal IReadOnlyList<RawExtension> Extensions { get; }

    /// <summary>The extensions that are known, decoded.</summary>
    internal Decoded Usage { get; }

    internal bool IsSelfIssued => Subject.Key == Issuer.Key;

    internal RawExtension? Extension(string id) => byId.TryGetValue(id, out var found) ? found : null;

    /// <summary>How a sentence names it.</summary>
    public override string ToString() => Subject.IsEmpty ? Usage.Names is [var first, ..] ? first.ToString() : "(no name)" : Subject.ToString();

    /// <summary>The certificate, or in <paramref name="fault"/> why it cannot be read.</summary>
    internal static ParsedCertificate? TryRead(ReadOnlyMemory<byte> der, out string fault)
    {
        fault = "";
        if (der.Length > Largest)
        {
            fault = "it is larger than any certificate has to be";
            return null;
        }
        try
        {
            return new(der);
        }
        catch (Exception e) when (e is AsnContentException or CryptographicException or OverflowException)
        {
            fault = Spoken(e.InnerException is AsnContentException inner ? inner.Message : e.Message);
            return null;
        }
    }

    // The platform's own words, in our manner.
    static string Spoken(string message) => message.Length == 0 ? "it is not DER" : string.Concat(message[..1].ToLowerInvariant(), message.AsSpan(1).TrimEnd('.'));

    internal static ReadOnlyMemory<byte> Bits(AsnReader from)
    {
        var bits = from.ReadBitString(out var unused);
        return unused == 0 ? bits : throw new AsnContentException("a signature or a key ends within a byte");
    }

    static int VersionOf(AsnReader inner)
    {
        var tag = new Asn1Tag(TagClass.ContextSpecific, 0, isConstructed: true);
        if (!inner.PeekTag().HasSameClassAndValue(tag)) return 1;
        var around = inner.ReadSequence(tag);
        var version = around.TryReadInt32(out var number) && number is > 0 and < 3 ? number + 1 : throw new AsnContentException("there is no such version of certificates");
        around.ThrowIfNotEmpty();
        return version;
    }

    static (DateTimeOffset From, DateTimeOffset To, bool AreOdd) Validity(AsnReader reader)
    {
        var (from, isOdd) = AnyTime(reader);
        var (to, isOddToo) = AnyTime(reader);
        reader.ThrowIfNotEmpty();
        return (from, to, isOdd || isOddToo);
    }

    static (DateTimeOffset Time, bool IsOdd) AnyTime(AsnReader from)
    {
        if (from.PeekTag().HasSameClassAndValue(Asn1Tag.UtcTime)) return (from.ReadUtcTime(twoDigitYearMax: 2049), false);
        var time = from.ReadGeneralizedTime();
        return (time, time.Year < 2050 || time.Millisecond != 0);
    }

    /// <summary>UTCTime through 2049, GeneralizedTime from 2050 on (RFC 5280, 4.1.2.5).</summary>
    internal static DateTimeOffset Time(AsnReader from) =>
        AnyTime(from) is (var time, false) ? time : throw new AsnContentException("a time before 2050 is written as those from 2050 on");

    static bool SkipUniqueIds(AsnReader inner)
    {
        var found = false;
        while (inner.HasData && inner.PeekTag() is { TagClass: TagClass.ContextSpecific, TagValue: 1 or 2 })
        {
            found = true;
            inner.ReadEncodedValue();
        }
        return found;
    }

    IReadOnlyList<RawExtension> ExtensionsOf(AsnReader inner)
    {
        if (!inner.HasData) return [];
        var around = inner.ReadSequence(new Asn1Tag(TagClass.ContextSpecific, 3, isConstructed: true));
        inner.ThrowIfNotEmpty();
        var all = ReadExtensions(around);
        foreach (var it in all) byId.TryAdd(it.Id, it);
        return all;
    }

    internal static IReadOnlyList<RawExtension> ReadExtensions(AsnReader around)
    {
        var (all, list) = (new List<RawExtension>(), around.ReadSequence());
        around.ThrowIfNotEmpty();
        if (!list.HasData) throw new AsnContentException("the list of extensions is empty");
        while (list.HasData)
        {
            var one = list.ReadSequence();
            var id = one.ReadObjectIdentifier();
            var isCritical = one.PeekTag().HasSameClassAndValue(Asn1Tag.Boolean) && one.ReadBoolean();
            all.Add(new(id, isCritical, one.ReadOctetString()));
            one.ThrowIfNotEmpty();
        }
        return all;
    }

    internal string SerialText => Convert.ToHexStringLower(Serial.Span);

    /// <summary>Days from the first to the last second.</summary>
    internal double Days => (NotAfter - NotBefore).TotalDays + (1 / 86400.0);

    internal static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
