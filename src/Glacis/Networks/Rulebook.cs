// The ids of a group's rules, which its own answer does not give: found by what they say.
using Glacis.Inventory;
using Glacis.Sets;

namespace Glacis.Networks;

/// <summary>Names rules of groups. Threads share it.</summary>
sealed class Rulebook(Estate estate) : IEngine<Rulebook>
{
    readonly ILookup<string, FirewallRule> rules = estate.Kept<FirewallRule>().ToLookup(static it => it.Group.Peek(out var group) ? group : "", StringComparer.Ordinal);

    public static Rulebook From(Estate estate) => new(estate);

    /// <summary>Rules of a group, by their own ids.</summary>
    internal IEnumerable<FirewallRule> Of(string group) => rules[group];

    /// <summary>The rule at that place: <c>sgr-1 in sg-1</c>, or by its place where its id was not read.</summary>
    internal string Name(GroupWall wall, int at)
    {
        var traffic = (wall.Direction == Direction.Inbound ? wall.Group.Inbound : wall.Group.Outbound).Items[at];
        return traffic.Services.Peek(out var services) && traffic.Peer.Peek(out var peer) ? Name(wall, it => it.Equals(peer), services) : Unnamed(wall);
    }

    /// <summary>The rule that names a group.</summary>
    internal string Name(GroupWall wall, NamedGroup group, Ranges<uint> services) => Name(wall, it => it.Group?.Handle == group.Handle, services);

    string Name(GroupWall wall, Func<Peer, bool> fits, Ranges<uint> services) =>
        rules[wall.Group.Handle].FirstOrDefault(it => it.Direction.Peek(out var way) && way == wall.Direction && it.Services.Peek(out var its) && its.Equals(services) && it.Peer.Peek(out var peer) && fits(peer)) is { } rule
            ? $"{rule.Handle} in {wall.Group.Handle}" : Unnamed(wall);

    static string Unnamed(GroupWall wall) => $"a rule of {wall.Group.Handle}";
}
