// What a group of rules lets pass in one direction: from addresses, and from members of other groups.
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Sets;

namespace Glacis.Networks;

/// <summary>A rule of a group that names another one.</summary>
readonly record struct ByGroup(Ranges<uint> Services, NamedGroup Group);

/// <summary>A rule of a group, with the addresses that it speaks of: surely, and perhaps.</summary>
/// <param name="At">Its place among the group's rules.</param>
readonly record struct ByAddress(int At, Passing Passes);

/// <summary>What a group lets pass in one direction. Immutable; threads share it.</summary>
sealed class GroupWall
{
    GroupWall(SecurityGroup group, Direction direction, Passing passes, IReadOnlyList<ByAddress> rules, IReadOnlyList<ByGroup> byGroup, IReadOnlyList<Unknown> doubts) =>
        (Group, Direction, Passes, Rules, ByGroups, Doubts) = (group, direction, passes, rules, byGroup, doubts);

    internal SecurityGroup Group { get; }

    internal Direction Direction { get; }

    /// <summary>What passes by rules that name addresses, or lists of them.</summary>
    internal Passing Passes { get; }

    internal IReadOnlyList<ByAddress> Rules { get; }

    internal IReadOnlyList<ByGroup> ByGroups { get; }

    /// <summary>Why some of it is not known.</summary>
    internal IReadOnlyList<Unknown> Doubts { get; }

    internal static GroupWall Of(SecurityGroup group, Direction direction, Func<string, Resource, Many<Addresses>> lists)
    {
        var traffic = direction == Direction.Inbound ? group.Inbound : group.Outbound;
        var (rules, byGroup, doubts) = (new List<ByAddress>(), new List<ByGroup>(), new List<Unknown>());
        for (var at = 0; at < traffic.Items.Count; at++)
        {
            var it = traffic.Items[at];
            if (it.Services.Peek(out var services) && it.Peer.Peek(out var peer) && peer.Group is { } named) byGroup.Add(new(services, named));
            else rules.Add(new(at, Read(it, of => lists(of, group), doubts)));
        }
        var passes = Sum(rules);
        if (!traffic.IsComplete)
        {
            doubts.Add((Unknown)traffic.Source);
            passes = passes.Or(Passing.Unknown);
        }
        return new(group, direction, passes, rules, byGroup, doubts);
    }

    static Passing Sum(List<ByAddress> rules) => new(
        Flows.Of([.. rules.Select(static it => it.Passes.Whole)]), Flows.Of([.. rules.Select(static it => it.Passes.Some)]), Flows.Of([.. rules.Select(static it => it.Passes.Perhaps)]));

    static Passing Read(Traffic it, Func<string, Many<Addresses>> lists, List<Unknown> doubts)
    {
        var (services, addresses) = (Services.All, Addresses.All);
        var isKnown = true;
        if (it.Services.Peek(out var read)) services = read;
        else isKnown = Doubt(doubts, (Unknown)it.Services.Source);
        if (!it.Peer.Peek(out var peer)) isKnown = Doubt(doubts, (Unknown)it.Peer.Source);
        else if (peer.Block is { } block) addresses = block;
        else if (peer.PrefixList is { } handle) return ByList(services, handle, isKnown, lists, doubts);
        return isKnown ? Passing.Of(services, addresses) : Passing.Nothing with { Perhaps = Flows.Of(services, addresses) };
    }

    static Passing ByList(Ranges<uint> services, string handle, bool isKnown, Func<string, Many<Addresses>> lists, List<Unknown> doubts)
    {
        var entries = lists(handle);
        var read = Flows.Of(services, Addresses.OfAll(entries.Items));
        var surely = isKnown ? read : Flows.None;
        if (entries.IsComplete) return new(surely, surely, read);
        doubts.Add((Unknown)entries.Source);
        return new(surely, surely, Flows.Of(services, Addresses.All));
    }

    static bool Doubt(List<Unknown> doubts, Unknown why)
    {
        doubts.Add(why);
        return false;
    }
}
