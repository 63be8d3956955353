// Makes certificates and lists of revoked ones, good and malformed: everything that stands in them can be replaced.
using System.Formats.Asn1;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Glacis.Certificates;

namespace Glacis.Tests.Certificates;

/// <summary>A key pair: what stands in a certificate, and how it signs.</summary>
sealed record MintedKey(byte[] Info, byte[] Algorithm, Func<byte[], byte[]> Sign)
{
    internal byte[] Id => SHA256.HashData(Info)[..20];

    internal static MintedKey P256() => Curve(ECCurve.NamedCurves.nistP256);

    internal static MintedKey Curve(ECCurve curve)
    {
        var key = ECDsa.Create(curve);
        return new(key.ExportSubjectPublicKeyInfo(), Mint.AlgorithmId("1.2.840.10045.4.3.2", null), it => key.SignData(it, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
    }

    static readonly Dictionary<int, RSA> Rsas = [];

    internal static MintedKey Rsa(int bits, string hash = "SHA256", bool pss = false)
    {
        if (!Rsas.TryGetValue(bits, out var key)) Rsas[bits] = key = RSA.Create(bits);
        var id = hash switch { "MD5" => "1.2.840.113549.1.1.4", "SHA1" => "1.2.840.113549.1.1.5", "SHA384" => "1.2.840.113549.1.1.12", "SHA512" => "1.2.840.113549.1.1.13", _ => "1.2.840.113549.1.1.11" };
        return new(key.ExportSubjectPublicKeyInfo(), pss ? Pss : Mint.AlgorithmId(id, [5, 0]), it => key.SignData(it, new(hash), pss ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1));
    }

    static byte[] Pss => Convert.FromHexString("304106092a864886f70d01010a3034a00f300d06096086480165030402010500a11c301a06092a864886f70d010108300d06096086480165030402010500a203020120");

    internal static MintedKey Dsa()
    {
        var key = DSA.Create(2048);
        return new(key.ExportSubjectPublicKeyInfo(), Mint.AlgorithmId("2.16.840.1.101.3.4.3.2", null), it => key.SignData(it, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
    }

    internal static MintedKey Lattice(string id = "2.16.840.1.101.3.4.3.17", int seed = 1)
    {
        var set = id[^1] switch { '7' => Org.BouncyCastle.Crypto.Parameters.MLDsaParameters.ml_dsa_44, '8' => Org.BouncyCastle.Crypto.Parameters.MLDsaParameters.ml_dsa_65, _ => Org.BouncyCastle.Crypto.Parameters.MLDsaParameters.ml_dsa_87 };
        var secret = Org.BouncyCastle.Crypto.Parameters.MLDsaPrivateKeyParameters.FromSeed(set, SHA256.HashData([(byte)seed]));
        var algorithm = Mint.AlgorithmId(id, null);
        var info = Mint.Der(to =>
        {
            using (to.PushSequence())
            {
                to.WriteEncodedValue(algorithm);
                to.WriteBitString(secret.GetPublicKeyEncoded());
            }
        });
        return new(info, algorithm, it =>
        {
            var signer = new Org.BouncyCastle.Crypto.Signers.MLDsaSigner(set, deterministic: true);
            signer.Init(true, secret);
            signer.BlockUpdate(it);
            return signer.GenerateSignature();
        });
    }

    internal static MintedKey Ed25519()
    {
        var secret = SHA256.HashData("a key for tests"u8);
        var open = new byte[32];
        Org.BouncyCastle.Math.EC.Rfc8032.Ed25519.GeneratePublicKey(secret, 0, open, 0);
        return new([.. Convert.FromHexString("302a300506032b6570032100"), .. open], Mint.AlgorithmId("1.3.101.112", null), it =>
        {
            var signature = new byte[64];
            Org.BouncyCastle.Math.EC.Rfc8032.Ed25519.Sign(secret, 0, it, 0, it.Length, signature, 0);
            return signature;
        });
    }
}

/// <summary>An extension to be written.</summary>
sealed record Ext(string Id, bool Critical, byte[] Value);

/// <summary>A certificate to be.</summary>
sealed record Draft
{
    static int serials;

    internal int? Version { get; init; } = 2;
    internal byte[] Serial { get; init; } = [0x12, 0x34, .. BitConverter.GetBytes(Interlocked.Increment(ref serials))];
    internal string Issuer { get; init; } = "CN=Root";
    internal string Subject { get; init; } = "CN=Root";
    internal DateTimeOffset From { get; init; } = Mint.Now.AddYears(-1);
    internal DateTimeOffset To { get; init; } = Mint.Now.AddYears(5);
    internal MintedKey Key { get; init; } = MintedKey.P256();
    internal MintedKey? Signer { get; init; }
    internal Action<AsnWriter, DateTimeOffset> Times { get; init; } = Mint.Time;
    internal byte[]? NamedAlgorithm { get; init; }
    internal byte[]? Algorithm { get; init; }
    internal byte[]? KeyInfo { get; init; }
    internal byte[]? Signature { get; init; }
    internal byte[]? UniqueId { get; init; }
    internal IReadOnlyList<Ext> Extensions { get; init; } = [];

    /// <summary>In place of the extension of that id, or besides.</summary>
    internal Draft With(Ext it) => Extensions.Any(has => has.Id == it.Id) ? this with { Extensions = [.. Extensions.Select(has => has.Id == it.Id ? it : has)] } : And(it);

    internal Draft And(Ext it) => this with { Extensions = [.. Extensions, it] };

    internal Draft Without(string id) => this with { Extensions = [.. Extensions.Where(it => it.Id != id)] };

    internal byte[] Der()
    {
        var signer = Signer ?? Key;
        var signed = Signed(signer);
        var to = new AsnWriter(AsnEncodingRules.DER);
        using (to.PushSequence())
        {
            to.WriteEncodedValue(signed);
            to.WriteEncodedValue(Algorithm ?? signer.Algorithm);
            to.WriteBitString(Signature ?? signer.Sign(signed));
        }
        return to.Encode();
    }

    byte[] Signed(MintedKey signer)
    {
        var to = new AsnWriter(AsnEncodingRules.DER);
        using (to.PushSequence())
        {
            if (Version is { } version)
                using (to.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0))) to.WriteInteger(version);
            to.WriteInteger(Serial);
            to.WriteEncodedValue(NamedAlgorithm ?? signer.Algorithm);
            to.WriteEncodedValue(Mint.Name(Issuer));
            using (to.PushSequence())
            {
                Times(to, From);
                Times(to, To);
            }
            to.WriteEncodedValue(Mint.Name(Subject));
            to.WriteEncodedValue(KeyInfo ?? Key.Info);
            if (UniqueId is { } unique) to.WriteBitString(unique, 0, new Asn1Tag(TagClass.ContextSpecific, 1));
            if (Extensions.Count > 0)
                using (to.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 3))) Mint.Write(to, Extensions);
        }
        return to.Encode();
    }
}

