// A list of revoked certificates, and what it can say of one: RFC 5280, 5 and 6.3.3, and the CA/B rules for partitioned lists.
using System.Formats.Asn1;

namespace Glacis.Certificates;

/// <summary>What lists say of a certificate.</summary>
enum Standing
{
    /// <summary>No list speaks of its issuer.</summary>
    NotAsked,
    Good,
    Revoked,

    /// <summary>There are lists of its issuer, and none can be relied on.</summary>
    Unknown,
}

/// <summary>A list of revoked certificates, taken apart. Immutable; threads may share it.</summary>
sealed class RevocationList
{
    const string DeltaOf = "2.5.29.27", Scope = "2.5.29.28", Number = "2.5.29.20", Reason = "2.5.29.21", InvalidSince = "2.5.29.24";

    static readonly HashSet<string> Understood = new([Scope, Number, Ids.AuthorityKey, Ids.IssuerNames, Ids.AuthorityAccess], StringComparer.Ordinal);

    readonly ReadOnlyMemory<byte> signed, algorithm, signature;
    readonly HashSet<string> revoked = new(StringComparer.Ordinal);
    readonly DateTimeOffset thisUpdate, nextUpdate;
    readonly Scoped scope = Scoped.Everything;
    readonly bool isDouble, isNotUnderstood;

    /// <summary>Whom a list speaks of.</summary>
    /// <param name="Flags">The numbers of the fields that narrow it.</param>
    /// <param name="IsPart">Whether it is a part that names where it lies.</param>
    /// <param name="Addresses">Where that is; <c>null</c> where it is said in another way than by addresses alone.</param>
    sealed record Scoped(IReadOnlySet<int> Flags, bool IsPart, IReadOnlyList<string>? Addresses)
    {
        internal const int OnlyUsers = 1, OnlyAuthorities = 2, OnlySomeReasons = 3, IsIndirect = 4, OnlyAttributes = 5;

        internal static readonly Scoped Everything = new(new HashSet<int>(), false, null);
    }

    RevocationList(ReadOnlyMemory<byte> der)
    {
        var reader = new AsnReader(der, AsnEncodingRules.DER);
        var outer = reader.ReadSequence();
        reader.ThrowIfNotEmpty();
        signed = outer.PeekEncodedValue();
        var inner = outer.ReadSequence();
        algorithm = outer.ReadEncodedValue();
        signature = ParsedCertificate.Bits(outer);
        outer.ThrowIfNotEmpty();
        if (!inner.TryReadInt32(out var version) || version != 1) throw new AsnContentException("lists of revoked certificates are of version 2");
        if (!inner.ReadEncodedValue().Span.SequenceEqual(algorithm.Span)) throw new AsnContentException("the list names two signature algorithms");
        Issuer = DistinguishedName.Read(inner);
        (thisUpdate, nextUpdate) = (ParsedCertificate.Time(inner), ParsedCertificate.Time(inner));
        if (inner.HasData && inner.PeekTag().HasSameClassAndValue(Asn1Tag.Sequence)) (isDouble, isNotUnderstood) = Entries(inner.ReadSequence());
        if (!inner.HasData) return;
        var extensions = ParsedCertificate.ReadExtensions(inner.ReadSequence(new Asn1Tag(TagClass.ContextSpecific, 0, isConstructed: true)));
        isNotUnderstood |= extensions.Any(static it => it.Id == DeltaOf || it.IsCritical && !Understood.Contains(it.Id));
        foreach (var it in extensions)
            if (it.Id == Scope) scope = ScopeOf(new AsnReader(it.Value, AsnEncodingRules.DER).ReadSequence());
        inner.ThrowIfNotEmpty();
    }

    internal DistinguishedName Issuer { get; }

    /// <summary>The list; <c>null</c> for what is none by the rules, which then says nothing of anybody.</summary>
    internal static RevocationList? TryRead(ReadOnlyMemory<byte> der)
    {
        try
        {
            return new(der);
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    (bool IsDouble, bool IsNotUnderstood) Entries(AsnReader list)
    {
        var (twice, strange) = (false, false);
        while (list.HasData)
        {
            var entry = list.ReadSequence();
            twice |= !revoked.Add(Convert.ToHexStringLower(entry.ReadIntegerBytes().Span));
            ParsedCertificate.Time(entry);
            if (entry.HasData) strange |= IsStrange(entry.ReadSequence());
        }
        return (twice, strange);
    }

    static bool IsStrange(AsnReader extensions)
    {
        var strange = false;
        while (extensions.HasData)
        {
            var one = extensions.ReadSequence();
            strange |= one.ReadObjectIdentifier() is not (Reason or InvalidSince) && one.PeekTag().HasSameClassAndValue(Asn1Tag.Boolean) && one.ReadBoolean();
        }
        return strange;
    }

    static Scoped ScopeOf(AsnReader sequence)
    {
        IReadOnlyList<string>? addresses = null;
        var (isPart, flags) = (false, new HashSet<int>());
        while (sequence.HasData)
        {
            var tag = sequence.PeekTag();
            if (tag.TagClass != TagClass.ContextSpecific) throw new AsnContentException("no part of a scope");
            if (tag.TagValue == 0) (addresses, isPart) = (Decoded.Addresses(sequence.ReadSequence(tag)), true);
            else if (tag.TagValue == Scoped.OnlySomeReasons ? sequence.ReadEncodedValue().Length > 0 : sequence.ReadBoolean(tag)) flags.Add(tag.TagValue);
        }
        return new(flags, isPart, addresses);
    }

    /// <summary>What these lists say of a certificate that <paramref name="issuer"/> signed.</summary>
    internal static Standing Of(ParsedCertificate it, ParsedCertificate issuer, IReadOnlyList<RevocationList> lists, DateTimeOffset at)
    {
        var standing = Standing.NotAsked;
        foreach (var list in lists)
        {
            if (list.Issuer.Key != it.Issuer.Key) continue;
            if (!list.Speaks(it, issuer, at)) standing = standing == Standing.Good ? standing : Standing.Unknown;
            else if (list.revoked.Contains(it.SerialText)) return Standing.Revoked;
            else standing = Standing.Good;
        }
        return standing;
    }

    bool Speaks(ParsedCertificate it, ParsedCertificate issuer, DateTimeOffset at) =>
        !isDouble && !isNotUnderstood && thisUpdate <= at && at <= nextUpdate && IsAbout(it)
        && (issuer.Usage.Uses is not { } uses || uses.HasFlag(KeyUses.ListSigning))
        && Algorithms.Verify(PublicKey.Read(issuer.KeyInfo), Algorithms.Read(algorithm) is { IsWeak: false, IsBroken: false } good ? good : null, signed.Span, signature.Span);

    bool IsAbout(ParsedCertificate it)
    {
        if (scope.Flags.Contains(Scoped.IsIndirect) || scope.Flags.Contains(Scoped.OnlyAttributes) || scope.Flags.Contains(Scoped.OnlySomeReasons)) return false;
        if (scope.Flags.Contains(it.Usage.IsAuthority == true ? Scoped.OnlyUsers : Scoped.OnlyAuthorities)) return false;
        return !scope.IsPart || scope.Addresses is { } mine && it.Usage.ListPoints is { } points && points.Any(point => point.Any(address => mine.Contains(address, StringComparer.Ordinal)));
    }
}
