// Who on the networks is meant to reach whom: tiers, and what passes between them, as glacis.yaml declares it.
using Glacis.Facts;
using Glacis.Sets;

namespace Glacis.Inventory;

/// <summary>A tier: whatever stands on a network and fits, by itself, by its machine, by its subnet or by one of its groups. The first that fits counts.</summary>
public sealed record Segment(string Name, Match Match, Declaration Source);

/// <summary>Traffic that is meant.</summary>
/// <param name="From">A tier, or one of the ends that are no tier.</param>
/// <param name="To">A tier.</param>
/// <param name="Services">Protocols and ports, as <see cref="Sets.Services"/> numbers them.</param>
public sealed record MeantFlow(string From, string To, Ranges<uint> Services, Declaration Source);

/// <summary>The declared tiers, and the flows between them. Whatever is not declared is not meant, once tiers are.</summary>
public sealed record Segmentation(IReadOnlyList<Segment> Segments, IReadOnlyList<MeantFlow> Flows)
{
    /// <summary>Ends that are no tier: everybody outside, joined networks, networks on premises.</summary>
    public const string Internet = "internet", Peer = "peer", Premises = "premises";

    public static readonly IReadOnlyList<string> Ends = [Internet, Peer, Premises];

    public static readonly Segmentation None = new([], []);

    public bool IsDeclared => Segments.Count > 0;

    /// <summary>What is meant to pass from one end to a tier.</summary>
    public Ranges<uint> Meant(string from, string to) =>
        Flows.Where(it => it.From == from && it.To == to).Aggregate(Ranges<uint>.Empty, static (all, it) => all.Or(it.Services));
}
