// What an inventory keeps of a certificate whose text it was given.
using Glacis.Inventory;

namespace Glacis.Certificates;

/// <summary>What an inventory keeps of a certificate.</summary>
public sealed record CertificateSummary(Period Validity, Strength Key, Strength Signature, string Serial, IReadOnlyList<string> Names)
{
    /// <summary>The summary of the first certificate of a text; <c>null</c> where there is none that can be read.</summary>
    public static CertificateSummary? Of(string pem) => Pem.Certificates(pem) is [var first, ..] ? Of(first) : null;

    /// <summary>The summary of a certificate in DER; <c>null</c> where it cannot be read.</summary>
    public static CertificateSummary? Of(ReadOnlyMemory<byte> der) =>
        ParsedCertificate.TryRead(der, out _) is { } it
            ? new(new(it.NotBefore, it.NotAfter), Of(PublicKey.Read(it.KeyInfo)), Of(Algorithms.Read(it.Algorithm)), SerialOf(it.SerialText), [.. (it.Usage.Names ?? []).Select(static name => name.ToString())])
            : null;

    /// <summary>A serial number as it is compared: lower case, no colons, no leading zeros.</summary>
    public static string SerialOf(string text) => text.Replace(":", "", StringComparison.Ordinal).ToLowerInvariant().TrimStart('0');

    static Strength Of(PublicKey key) => key switch
    {
        { Fault: not null } or { Kind: KeyKind.Rsa, Bits: < 1536 } => Strength.Broken,
        { Kind: KeyKind.Rsa, Bits: >= 2048 } or { Kind: KeyKind.Elliptic, Bits: >= 256 } or { Kind: KeyKind.Edwards or KeyKind.Lattice } => Strength.Strong,
        _ => Strength.Weak,
    };

    static Strength Of(SignatureAlgorithm? algorithm) => algorithm switch
    {
        { IsBroken: true } => Strength.Broken,
        null or { IsWeak: true } => Strength.Weak,
        _ => Strength.Strong,
    };
}
