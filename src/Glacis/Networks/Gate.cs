// What stands on the way: groups, ordered lists, roads, doors and switches, each telling what it lets pass and why.
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Sets;

namespace Glacis.Networks;

/// <summary>Which address of a packet something looks at.</summary>
enum Looks
{
    AtSource,
    AtDestination,
}

/// <summary>Something on the way. Whoever wants to pass needs every gate to open.</summary>
abstract class Gate(Looks looks)
{
    internal Looks Looks { get; } = looks;

    /// <summary>What it lets pass, by service and by the address that it looks at.</summary>
    internal abstract Passing Passes { get; }

    /// <summary>What it does with one service of these addresses, in words.</summary>
    /// <param name="isExact">Whether the addresses are those of one thing, and not a block that its address is out of.</param>
    internal Step Tell(uint service, Addresses of, bool isExact)
    {
        var here = Passes.From(of);
        var reach = here.At(service, of);
        if (!isExact && reach is Reach.Yes or Reach.Partly && !of.IsSubsetOf(here.Some.At(service))) return new(StepSort.NotKnown, $"{Doubtful}: it passes for some addresses of the block that the address is out of, and which one it has is not told", null, Sources);
        return reach switch
        {
            Reach.Yes => new(StepSort.Opens, Opens(service, here.Whole.At(service)), null, Sources),
            Reach.Partly => new(StepSort.OpensToSome, $"{Opens(service, here.Some.At(service))}, though not for every port that clients call from", Change, Sources),
            Reach.No => new(StepSort.Blocks, Blocks(service, of), Change, Sources),
            _ => new(StepSort.NotKnown, $"{Doubtful}: {(Doubts.Count > 0 ? string.Join("; ", Doubts.Select(static it => it.Words).Distinct(StringComparer.Ordinal)) : "it is not known")}", null, [.. Doubts, .. Sources]),
        };
    }

    protected abstract string Opens(uint service, Addresses of);

    protected abstract string Blocks(uint service, Addresses of);

    /// <summary>The smallest change that would open it.</summary>
    protected abstract string Change { get; }

    /// <summary>What is in doubt, as the subject of a sentence.</summary>
    protected abstract string Doubtful { get; }

    internal abstract IReadOnlyList<Unknown> Doubts { get; }

    protected abstract IReadOnlyList<Source> Sources { get; }

    protected static string Say(uint service) => Ranges<uint>.Of(service, service).Say();
}

/// <summary>The groups around a spot. Their rules add up.</summary>
sealed class GroupsGate(Spot around, Direction direction, IReadOnlyList<GroupWall> walls, IReadOnlyList<Unknown> doubts, Passing passes, IReadOnlyList<(GroupWall Wall, NamedGroup Group, Ranges<uint> Services)> met, Rulebook rules)
    : Gate(direction == Direction.Inbound ? Looks.AtSource : Looks.AtDestination)
{
    internal override Passing Passes => passes;

    internal override IReadOnlyList<Unknown> Doubts => doubts;

    protected override string Doubtful => $"what the groups around {around.Called} let {(direction == Direction.Inbound ? "in" : "out")}";

    protected override string Opens(uint service, Addresses of)
    {
        if (around.Groups is { IsComplete: true, Items.Count: 0 }) return $"no group is around {around.Called}";
        foreach (var wall in walls)
            foreach (var rule in wall.Rules)
                if (!rule.Passes.Whole.At(service).And(of).IsEmpty) return $"{rules.Name(wall, rule.At)} allows {Allowed(wall, rule.At)}";
        foreach (var (wall, group, services) in met)
            if (services.Contains(service)) return $"{rules.Name(wall, group, services)} allows {services.Say()} {Toward} members of {group.Handle}";
        return $"{Doubtful}";
    }

    string Toward => direction == Direction.Inbound ? "from" : "to";

    string Allowed(GroupWall wall, int at)
    {
        var traffic = (wall.Direction == Direction.Inbound ? wall.Group.Inbound : wall.Group.Outbound).Items[at];
        return $"{(traffic.Services.Peek(out var services) ? services.Say() : "?")} {Toward} {(traffic.Peer.Peek(out var peer) ? peer : "?")}";
    }

    protected override string Blocks(uint service, Addresses of) => walls.Count == 0 ? $"{around.Called} takes part in no connection of that way"
        : $"no rule of {string.Join(", ", walls.Select(static it => it.Group.Handle))} lets it {(direction == Direction.Inbound ? "in" : "out")} on {Say(service)}";

    protected override string Change => $"a rule in {(walls.Count > 0 ? walls[0].Group.Handle : "its group")} that allows it {(direction == Direction.Inbound ? "in" : "out")}";

    protected override IReadOnlyList<Source> Sources => [around.Groups.Source, .. walls.Select(it => direction == Direction.Inbound ? it.Group.Inbound.Source : it.Group.Outbound.Source)];
}

