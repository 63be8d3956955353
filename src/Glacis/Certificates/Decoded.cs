// The extensions of RFC 5280, decoded. One that is known and cannot be read makes the certificate unreadable.
using System.Formats.Asn1;

namespace Glacis.Certificates;

/// <summary>What a key may be used for, by bit.</summary>
[Flags]
enum KeyUses
{
    None = 0,
    DigitalSignature = 1 << 0,
    NonRepudiation = 1 << 1,
    KeyEncipherment = 1 << 2,
    DataEncipherment = 1 << 3,
    KeyAgreement = 1 << 4,
    CertificateSigning = 1 << 5,
    ListSigning = 1 << 6,
    EncipherOnly = 1 << 7,
    DecipherOnly = 1 << 8,
}

/// <summary>Object identifiers of extensions and purposes.</summary>
static class Ids
{
    internal const string
        BasicConstraints = "2.5.29.19", KeyUsage = "2.5.29.15", Purposes = "2.5.29.37", AlternativeNames = "2.5.29.17", IssuerNames = "2.5.29.18", NameConstraints = "2.5.29.30",
        Policies = "2.5.29.32", PolicyMappings = "2.5.29.33", PolicyConstraints = "2.5.29.36", InhibitAnyPolicy = "2.5.29.54", AuthorityKey = "2.5.29.35", SubjectKey = "2.5.29.14",
        ListPoints = "2.5.29.31", FreshestList = "2.5.29.46", AuthorityAccess = "1.3.6.1.5.5.7.1.1", SubjectAccess = "1.3.6.1.5.5.7.1.11", TlsFeature = "1.3.6.1.5.5.7.1.24",
        Timestamps = "1.3.6.1.4.1.11129.2.4.2", Poison = "1.3.6.1.4.1.11129.2.4.3", AnyPolicy = "2.5.29.32.0", AnyPurpose = "2.5.29.37.0",
        ServerAuth = "1.3.6.1.5.5.7.3.1", ClientAuth = "1.3.6.1.5.5.7.3.2", CodeSigning = "1.3.6.1.5.5.7.3.3", EmailProtection = "1.3.6.1.5.5.7.3.4", TimeStamping = "1.3.6.1.5.5.7.3.8",
        StatusSigning = "1.3.6.1.5.5.7.3.9", PrecertificateSigning = "1.3.6.1.4.1.11129.2.4.4";
}

/// <summary>Which key signed: its id, or issuer and serial.</summary>
sealed record AuthorityKey(ReadOnlyMemory<byte>? Id, bool NamesIssuer, bool NamesSerial);

/// <summary>How far explicit policies are demanded; <c>null</c> is not at all.</summary>
sealed record PolicyConstraints(int? ExplicitAfter, int? NoMappingAfter);

/// <summary>The extensions of a certificate, decoded; <c>null</c> is one that it does not have.</summary>
sealed record Decoded
{
    internal bool? IsAuthority { get; private init; }

    internal int? PathLength { get; private init; }

    internal KeyUses? Uses { get; private init; }

    internal IReadOnlyList<string>? Purposes { get; private init; }

    internal IReadOnlyList<GeneralName>? Names { get; private init; }

    internal NameConstraints? Constraints { get; private init; }

    internal AuthorityKey? Authority { get; private init; }

    internal ReadOnlyMemory<byte>? SubjectKey { get; private init; }

    internal IReadOnlyList<string>? Policies { get; private init; }

    internal PolicyConstraints? PolicyConstraints { get; private init; }

    /// <summary>Policies of the issuer's, and those of the subject's that stand for them below.</summary>
    internal IReadOnlyList<(string Above, string Below)> Mappings { get; private init; } = [];

    /// <summary>After how many certificates "any policy" counts for nothing; <c>null</c> is never.</summary>
    internal int? NotAnyAfter { get; private init; }

    /// <summary>Where lists of the revoked lie, one entry a point; one that does not only name addresses is empty.</summary>
    internal IReadOnlyList<IReadOnlyList<string>>? ListPoints { get; private init; }

    /// <summary>Where the issuer's certificate lies.</summary>
    internal IReadOnlyList<string> IssuerAt { get; private init; } = [];

