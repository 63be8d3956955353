// Keys and signatures: how strong they are, and whether one fits. The platform computes; no store, file or network is asked.
using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;

namespace Glacis.Certificates;

/// <summary>What kind of key.</summary>
enum KeyKind
{
    Rsa,
    Elliptic,
    Edwards,
    Lattice,
    Dsa,
    Unknown,
}

/// <summary>A public key. <paramref name="Fault"/> says why it cannot be used, where that is so.</summary>
/// <param name="Bits">Its length.</param>
/// <param name="Curve">The object identifier of the curve, or of the lattice's parameters; "" where there is none, "explicit" where a curve is written out.</param>
/// <param name="Exponent">The exponent of an RSA key.</param>
/// <param name="Material">The key itself.</param>
sealed record PublicKey(KeyKind Kind, int Bits, string Curve, BigInteger Exponent, ReadOnlyMemory<byte> Material, string? Fault)
{
    internal const string P256 = "1.2.840.10045.3.1.7", P384 = "1.3.132.0.34", P521 = "1.3.132.0.35";

    const string Rsa = "1.2.840.113549.1.1.1", Elliptic = "1.2.840.10045.2.1", Ed25519 = "1.3.101.112", Dsa = "1.2.840.10040.4.1";

    static readonly Dictionary<string, int> Curves = new(StringComparer.Ordinal) { [P256] = 256, [P384] = 384, [P521] = 521, ["1.2.840.10045.3.1.1"] = 192, ["1.3.132.0.33"] = 224 };

    internal static PublicKey Read(ReadOnlyMemory<byte> info)
    {
        try
        {
            var sequence = new AsnReader(info, AsnEncodingRules.DER).ReadSequence();
            var algorithm = sequence.ReadSequence();
            var id = algorithm.ReadObjectIdentifier();
            var parameters = algorithm.HasData ? algorithm.ReadEncodedValue() : (ReadOnlyMemory<byte>?)null;
            algorithm.ThrowIfNotEmpty();
            var material = ParsedCertificate.Bits(sequence);
            sequence.ThrowIfNotEmpty();
            return Of(id, parameters, material);
        }
        catch (AsnContentException)
        {
            return Broken(KeyKind.Unknown, "its key cannot be read");
        }
    }

    static PublicKey Of(string id, ReadOnlyMemory<byte>? parameters, ReadOnlyMemory<byte> material) => id switch
    {
        Rsa when parameters is not { } none || !none.Span.SequenceEqual(Algorithms.Null) => Broken(KeyKind.Rsa, "its RSA key has parameters that it may not have"),
        Rsa => OfRsa(material),
        Elliptic => OfCurve(parameters, material),
        Ed25519 => parameters is null && material.Length == 32 ? new(KeyKind.Edwards, 256, Ed25519, default, material, null) : Broken(KeyKind.Edwards, "its Ed25519 key cannot be read"),
        _ when Lattice.Knows(id) => parameters is null && Lattice.IsKey(id, material.Length) ? new(KeyKind.Lattice, 0, id, default, material, null) : Broken(KeyKind.Lattice, $"its {Lattice.Spoken(id)} key cannot be read"),
        Dsa => new(KeyKind.Dsa, 0, "", default, material, null),
        _ => new(KeyKind.Unknown, 0, "", default, material, null),
    };

    static PublicKey OfRsa(ReadOnlyMemory<byte> material)
    {
        var reader = new AsnReader(material, AsnEncodingRules.DER);
        var sequence = reader.ReadSequence();
        reader.ThrowIfNotEmpty();
        var (modulus, exponent) = (sequence.ReadInteger(), sequence.ReadInteger());
        sequence.ThrowIfNotEmpty();
        return modulus.Sign <= 0 || exponent < 3 || exponent.IsEven || exponent.GetBitLength() > 256 ? Broken(KeyKind.Rsa, "its RSA key is none")
            : new(KeyKind.Rsa, (int)modulus.GetBitLength(), "", exponent, material, null);
    }