/// <summary>An ordered list on the way of a question, or of its answer.</summary>
sealed class ListGate(ListWall? wall, string subnet, Direction direction, bool isAnswer, Unknown? whyNot) : Gate((direction == Direction.Inbound) ^ isAnswer ? Looks.AtSource : Looks.AtDestination)
{
    internal override Passing Passes => wall is null ? Passing.Unknown : isAnswer ? direction == Direction.Outbound ? wall.AnswersOut : wall.AnswersIn : direction == Direction.Inbound ? wall.In : wall.Out;

    internal bool IsAnswer => isAnswer;

    /// <summary>What passes in its direction, whether it is asked for or answers: of answers, to which ports.</summary>
    internal Passing Ports => wall is null ? Passing.Unknown : direction == Direction.Inbound ? wall.In : wall.Out;

    internal override IReadOnlyList<Unknown> Doubts => wall?.Doubts ?? [whyNot!];

    string Name => wall?.List.Handle ?? $"the ordered list around {subnet}";

    string Way => direction == Direction.Inbound ? "inbound" : "outbound";

    string What => isAnswer ? "answers" : "it";

    protected override string Doubtful => $"whether {Name} lets {(isAnswer ? "answers" : "it")} {(direction == Direction.Inbound ? "in" : "out")}";

    protected override string Opens(uint service, Addresses of) => Deciding(service, of, true) is { } entry ? $"{Name} {Way} {entry.Number} allows {(isAnswer ? $"answers to {Answers(service).Say()}" : "it")}" : $"{Name} allows {What} {Way}";

    protected override string Blocks(uint service, Addresses of) => Deciding(service, of, false) is { } entry ? $"{Name} {Way} {entry.Number} denies {What}" : $"no entry of {Name} allows {What} {Way}";

    protected override string Change => $"an {Way} entry of {Name} that allows {What}, before those that deny";

    protected override IReadOnlyList<Source> Sources => [wall?.List.Entries.Source ?? whyNot!];

    Ranges<uint> Answers(uint service) => ListWall.AnswersBy((byte)(service >> 16));

    // The first entry that fits and decides so.
    AccessListEntry? Deciding(uint service, Addresses of, bool allows)
    {
        if (wall is null) return null;
        var asked = Flows.Of(isAnswer ? Answers(service) : Ranges<uint>.Of(service, service), of);
        foreach (var entry in ListWall.Sorted(wall.List, direction))
            if (entry.Allows.Peek(out var does) && !ListWall.Fits(entry).Fits.And(asked).IsEmpty && does == allows) return entry;
        return null;
    }
}

/// <summary>A road that has to be taken, there or back.</summary>
sealed class RoadGate(Roads roads, string subnet, string toWhat, Func<Road, bool> which, bool isBack, Looks looks, string? change = null) : Gate(looks)
{
    readonly Passing passes = roads.Through(which);

    internal override Passing Passes => passes;

    internal override IReadOnlyList<Unknown> Doubts => roads.Doubts;

    string Name => roads.Table?.Handle ?? $"the table of routes of {subnet}";

    protected override string Doubtful => $"whether {Name} leads to {toWhat}";

    protected override string Opens(uint service, Addresses of)
    {
        var road = roads.For(of).FirstOrDefault(which);
        return $"{Name} routes {(road is null ? "it" : road.Route.ToString())}{(isBack ? ", for the answers" : "")}";
    }

    protected override string Blocks(uint service, Addresses of)
    {
        var taken = roads.For(of).Select(static it => it.Route.ToString()).Distinct(StringComparer.Ordinal).Take(3).ToArray();
        return $"{Name} has no route to {toWhat}{(isBack ? " for the answers" : "")}{(taken.Length > 0 ? $"; it routes {string.Join(", ", taken)}" : "")}";
    }

    protected override string Change => change ?? $"a route to {toWhat} in {Name}";

    protected override IReadOnlyList<Source> Sources => [roads.Table?.Routes.Source ?? roads.Doubts[0]];
}

/// <summary>Something that is open, shut or not known for whole families of addresses: an address to be called by, a door, a switch.</summary>
sealed class PlainGate(Passing passes, string opens, string blocks, string change, string doubtful, IReadOnlyList<Unknown> doubts, IReadOnlyList<Source> sources, Looks looks = Looks.AtSource) : Gate(looks)
{
    internal override Passing Passes => passes;

    internal override IReadOnlyList<Unknown> Doubts => doubts;

    protected override string Doubtful => doubtful;

    protected override string Opens(uint service, Addresses of) => opens;

    protected override string Blocks(uint service, Addresses of) => blocks;

    protected override string Change => change;

    protected override IReadOnlyList<Source> Sources => sources;
}
