// Findings, as most services describe theirs.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws;

static class Found
{
    /// <summary>Something that a service found.</summary>
    internal static ForeignFinding Finding(this Item item, Kind kind, string id, string of, Fact<string> says, Fact<FindingRank> rank, Fact<DateTimeOffset> since) => new(id)
    {
        Kind = kind,
        Of = of,
        Name = of.Length == 0 ? says.Shown(id) : $"{says.Shown("?")} ({of})",
        Account = item.Account,
        Region = item.Region,
        Tags = item.Source.Concludes(Tags.None, "a finding bears no tags of its owners"),
        Rank = rank,
        Since = since,
        IsRepeated = item.Source.Concludes(false, "its finder is asked itself"),
    };
}
