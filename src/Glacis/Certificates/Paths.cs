// The ways from a certificate up to somebody trusted: tried one after another, the best one answers.
using Glacis.Verdicts;

namespace Glacis.Certificates;

/// <summary>A path that was judged.</summary>
/// <param name="Certificates">The leaf first; the last one is trusted where <paramref name="IsTrusted"/>.</param>
sealed record JudgedPath(IReadOnlyList<ParsedCertificate> Certificates, bool IsTrusted, IReadOnlyList<CertificateFinding> Against, IReadOnlyList<CertificateFinding> Notes);

/// <summary>The search for a path. One question; threads may not share it.</summary>
sealed class Paths(
    ChainQuestion question, ParsedCertificate peer, IReadOnlyList<ParsedCertificate> others, IReadOnlyList<(ParsedCertificate Certificate, bool IsPublic)> anchors, IReadOnlyList<RevocationList> lists)
{
    // More than any honest chain needs; a graph that was made to tire us ends here.
    const int Deepest = 12, MostSignatures = 256, MostPaths = 64;

    readonly Dictionary<(string, string), bool> verified = [];
    readonly ILookup<string, ParsedCertificate> bySubject = others.DistinctBy(static it => it.Digest, StringComparer.Ordinal).ToLookup(static it => it.Subject.Key, StringComparer.Ordinal);
    readonly List<ParsedCertificate> path = [];
    JudgedPath? best;
    int judged;

    internal JudgedPath Best()
    {
        if (anchors.FirstOrDefault(it => it.Certificate.Digest == peer.Digest) is { Certificate: { } itself } trusted) Reached([itself], trusted.IsPublic);
        if (best is not { IsTrusted: true }) Climb(peer);
        return best!;
    }

    bool IsDone => best is { IsTrusted: true, Against.Count: 0 } || judged >= MostPaths || verified.Count >= MostSignatures;

    void Climb(ParsedCertificate at)
    {
        path.Add(at);
        var ends = true;
        foreach (var (anchor, isPublic) in anchors)
        {
            if (IsDone) break;
            if (anchor.Digest == at.Digest || !Signed(at, anchor)) continue;
            ends = false;
            Reached([.. path, anchor], isPublic);
        }
        foreach (var issuer in path.Count < Deepest ? Issuers(at) : [])
        {
            if (IsDone) break;
            if (path.Any(it => it.Digest == issuer.Digest || it.Subject.Key == issuer.Subject.Key && it.KeyInfo.Span.SequenceEqual(issuer.KeyInfo.Span)) || !Signed(at, issuer)) continue;
            ends = false;
            Climb(issuer);
        }
        if (ends) Ended(at);
        path.RemoveAt(path.Count - 1);
    }

    // Those whose key identifier fits come first, then those that are valid at the instant.
    IEnumerable<ParsedCertificate> Issuers(ParsedCertificate at) =>
        bySubject[at.Issuer.Key].OrderBy(it => ChainRules.KeysDiffer(at, it)).ThenBy(it => it.NotAfter < question.At || it.NotBefore > question.At);

    bool Signed(ParsedCertificate it, ParsedCertificate issuer)
    {
        if (it.Issuer.Key != issuer.Subject.Key) return false;
        if (verified.TryGetValue((it.Digest, issuer.Digest), out var known)) return known;
        return verified[(it.Digest, issuer.Digest)] = verified.Count < MostSignatures
            && Algorithms.Verify(PublicKey.Read(issuer.KeyInfo), Algorithms.Read(it.Algorithm), it.Signed.Span, it.Signature.Span);
    }

    void Reached(IReadOnlyList<ParsedCertificate> whole, bool isPublic)
    {
        var rules = new ChainRules(question, whole, isPublic, lists);
        rules.Judge(isTrusted: true);
        Take(new(whole, true, rules.Against, rules.Notes));
    }

    void Ended(ParsedCertificate top)
    {
        if (best is { IsTrusted: true }) return;
        var rules = new ChainRules(question, [.. path], isPublic: false, lists);
        rules.Judge(isTrusted: false);
        Take(new([.. path], false, [.. rules.Against, WhyNot(top)], rules.Notes));
    }

    void Take(JudgedPath it)
    {
        judged++;
        if (best is null || Rank(it).CompareTo(Rank(best)) < 0) best = it;
    }

    static (int, int, int) Rank(JudgedPath it) => (it.IsTrusted ? 0 : 1, it.Against.Count, it.IsTrusted ? 0 : -it.Certificates.Count);

    CertificateFinding WhyNot(ParsedCertificate top)
    {
        if (verified.Count >= MostSignatures) return new("chain-is-too-tangled", Severity.High, "there are more ways through these certificates than can be tried in reasonable time", "serve the leaf and its issuers, and nothing else");
        var named = anchors.Select(static it => it.Certificate).Concat(others).Where(it => it.Digest != top.Digest && it.Subject.Key == top.Issuer.Key).ToArray();
        if (named.Length > 0 && !named.Any(it => Signed(top, it)) && !top.IsSelfIssued)
            return new("signature-does-not-fit", Severity.High, $"{top} says that {top.Issuer} issued it, but it is not signed with the key of that name that is at hand", "serve the issuer's certificate whose key signed it");
        if (Signed(top, top))
            return ReferenceEquals(top, peer)
                ? new("certificate-is-self-signed", Severity.High, "the certificate is signed by itself and trusted by nobody", "have it issued by an authority that its clients trust, or hand it to them as trusted")
                : new("chain-is-not-trusted", Severity.High, $"the chain leads to {top}, which is not trusted", "use an issuer that its clients trust, or hand them this root as trusted");
        return ReferenceEquals(top, peer) ? Incomplete(top)
            : new("chain-is-not-trusted", Severity.High, $"the chain ends at {top}; its issuer {top.Issuer} is neither served nor trusted", "use an issuer that its clients trust, or hand them its root as trusted");
    }

    static CertificateFinding Incomplete(ParsedCertificate leaf) => new(
        "chain-is-incomplete", Severity.High, $"the certificate of the issuer, {leaf.Issuer}, is missing from the chain",
        leaf.Usage.IssuerAt is [var at, ..] ? $"serve the issuer's certificate, too: it lies at {at}" : "serve the issuer's certificate, too");
}