static class Mint
{
    internal static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    internal static Draft Root(string name = "CN=Root", MintedKey? key = null)
    {
        var own = key ?? MintedKey.P256();
        return new() { Issuer = name, Subject = name, Key = own, Extensions = [Basic(true), Uses(KeyUses.CertificateSigning | KeyUses.ListSigning), SubjectKey(own)] };
    }

    internal static Draft Intermediate(Draft above, string name = "CN=Intermediate", MintedKey? key = null)
    {
        var own = key ?? MintedKey.P256();
        return new()
        {
            Issuer = above.Subject, Subject = name, Key = own, Signer = above.Key,
            Extensions = [Basic(true), Uses(KeyUses.CertificateSigning | KeyUses.ListSigning), SubjectKey(own), AuthorityKey(above.Key)],
        };
    }

    internal static Draft Leaf(Draft above, params string[] names)
    {
        var all = names.Length > 0 ? names : ["example.com"];
        return new()
        {
            Issuer = above.Subject, Subject = "CN=" + all[0], Signer = above.Key, To = Now.AddDays(60), From = Now.AddDays(-10),
            Extensions = [Uses(KeyUses.DigitalSignature), Purposes(Ids.ServerAuth), Names([.. all.Select(Named)]), AuthorityKey(above.Key)],
        };
    }

    internal static GeneralName Named(string text) => IPAddress.TryParse(text, out var address) ? Address(address.GetAddressBytes())
        : text.Contains('@', StringComparison.Ordinal) ? Plain(NameForm.Email, text)
        : text.Contains("://", StringComparison.Ordinal) ? Plain(NameForm.Uri, text)
        : text.Contains('=', StringComparison.Ordinal) ? new(NameForm.Directory, text, Name(text), null)
        : Plain(NameForm.Dns, text);

    internal static GeneralName Plain(NameForm form, string text) => new(form, text, Encoding.UTF8.GetBytes(text), null);

    internal static GeneralName Address(params byte[] bytes) => new(NameForm.Address, "", bytes, null);

    // ---- extensions -----------------------------------------------------------------------------------------------------------------

    internal static Ext Basic(bool authority, int? length = null, bool critical = true) => new(Ids.BasicConstraints, critical, Der(to =>
    {
        using (to.PushSequence())
        {
            if (authority) to.WriteBoolean(true);
            if (length is { } most) to.WriteInteger(most);
        }
    }));

