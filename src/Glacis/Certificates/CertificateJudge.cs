// Everything that is wrong with a served chain for a name at an instant: the door to the rules for certificates.
using System.Globalization;
using Glacis.Verdicts;

namespace Glacis.Certificates;

/// <summary>Judges served chains. Pure; threads share it.</summary>
public static class CertificateJudge
{
    /// <summary>What is wrong, worst first, then by rule; nothing for a good chain. Bytes that are no certificate are a finding, never an exception.</summary>
    /// <param name="chain">What was served; an empty chain is a finding.</param>
    /// <param name="name">The host name that was asked for, or an address.</param>
    /// <param name="at">The instant judged.</param>
    /// <param name="anchors">Whom to trust.</param>
    public static IReadOnlyList<CertificateFinding> Judge(ServedChain chain, string name, DateTimeOffset at, TrustAnchors anchors)
    {
        if (chain.Der.Count == 0) return [new("chain-is-empty", Severity.High, "no certificate was served", "serve one")];
        var answer = ChainValidator.Answer(new(chain.Der[0], [.. chain.Der.Skip(1)], anchors, name, at));
        return [.. answer.Against.Concat(answer.Notes).Concat(Renewal(chain.Der[0], at)).Concat(Order(chain))
            .Distinct().OrderByDescending(static it => it.Severity).ThenBy(static it => it.Rule, StringComparer.Ordinal).ThenBy(static it => it.Sentence, StringComparer.Ordinal)];
    }

    static IEnumerable<CertificateFinding> Renewal(ReadOnlyMemory<byte> der, DateTimeOffset at)
    {
        if (ParsedCertificate.TryRead(der, out _) is not { } leaf) yield break;
        var stage = Lifetimes.StageAt(leaf.NotBefore, leaf.NotAfter, at);
        if (stage is Stage.Due or Stage.Late)
            yield return new("renewal-is-overdue", Lifetimes.SeverityOf(stage), string.Create(CultureInfo.InvariantCulture,
                $"{(leaf.NotAfter - at).TotalDays:0.#} of the certificate's {leaf.Days:0} days are left: it should have been renewed by {Lifetimes.DueAt(leaf.NotBefore, leaf.NotAfter).UtcDateTime:yyyy-MM-dd}"), "renew it, and have a machine do it the next time");
    }

    // Clients that build paths forgive all of this; others do not.
    static IEnumerable<CertificateFinding> Order(ServedChain chain)
    {
        var served = chain.Der.Select(static der => ParsedCertificate.TryRead(der, out _)).ToArray();
        var at = served[0];
        foreach (var it in served.Skip(1).OfType<ParsedCertificate>())
        {
            if (at is null) yield break;
            if (it.IsSelfIssued) yield return new("chain-holds-its-root", Severity.None, $"the root {it} is served, too, which no client needs", "leave it out");
            else if (it.Subject.Key != at.Issuer.Key) yield return OutOfPlace(it, served);
            at = it;
        }
    }

    static CertificateFinding OutOfPlace(ParsedCertificate it, ParsedCertificate?[] served) =>
        served.Any(other => other is not null && !ReferenceEquals(other, it) && other.Issuer.Key == it.Subject.Key)
            ? new("chain-is-out-of-order", Severity.Low, $"{it} does not stand right after the certificate that it issued", "serve the leaf first, and each issuer right after it")
            : new("chain-holds-a-stranger", Severity.Low, $"{it} issued nothing in this chain", "leave it out");
}
