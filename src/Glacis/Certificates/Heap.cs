// Certificates in no order: which one is the leaf.
namespace Glacis.Certificates;

/// <summary>Certificates in no order.</summary>
public static class Heap
{
    /// <summary>The place of the certificate that issued none of the others; one that is no authority before one that is; else the first.</summary>
    public static int LeafOf(IReadOnlyList<ReadOnlyMemory<byte>> heap)
    {
        var free = Free(heap);
        return free.Where(static it => it.Certificate.Usage.IsAuthority != true).Concat(free).Select(static it => it.At).FirstOrDefault(0);
    }

    /// <summary>How many of them could be the leaf: those that issued none of the others and are no authority, else those that issued none.</summary>
    public static int LeavesOf(IReadOnlyList<ReadOnlyMemory<byte>> heap)
    {
        var free = Free(heap);
        return free.Count(static it => it.Certificate.Usage.IsAuthority != true) is var leaves and > 0 ? leaves : free.Length;
    }

    static (int At, ParsedCertificate Certificate)[] Free(IReadOnlyList<ReadOnlyMemory<byte>> heap)
    {
        var read = heap.Select(static der => ParsedCertificate.TryRead(der, out _)).ToArray();
        var issuers = read.OfType<ParsedCertificate>().Where(static it => !it.IsSelfIssued).Select(static it => it.Issuer.Key).ToHashSet(StringComparer.Ordinal);
        return [.. Enumerable.Range(0, read.Length).Where(at => read[at] is { } it && !issuers.Contains(it.Subject.Key)).Select(at => (at, read[at]!))];
    }
}