    /// <summary>Whether it demands a stapled answer about its status (RFC 7633).</summary>
    internal bool MustStaple { get; private init; }

    internal static Decoded From(ParsedCertificate it)
    {
        var (isAuthority, length) = Read(it, Ids.BasicConstraints, Basic, default);
        return new()
        {
            IsAuthority = it.Extension(Ids.BasicConstraints) is null ? null : isAuthority,
            PathLength = length,
            Uses = it.Extension(Ids.KeyUsage) is null ? null : Read(it, Ids.KeyUsage, UsesOf, default),
            Purposes = Read(it, Ids.Purposes, static reader => ObjectIds(reader.ReadSequence()), null),
            Names = Read(it, Ids.AlternativeNames, static reader => GeneralName.ReadMany(reader.ReadSequence()), null),
            Constraints = Read(it, Ids.NameConstraints, NameConstraints.Read, null),
            Authority = Read(it, Ids.AuthorityKey, AuthorityOf, null),
            SubjectKey = Read<ReadOnlyMemory<byte>?>(it, Ids.SubjectKey, static reader => reader.ReadOctetString(), default),
            Policies = Read(it, Ids.Policies, PoliciesOf, null),
            PolicyConstraints = Read(it, Ids.PolicyConstraints, ConstraintsOf, null),
            Mappings = Read(it, Ids.PolicyMappings, MappingsOf, []),
            NotAnyAfter = Read<int?>(it, Ids.InhibitAnyPolicy, static reader => reader.TryReadInt32(out var skip) && skip >= 0 ? skip : throw new AsnContentException("a number of certificates is none"), null),
            ListPoints = Read(it, Ids.ListPoints, PointsOf, null),
            IssuerAt = Read(it, Ids.AuthorityAccess, AccessOf, []),
            MustStaple = Read(it, Ids.TlsFeature, DemandsStatus, false),
        };
    }

    static T Read<T>(ParsedCertificate from, string id, Func<AsnReader, T> read, T missing)
    {
        if (from.Extension(id) is not { } found) return missing;
        var reader = new AsnReader(found.Value, AsnEncodingRules.DER);
        var value = read(reader);
        reader.ThrowIfNotEmpty();
        return value;
    }

    static (bool IsAuthority, int? Length) Basic(AsnReader reader)
    {
        var sequence = reader.ReadSequence();
        var isAuthority = sequence.HasData && sequence.PeekTag().HasSameClassAndValue(Asn1Tag.Boolean) && sequence.ReadBoolean();
        int? length = !sequence.HasData ? null : sequence.TryReadInt32(out var most) && most >= 0 ? most : throw new AsnContentException("a path length is no length");
        sequence.ThrowIfNotEmpty();
        return (isAuthority, length);
    }

    static KeyUses UsesOf(AsnReader reader)
    {
        var uses = KeyUses.None;
        var bits = reader.ReadBitString(out _);
        for (var bit = 0; bit < Math.Min(9, bits.Length * 8); bit++)
            if ((bits[bit / 8] & (0x80 >> (bit % 8))) != 0) uses |= (KeyUses)(1 << bit);
        return uses;
    }

    static List<string> ObjectIds(AsnReader sequence)
    {
        var ids = new List<string>();
        if (!sequence.HasData) throw new AsnContentException("a list of purposes is empty");
        while (sequence.HasData) ids.Add(sequence.ReadObjectIdentifier());
        return ids;
    }

    static AuthorityKey AuthorityOf(AsnReader reader)
    {
        var sequence = reader.ReadSequence();
        ReadOnlyMemory<byte>? id = null;
        var (issuer, serial) = (false, false);
        while (sequence.HasData)
        {
            var tag = sequence.PeekTag();
            if (tag.TagClass != TagClass.ContextSpecific) throw new AsnContentException("an authority key identifier holds something else");
            if (tag.TagValue == 0) id = sequence.ReadOctetString(tag);
            else if (tag.TagValue == 1) issuer = GeneralName.ReadMany(sequence.ReadSequence(tag)).Count > 0;
            else if (tag.TagValue == 2) serial = sequence.ReadIntegerBytes(tag).Length > 0;
            else throw new AsnContentException("an authority key identifier holds something else");
        }
        return new(id, issuer, serial);
    }

