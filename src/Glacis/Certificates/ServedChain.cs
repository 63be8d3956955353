// What is handed over to be judged: certificates as they were served, and whom to trust.
namespace Glacis.Certificates;

/// <summary>Certificates in the order in which they were served, the leaf first, as DER. Their bytes are hostile.</summary>
public sealed record ServedChain(IReadOnlyList<ReadOnlyMemory<byte>> Der);

/// <summary>A root that is trusted.</summary>
/// <param name="Der">The certificate.</param>
/// <param name="IsPublic">Whether browsers trust it, so that the rules for public certificates hold below it; one that an owner added is private.</param>
public sealed record TrustAnchor(ReadOnlyMemory<byte> Der, bool IsPublic);

/// <summary>The roots that are trusted. A judgement rests on these alone, never on those of the machine.</summary>
public sealed record TrustAnchors(IReadOnlyList<TrustAnchor> All)
{
    public static readonly TrustAnchors None = new([]);
}
