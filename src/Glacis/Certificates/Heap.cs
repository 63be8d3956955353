// Certificates in no order: which one is the leaf.
namespace Glacis.Certificates;

/// <summary>Certificates in no order.</summary>
public static class Heap
{
    /// <summary>The place of the certificate that issued none of the others; one that is no authority before one that is; else the first.</summary>
    public static int LeafOf(IReadOnlyList<ReadOnlyMemory<byte>> heap)
    {
        var read = heap.Select(static der => ParsedCertificate.TryRead(der, out _)).ToArray();
        var issuers = read.OfType<ParsedCertificate>().Where(static it => !it.IsSelfIssued).Select(static it => it.Issuer.Key).ToHashSet(StringComparer.Ordinal);
        var free = Enumerable.Range(0, read.Length).Where(at => read[at] is { } it && !issuers.Contains(it.Subject.Key)).ToArray();
        return free.Where(at => read[at]!.Usage.IsAuthority != true).Concat(free).FirstOrDefault(0);
    }
}
