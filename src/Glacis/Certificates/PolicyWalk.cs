// The policies of a path: RFC 5280, 6.1 for whoever takes any of them. Only whether one goes through is asked, so that sets stand for the tree.
namespace Glacis.Certificates;

/// <summary>Walks a path from its root down. One path; threads may not share it.</summary>
sealed class PolicyWalk
{
    // Counters of RFC 5280, 6.1.2: how many certificates further on something is demanded or forbidden; the path's length is never.
    int untilDemanded, untilNoAny, untilNoMapping;

    /// <summary>What the next certificate may say for a policy to go on.</summary>
    HashSet<string> expected = new([Ids.AnyPolicy], StringComparer.Ordinal);

    internal PolicyWalk(IReadOnlyList<ParsedCertificate> path)
    {
        untilDemanded = untilNoAny = untilNoMapping = path.Count;
        for (var depth = path.Count - 2; depth >= 0; depth--) Step(path[depth], isLeaf: depth == 0);
        IsMissing = untilDemanded == 0 && expected.Count == 0;
    }

    /// <summary>Whether a policy is demanded, and none goes through.</summary>
    internal bool IsMissing { get; }

    void Step(ParsedCertificate it, bool isLeaf)
    {
        expected = Through(it, isLeaf);
        if (!isLeaf) Map(it);
        // The leaf counts, though it issued itself (6.1.5, a).
        if (isLeaf || !it.IsSelfIssued) (untilDemanded, untilNoAny, untilNoMapping) = (Less(untilDemanded), Less(untilNoAny), Less(untilNoMapping));
        var limits = it.Usage.PolicyConstraints;
        if (isLeaf)
        {
            if (limits?.ExplicitAfter == 0) untilDemanded = 0;
            return;
        }
        untilDemanded = Math.Min(untilDemanded, limits?.ExplicitAfter ?? int.MaxValue);
        untilNoMapping = Math.Min(untilNoMapping, limits?.NoMappingAfter ?? int.MaxValue);
        untilNoAny = Math.Min(untilNoAny, it.Usage.NotAnyAfter ?? int.MaxValue);
    }

    static int Less(int counter) => Math.Max(0, counter - 1);

    HashSet<string> Through(ParsedCertificate it, bool isLeaf)
    {
        var own = it.Usage.Policies ?? [];
        var through = own.Where(policy => policy != Ids.AnyPolicy && (expected.Contains(policy) || expected.Contains(Ids.AnyPolicy))).ToHashSet(StringComparer.Ordinal);
        if (own.Contains(Ids.AnyPolicy, StringComparer.Ordinal) && (untilNoAny > 0 || !isLeaf && it.IsSelfIssued)) through.UnionWith(expected);
        return through;
    }

    void Map(ParsedCertificate it)
    {
        var before = expected.ToHashSet(StringComparer.Ordinal);
        foreach (var (above, _) in it.Usage.Mappings) expected.Remove(above);
        foreach (var (above, below) in it.Usage.Mappings)
            if (untilNoMapping > 0 && (before.Contains(above) || before.Contains(Ids.AnyPolicy))) expected.Add(below);
    }
}