    static PublicKey OfCurve(ReadOnlyMemory<byte>? parameters, ReadOnlyMemory<byte> material)
    {
        if (parameters is not { } named) return Broken(KeyKind.Elliptic, "its key does not name a curve");
        var reader = new AsnReader(named, AsnEncodingRules.DER);
        if (!reader.PeekTag().HasSameClassAndValue(Asn1Tag.ObjectIdentifier)) return new(KeyKind.Elliptic, 0, "explicit", default, material, "its key spells a curve out in place of naming one");
        var curve = reader.ReadObjectIdentifier();
        if (!Curves.TryGetValue(curve, out var bits)) return new(KeyKind.Elliptic, 0, curve, default, material, null);
        if (material.Length != 1 + (2 * ((bits + 7) / 8)) || material.Span[0] != 4) return new(KeyKind.Elliptic, bits, curve, default, material, "its key is no uncompressed point of its curve");
        return new(KeyKind.Elliptic, bits, curve, default, material, null);
    }

    static PublicKey Broken(KeyKind kind, string fault) => new(kind, 0, "", default, default, fault);

    internal string Spoken => (Kind, Curve) switch
    {
        (KeyKind.Rsa, _) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"RSA of {Bits} bits"),
        (KeyKind.Elliptic, P256 or P384 or P521) or (KeyKind.Elliptic, _) when Bits > 0 => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"P-{Bits}"),
        (KeyKind.Elliptic, _) => $"the curve {Curve}",
        (KeyKind.Edwards, _) => "Ed25519",
        (KeyKind.Lattice, { Length: > 0 }) => Lattice.Spoken(Curve),
        (KeyKind.Dsa, _) => "DSA",
        _ => "of a kind that is not known",
    };
}

/// <summary>How something is signed.</summary>
/// <param name="Hash">The hash; its name is <c>null</c> where the algorithm has none of its own.</param>
sealed record SignatureAlgorithm(KeyKind Kind, HashAlgorithmName Hash, RSASignaturePadding? Padding)
{
    /// <summary>The parameters of a lattice; "" where there is none.</summary>
    internal string Lattice { get; init; } = "";

    internal bool IsBroken => Hash == HashAlgorithmName.MD5;

    internal bool IsWeak => Hash == HashAlgorithmName.SHA1;

    internal string Spoken => Kind switch { KeyKind.Edwards => "Ed25519", KeyKind.Lattice => Certificates.Lattice.Spoken(Lattice), _ => Hash.Name ?? "" };
}

/// <summary>Signature algorithms by their identifiers, and whether a signature fits a key.</summary>
static class Algorithms
{
    /// <summary>NULL, as parameters have it.</summary>
    internal static ReadOnlySpan<byte> Null => [5, 0];

    const string Pss = "1.2.840.113549.1.1.10", Mask = "1.2.840.113549.1.1.8";