    static List<string> PoliciesOf(AsnReader reader)
    {
        var (ids, sequence) = (new List<string>(), reader.ReadSequence());
        if (!sequence.HasData) throw new AsnContentException("a list of policies is empty");
        while (sequence.HasData)
        {
            var one = sequence.ReadSequence();
            ids.Add(one.ReadObjectIdentifier());
            if (one.HasData) one.ReadSequence();
            one.ThrowIfNotEmpty();
        }
        return ids.Distinct(StringComparer.Ordinal).Count() == ids.Count ? ids : throw new AsnContentException("a policy stands there twice");
    }

    static List<(string Above, string Below)> MappingsOf(AsnReader reader)
    {
        var (pairs, sequence) = (new List<(string, string)>(), reader.ReadSequence());
        if (!sequence.HasData) throw new AsnContentException("a list of policy mappings is empty");
        while (sequence.HasData)
        {
            var one = sequence.ReadSequence();
            var (above, below) = (one.ReadObjectIdentifier(), one.ReadObjectIdentifier());
            one.ThrowIfNotEmpty();
            if (above == Ids.AnyPolicy || below == Ids.AnyPolicy) throw new AsnContentException("\"any policy\" is mapped");
            pairs.Add((above, below));
        }
        return pairs;
    }

    static PolicyConstraints ConstraintsOf(AsnReader reader)
    {
        var sequence = reader.ReadSequence();
        var (demanded, unmapped) = (Skip(sequence, 0), Skip(sequence, 1));
        sequence.ThrowIfNotEmpty();
        return demanded is null && unmapped is null ? throw new AsnContentException("policy constraints constrain nothing") : new(demanded, unmapped);
    }

    static int? Skip(AsnReader sequence, int number)
    {
        var tag = new Asn1Tag(TagClass.ContextSpecific, number);
        if (!sequence.HasData || !sequence.PeekTag().HasSameClassAndValue(tag)) return null;
        return sequence.TryReadInt32(out var skip, tag) && skip >= 0 ? skip : throw new AsnContentException("a number of certificates is none");
    }

    static List<IReadOnlyList<string>> PointsOf(AsnReader reader)
    {
        var (points, sequence) = (new List<IReadOnlyList<string>>(), reader.ReadSequence());
        if (!sequence.HasData) throw new AsnContentException("a list of distribution points is empty");
        while (sequence.HasData)
        {
            var point = sequence.ReadSequence();
            points.Add(point.HasData && point.PeekTag() is { TagClass: TagClass.ContextSpecific, TagValue: 0 } tag ? Addresses(point.ReadSequence(tag)) ?? [] : []);
            while (point.HasData) point.ReadEncodedValue();
        }
        return points;
    }

    /// <summary>The addresses of a full name; <c>null</c> where it is not one, or names something else besides.</summary>
    internal static IReadOnlyList<string>? Addresses(AsnReader name)
    {
        var tag = name.PeekTag();
        if (tag is not { TagClass: TagClass.ContextSpecific, TagValue: 0 })
        {
            name.ReadEncodedValue();
            return null;
        }
        var names = GeneralName.ReadMany(name.ReadSequence(tag));
        name.ThrowIfNotEmpty();
        return names.All(static it => it.Form == NameForm.Uri) ? [.. names.Select(static it => it.Text)] : null;
    }

    static List<string> AccessOf(AsnReader reader)
    {
        const string issuers = "1.3.6.1.5.5.7.48.2";
        var (at, sequence) = (new List<string>(), reader.ReadSequence());
        if (!sequence.HasData) throw new AsnContentException("an authority information access describes nothing");
        while (sequence.HasData)
        {
            var one = sequence.ReadSequence();
            var (method, name) = (one.ReadObjectIdentifier(), GeneralName.Read(one));
            one.ThrowIfNotEmpty();
            if (method == issuers && name.Form == NameForm.Uri) at.Add(name.Text);
        }
        return at;
    }

    static bool DemandsStatus(AsnReader reader)
    {
        var (found, sequence) = (false, reader.ReadSequence());
        while (sequence.HasData) found |= sequence.TryReadInt32(out var feature) && feature == 5;
        return found;
    }
}