    internal static Ext Uses(KeyUses uses, bool critical = false) => new(Ids.KeyUsage, critical, Der(to =>
    {
        var (bytes, last) = (new byte[2], -1);
        for (var bit = 0; bit < 9; bit++)
            if (uses.HasFlag((KeyUses)(1 << bit)))
            {
                bytes[bit / 8] |= (byte)(0x80 >> (bit % 8));
                last = bit;
            }
        to.WriteBitString(bytes.AsSpan(0, last < 0 ? 0 : (last / 8) + 1), last < 0 ? 0 : 7 - (last % 8));
    }));

    internal static Ext Purposes(params string[] ids) => new(Ids.Purposes, false, Der(to =>
    {
        using (to.PushSequence())
            foreach (var id in ids) to.WriteObjectIdentifier(id);
    }));

    internal static Ext Names(params GeneralName[] names) => new(Ids.AlternativeNames, false, Der(to =>
    {
        using (to.PushSequence()) Write(to, names);
    }));

    internal static Ext SubjectKey(MintedKey key, bool critical = false) => new(Ids.SubjectKey, critical, Der(to => to.WriteOctetString(key.Id)));

    internal static Ext AuthorityKey(MintedKey? key, bool critical = false, string? issuer = null, int? serial = null) => new(Ids.AuthorityKey, critical, Der(to =>
    {
        using (to.PushSequence())
        {
            if (key is not null) to.WriteOctetString(key.Id, new Asn1Tag(TagClass.ContextSpecific, 0));
            if (issuer is not null)
                using (to.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 1))) Write(to, [Named(issuer)]);
            if (serial is { } number) to.WriteInteger(number, new Asn1Tag(TagClass.ContextSpecific, 2));
        }
    }));

    internal static Ext Constraints(IReadOnlyList<GeneralName>? permitted, IReadOnlyList<GeneralName>? excluded, bool critical = true) => new(Ids.NameConstraints, critical, Der(to =>
    {
        using (to.PushSequence())
        {
            Subtrees(to, 0, permitted);
            Subtrees(to, 1, excluded);
        }
    }));

    static void Subtrees(AsnWriter to, int number, IReadOnlyList<GeneralName>? trees)
    {
        if (trees is null) return;
        using (to.PushSequence(new Asn1Tag(TagClass.ContextSpecific, number)))
            foreach (var tree in trees)
                using (to.PushSequence()) Write(to, [tree]);
    }

    internal static Ext Access(bool critical, string at) => new(Ids.AuthorityAccess, critical, Der(to =>
    {
        using (to.PushSequence())
        using (to.PushSequence())
        {
            to.WriteObjectIdentifier("1.3.6.1.5.5.7.48.2");
            Write(to, [Plain(NameForm.Uri, at)]);
        }
    }));

    internal static Ext UnderPolicies(params string[] ids) => new(Ids.Policies, false, Der(to =>
    {
        using (to.PushSequence())
            foreach (var id in ids)
                using (to.PushSequence()) to.WriteObjectIdentifier(id);
    }));

    internal static Ext Explicit(int after, bool critical = true) => new(Ids.PolicyConstraints, critical, Der(to =>
    {
        using (to.PushSequence()) to.WriteInteger(after, new Asn1Tag(TagClass.ContextSpecific, 0));
    }));

    internal static Ext Maps(string above, string below) => new(Ids.PolicyMappings, true, Der(to =>
    {
        using (to.PushSequence())
        using (to.PushSequence())
        {
            to.WriteObjectIdentifier(above);
            to.WriteObjectIdentifier(below);
        }
    }));

    internal static Ext NoMapping(int after) => new(Ids.PolicyConstraints, true, Der(to =>
    {
        using (to.PushSequence())
        {
            to.WriteInteger(0, new Asn1Tag(TagClass.ContextSpecific, 0));
            to.WriteInteger(after, new Asn1Tag(TagClass.ContextSpecific, 1));
        }
    }));

    internal static Ext NotAny(int after) => new(Ids.InhibitAnyPolicy, true, Der(to => to.WriteInteger(after)));

    internal static Ext Points(params GeneralName[] names) => new(Ids.ListPoints, false, Der(to =>
    {
        using (to.PushSequence())
        using (to.PushSequence())
        using (to.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
        using (to.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
            Write(to, names);
    }));

    internal static Ext Unknown(bool critical) => new("1.3.6.1.4.1.99999.1", critical, [5, 0]);

    // ---- lists ------------------------------------------------------------------------------------------------------------------------

    internal static byte[] List(Draft by, IReadOnlyList<byte[]> revoked, DateTimeOffset? from = null, DateTimeOffset? to = null, MintedKey? signer = null, int? version = 1, bool hasNext = true, params Ext[] extensions)
    {
        var key = signer ?? by.Key;
        var signed = Der(writer =>
        {
            using (writer.PushSequence())
            {
                if (version is { } number) writer.WriteInteger(number);
                writer.WriteEncodedValue(key.Algorithm);
                writer.WriteEncodedValue(Name(by.Subject));
                Time(writer, from ?? Now.AddDays(-1));
                if (hasNext) Time(writer, to ?? Now.AddDays(6));
                if (revoked.Count > 0)
                    using (writer.PushSequence())
                        foreach (var serial in revoked)
                            using (writer.PushSequence())
                            {
                                writer.WriteInteger(serial);
                                Time(writer, Now.AddDays(-2));
                            }
                if (extensions.Length > 0)
                    using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0))) Write(writer, extensions);
            }
        });
        return Der(writer =>
        {
            using (writer.PushSequence())
            {
                writer.WriteEncodedValue(signed);
                writer.WriteEncodedValue(key.Algorithm);
                writer.WriteBitString(key.Sign(signed));
            }
        });
    }

    /// <summary>Whom a list speaks of; fields by their numbers.</summary>
    internal static Ext Scope(IReadOnlyList<GeneralName>? at, params int[] flags) => new("2.5.29.28", true, Der(to =>
    {
        using (to.PushSequence())
        {
            if (at is not null)
                using (to.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
                using (to.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0))) Write(to, at);
            foreach (var flag in flags)
                if (flag == 3) to.WriteBitString([0x40], 6, new Asn1Tag(TagClass.ContextSpecific, 3));
                else to.WriteBoolean(true, new Asn1Tag(TagClass.ContextSpecific, flag));
        }
    }));

    // ---- the rest ---------------------------------------------------------------------------------------------------------------------

    internal static byte[] Der(Action<AsnWriter> write)
    {
        var to = new AsnWriter(AsnEncodingRules.DER);
        write(to);
        return to.Encode();
    }

    internal static byte[] AlgorithmId(string id, byte[]? parameters) => Der(to =>
    {
        using (to.PushSequence())
        {
            to.WriteObjectIdentifier(id);
            if (parameters is not null) to.WriteEncodedValue(parameters);
        }
    });

    internal static void Time(AsnWriter to, DateTimeOffset time)
    {
        if (time.Year is >= 1950 and < 2050) to.WriteUtcTime(time);
        else to.WriteGeneralizedTime(time, omitFractionalSeconds: true);
    }

    internal static void Write(AsnWriter to, IReadOnlyList<Ext> extensions)
    {
        using (to.PushSequence())
            foreach (var it in extensions)
                using (to.PushSequence())
                {
                    to.WriteObjectIdentifier(it.Id);
                    if (it.Critical) to.WriteBoolean(true);
                    to.WriteOctetString(it.Value);
                }
    }

    static void Write(AsnWriter to, IReadOnlyList<GeneralName> names)
    {
        foreach (var name in names)
            if (name.Form is NameForm.Directory or NameForm.Other)
                using (to.PushSequence(new Asn1Tag(TagClass.ContextSpecific, (int)name.Form))) Inner(to, name);
            else to.WriteOctetString(name.Bytes.Span, new Asn1Tag(TagClass.ContextSpecific, (int)name.Form));
    }

    static void Inner(AsnWriter to, GeneralName name)
    {
        if (name.Form == NameForm.Directory)
        {
            to.WriteEncodedValue(name.Bytes.Span);
            return;
        }
        to.WriteObjectIdentifier("1.3.6.1.4.1.99999.2");
        using (to.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0))) to.WriteNull();
    }

    internal static byte[] Name(string text) => Der(to =>
    {
        using (to.PushSequence())
            foreach (var pair in text.Split(", ", StringSplitOptions.RemoveEmptyEntries))
                using (to.PushSetOf())
                using (to.PushSequence())
                {
                    to.WriteObjectIdentifier(pair[..pair.IndexOf('=')] switch { "CN" => "2.5.4.3", "O" => "2.5.4.10", "E" => "1.2.840.113549.1.9.1", var other => throw new ArgumentException(other, nameof(text)) });
                    to.WriteCharacterString(UniversalTagNumber.UTF8String, pair[(pair.IndexOf('=') + 1)..]);
                }
    });

    internal static string Pem(byte[] der, string label = "CERTIFICATE") => PemEncoding.WriteString(label, der);

    internal static TrustAnchors Trust(params Draft[] roots) => new([.. roots.Select(static it => new TrustAnchor(it.Der(), IsPublic: false))]);
}