    static readonly Dictionary<string, SignatureAlgorithm> Known = new(StringComparer.Ordinal)
    {
        ["1.2.840.113549.1.1.4"] = new(KeyKind.Rsa, HashAlgorithmName.MD5, RSASignaturePadding.Pkcs1),
        ["1.2.840.113549.1.1.5"] = new(KeyKind.Rsa, HashAlgorithmName.SHA1, RSASignaturePadding.Pkcs1),
        ["1.2.840.113549.1.1.11"] = new(KeyKind.Rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        ["1.2.840.113549.1.1.12"] = new(KeyKind.Rsa, HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1),
        ["1.2.840.113549.1.1.13"] = new(KeyKind.Rsa, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
        ["1.2.840.10045.4.1"] = new(KeyKind.Elliptic, HashAlgorithmName.SHA1, null),
        ["1.2.840.10045.4.3.2"] = new(KeyKind.Elliptic, HashAlgorithmName.SHA256, null),
        ["1.2.840.10045.4.3.3"] = new(KeyKind.Elliptic, HashAlgorithmName.SHA384, null),
        ["1.2.840.10045.4.3.4"] = new(KeyKind.Elliptic, HashAlgorithmName.SHA512, null),
        ["1.3.101.112"] = new(KeyKind.Edwards, default, null),
    };

    static readonly Dictionary<string, HashAlgorithmName> Hashes = new(StringComparer.Ordinal)
    { ["2.16.840.1.101.3.4.2.1"] = HashAlgorithmName.SHA256, ["2.16.840.1.101.3.4.2.2"] = HashAlgorithmName.SHA384, ["2.16.840.1.101.3.4.2.3"] = HashAlgorithmName.SHA512 };

    /// <summary>The algorithm; <c>null</c> for one that is not known, or has parameters that it may not have.</summary>
    internal static SignatureAlgorithm? Read(ReadOnlyMemory<byte> encoded)
    {
        try
        {
            var sequence = new AsnReader(encoded, AsnEncodingRules.DER).ReadSequence();
            var id = sequence.ReadObjectIdentifier();
            if (id == Pss) return PssOf(sequence.ReadSequence());
            if (Lattice.Knows(id)) return sequence.HasData ? null : new(KeyKind.Lattice, default, null) { Lattice = id };
            if (!Known.TryGetValue(id, out var found)) return null;
            var hasNull = sequence.HasData && sequence.ReadEncodedValue().Span.SequenceEqual(Null);
            return !sequence.HasData && hasNull == (found.Kind == KeyKind.Rsa) ? found : null;
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    // Hash, mask of the same hash, salt as long as the hash: what the CA/B rules allow, and all that the platform computes.
    static SignatureAlgorithm? PssOf(AsnReader parameters)
    {
        var (hash, mask) = (Tagged(parameters, 0), Tagged(parameters, 1));
        var salt = parameters.ReadSequence(new Asn1Tag(TagClass.ContextSpecific, 2, isConstructed: true));
        if (!Hashes.TryGetValue(hash.ReadObjectIdentifier(), out var name) || mask.ReadObjectIdentifier() != Mask) return null;
        if (!Hashes.TryGetValue(mask.ReadSequence().ReadObjectIdentifier(), out var masks) || masks != name) return null;
        return salt.TryReadInt32(out var length) && length == LengthOf(name) && !parameters.HasData ? new(KeyKind.Rsa, name, RSASignaturePadding.Pss) : null;
    }

    static AsnReader Tagged(AsnReader parameters, int number) => parameters.ReadSequence(new Asn1Tag(TagClass.ContextSpecific, number, isConstructed: true)).ReadSequence();

    static int LengthOf(HashAlgorithmName hash) => hash == HashAlgorithmName.SHA256 ? 32 : hash == HashAlgorithmName.SHA384 ? 48 : 64;

    /// <summary>Whether the signature over these bytes is the key's.</summary>
    internal static bool Verify(PublicKey key, SignatureAlgorithm? algorithm, ReadOnlySpan<byte> signed, ReadOnlySpan<byte> signature)
    {
        if (algorithm is null || key.Fault is not null || algorithm.Kind != key.Kind) return false;
        try
        {
            return key.Kind switch
            {
                KeyKind.Rsa => WithRsa(key, algorithm, signed, signature),
                KeyKind.Elliptic => OnCurve(key, algorithm, signed, signature),
                KeyKind.Lattice => algorithm.Lattice == key.Curve && Lattice.Verify(key.Curve, key.Material, signed, signature),
                KeyKind.Edwards => Edwards.Verify(key.Material.Span, signed, signature),
                _ => false,
            };
        }
        catch (Exception e) when (e is CryptographicException or PlatformNotSupportedException)
        {
            // A point off its curve, a curve that the platform does not know: nobody's signature.
            return false;
        }
    }

    static bool WithRsa(PublicKey key, SignatureAlgorithm algorithm, ReadOnlySpan<byte> signed, ReadOnlySpan<byte> signature)
    {
        using var rsa = RSA.Create();
        rsa.ImportRSAPublicKey(key.Material.Span, out _);
        return rsa.VerifyData(signed, signature, algorithm.Hash, algorithm.Padding!);
    }

    static bool OnCurve(PublicKey key, SignatureAlgorithm algorithm, ReadOnlySpan<byte> signed, ReadOnlySpan<byte> signature)
    {
        var point = key.Material.Span[1..];
        var half = point.Length / 2;
        using var curve = ECDsa.Create(new ECParameters { Curve = ECCurve.CreateFromValue(key.Curve), Q = new ECPoint { X = point[..half].ToArray(), Y = point[half..].ToArray() } });
        return curve.VerifyData(signed, signature, algorithm.Hash, DSASignatureFormat.Rfc3279DerSequence);
    }
}
