// A question about a chain, and its answer: whether somebody may rely on it, and everything that speaks against it.
using System.Security.Cryptography;
using Glacis.Verdicts;

namespace Glacis.Certificates;

/// <summary>What the certificate is to be used for.</summary>
public enum Purpose
{
    /// <summary>A server shows it: the rules for public servers hold besides RFC 5280.</summary>
    ServerAuth,

    /// <summary>A client shows it.</summary>
    ClientAuth,
}

/// <summary>A chain to be judged. All bytes are hostile; all are DER.</summary>
/// <param name="Peer">The certificate that is shown.</param>
/// <param name="Intermediates">What may lead from it to a root, in any order.</param>
/// <param name="Anchors">Whom to trust, and nobody besides.</param>
/// <param name="Name">A host, an address or a mailbox that it has to stand for; <c>null</c> for any.</param>
/// <param name="At">The instant judged.</param>
/// <param name="Lists">Lists of revoked certificates; none means that revocation is not asked about.</param>
public sealed record ChainQuestion(
    ReadOnlyMemory<byte> Peer, IReadOnlyList<ReadOnlyMemory<byte>> Intermediates, TrustAnchors Anchors, string? Name, DateTimeOffset At,
    Purpose Purpose = Purpose.ServerAuth, IReadOnlyList<ReadOnlyMemory<byte>>? Lists = null);

/// <summary>What came of it.</summary>
/// <param name="Against">What speaks against relying on it, worst first; nothing for a good chain.</param>
/// <param name="Notes">What is worth knowing besides.</param>
public sealed record ChainAnswer(IReadOnlyList<CertificateFinding> Against, IReadOnlyList<CertificateFinding> Notes)
{
    /// <summary>Whether a careful client may rely on it.</summary>
    public bool IsValid => Against.Count == 0;
}

/// <summary>Judges chains: builds every path that may hold, and answers by the best of them. Pure; threads share it.</summary>
/// <remarks>Neither the machine's stores nor the network are asked: what is not in the question does not exist.</remarks>
public static class ChainValidator
{
    public static ChainAnswer Answer(ChainQuestion question)
    {
        if (ParsedCertificate.TryRead(question.Peer, out var fault) is not { } peer)
            return new([new("certificate-is-malformed", Severity.High, $"the certificate cannot be read: {fault}", "have it issued anew, by an authority that writes certificates by the rules")], []);
        var others = new List<ParsedCertificate>();
        var notes = new List<CertificateFinding>();
        foreach (var der in question.Intermediates)
        {
            if (ParsedCertificate.TryRead(der, out fault) is { } it) others.Add(it);
            else notes.Add(new("intermediate-is-malformed", Severity.Low, $"a certificate beside the leaf cannot be read: {fault}", "serve the issuer's certificates as they were issued"));
        }
        return Judged(question, peer, others, notes);
    }

    static ChainAnswer Judged(ChainQuestion question, ParsedCertificate peer, List<ParsedCertificate> others, List<CertificateFinding> notes)
    {
        var anchors = new List<(ParsedCertificate Certificate, bool IsPublic)>();
        var unread = new List<CertificateFinding>();
        foreach (var anchor in question.Anchors.All)
        {
            if (ParsedCertificate.TryRead(anchor.Der, out var fault) is { } it) anchors.Add((it, anchor.IsPublic));
            // A machine's store may hold what is older than the rules; whoever hands over a root of his own wants to know.
            else if (!anchor.IsPublic) unread.Add(new("anchor-is-malformed", Severity.High, $"a trusted certificate cannot be read: {fault}", "hand over the root as it was issued"));
        }
        var lists = (question.Lists ?? []).Select(RevocationList.TryRead).OfType<RevocationList>().ToArray();
        var best = new Paths(question, peer, others, anchors, lists).Best();
        var against = best.IsTrusted ? best.Against : [.. best.Against, .. unread];
        return new([.. Sorted(against)], [.. Sorted(notes.Concat(best.Notes))]);
    }

    static IEnumerable<CertificateFinding> Sorted(IEnumerable<CertificateFinding> findings) =>
        findings.Distinct().OrderByDescending(static it => it.Severity).ThenBy(static it => it.Rule, StringComparer.Ordinal).ThenBy(static it => it.Sentence, StringComparer.Ordinal);

    /// <summary>SHA-256 of a certificate, as fingerprints are written.</summary>
    public static string Fingerprint(ReadOnlySpan<byte> der) => Convert.ToHexStringLower(SHA256.HashData(der));
}
