// Where packets go: a table of routes cut into addresses that each take one road.
using System.Numerics;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Sets;

namespace Glacis.Networks;

/// <summary>A road, and the addresses that take it.</summary>
/// <param name="Table">The table that says so.</param>
/// <param name="Route">Its line there.</param>
/// <param name="Via">What it leads through.</param>
/// <param name="Surely">Addresses that surely take it.</param>
/// <param name="Perhaps">Addresses that may take it.</param>
sealed record Road(RouteTable Table, Route Route, Via Via, Addresses Surely, Addresses Perhaps)
{
    internal string Target => Route.Target;
}

/// <summary>The roads of a table. What is on none of them is dropped. Immutable; threads share it.</summary>
sealed class Roads
{
    readonly IReadOnlyList<Road> all;
    readonly bool isCutShort;

    Roads(RouteTable? table, IReadOnlyList<Road> all, IReadOnlyList<Unknown> doubts) => (Table, this.all, Doubts, isCutShort) = (table, all, doubts, table is not { Routes.IsComplete: true });

    internal RouteTable? Table { get; }

    internal IReadOnlyList<Unknown> Doubts { get; }

    /// <summary>Nothing is known of where packets go.</summary>
    internal static Roads Unknown(Unknown why) => new(null, [], [why]);

    internal IEnumerable<Road> All => all;

    /// <summary>Whether there may be roads that were not read.</summary>
    internal bool IsCutShort => isCutShort;

    /// <summary>Addresses that are reached through any of these; perhaps through a machine that leads on to one of them.</summary>
    internal Passing Through(Func<Road, bool> which)
    {
        if (Table is null) return Passing.Unknown;
        var (surely, perhaps) = (Addresses.None, Addresses.None);
        foreach (var road in all)
        {
            if (which(road)) (surely, perhaps) = (surely.Or(road.Surely), perhaps.Or(road.Perhaps));
            else if (road.Via == Via.MiddleBox) perhaps = perhaps.Or(road.Perhaps);
        }
        // A road that was not read may lead anywhere.
        return new(Flows.Of(Services.All, surely), Flows.Of(Services.All, surely), isCutShort ? Flows.All : Flows.Of(Services.All, perhaps));
    }

    /// <summary>The roads that some of these addresses may take.</summary>
    internal IEnumerable<Road> For(Addresses some) => all.Where(it => !it.Perhaps.And(some).IsEmpty);

    // A line of the table for one block: the longest block decides, then what somebody wrote, then a block that stands there itself and not on a list.
    readonly record struct Line(Addresses Block, int Length, Route Route, bool IsLearnt, bool IsByList);

    internal static Roads Of(RouteTable table, Func<string, Resource, Many<Addresses>> lists)
    {
        var (lines, doubts, anywhere) = (new List<Line>(), new List<Unknown>(), new List<Route>());
        foreach (var route in table.Routes.Items)
        {
            var learnt = route.IsPropagated.Peek(out var isLearnt) && isLearnt;
            if (!route.Via.Peek(out var via)) doubts.Add((Unknown)route.Via.Source);
            else if (via == Via.MiddleBox) doubts.Add(new(Ignorance.NotForeseen, $"{table.Handle} routes {route}, and what that lets pass on is not to be read", route.To.Source));
            if (!route.IsPropagated.IsKnown) Lost(route, (Unknown)route.IsPropagated.Source);
            else if (!route.To.Peek(out var to)) Lost(route, (Unknown)route.To.Source);
            else if (to.Block is { } block) lines.Add(new(block, LengthOf(block), route, learnt, false));
            else if (to.PrefixList is not { } handle) Lost(route, new(Ignorance.NotForeseen, "it leads to neither addresses nor a list of them", route.To.Source));
            else if (lists(handle, table) is { IsComplete: false } cutShort) Lost(route, (Unknown)cutShort.Source);
            else lines.AddRange(lists(handle, table).Items.Select(it => new Line(it, LengthOf(it), route, learnt, true)));
        }
        if (!table.Routes.IsComplete) doubts.Add((Unknown)table.Routes.Source);
        return new(table, Cut(table, lines, anywhere, !table.Routes.IsComplete, doubts), doubts);

        void Lost(Route route, Unknown why)
        {
            doubts.Add(why);
            anywhere.Add(route);
        }
    }

    static List<Road> Cut(RouteTable table, List<Line> lines, List<Route> anywhere, bool isCutShort, List<Unknown> doubts)
    {
        var (roads, taken, own) = (new Dictionary<(Via, string, string), Road>(), Addresses.None, lines.Where(static it => it.Route.Via.Peek(out var via) && via == Via.Local).Aggregate(Addresses.None, static (all, it) => all.Or(it.Block)));
        foreach (var same in lines.OrderByDescending(static it => it.Length).ThenBy(static it => it.IsLearnt).ThenBy(static it => it.IsByList).GroupBy(static it => (it.Length, it.IsLearnt, it.IsByList)))
        {
            var here = Addresses.None;
            foreach (var line in same)
            {
                // What was learnt takes nothing from the network itself, however long its block is.
                var free = line.IsLearnt ? line.Block.Except(taken).Except(own) : line.Block.Except(taken);
                // Two lists with one block, and different roads: the provider takes either.
                var disputed = same.Where(it => !ReferenceEquals(it.Route, line.Route) && !Leads(it.Route, line.Route)).Aggregate(Addresses.None, static (all, it) => all.Or(it.Block)).And(free);
                if (!disputed.IsEmpty) doubts.Add(new(Ignorance.NotForeseen, $"{disputed} stands on two lists of {table.Handle} with different roads, and either may be taken", line.Route.To.Source));
                Take(roads, table, line.Route, anywhere.Count > 0 || isCutShort ? Addresses.None : free.Except(disputed), free);
                here = here.Or(free);
            }
            taken = taken.Or(here);
        }
        foreach (var route in anywhere) Take(roads, table, route, Addresses.None, Addresses.All);
        return [.. roads.Values];
    }

    static bool Leads(Route one, Route other) => one.Target == other.Target && one.IsActive.Peek(out var isActive) == other.IsActive.Peek(out var itsActive) && isActive == itsActive;

    // A road to nothing takes what it takes, and drops it.
    static void Take(Dictionary<(Via, string, string), Road> roads, RouteTable table, Route route, Addresses surely, Addresses perhaps)
    {
        if (perhaps.IsEmpty) return;
        var isKnown = route.IsActive.Peek(out var isActive);
        if (isKnown && !isActive) return;
        foreach (var via in route.Via.Peek(out var one) ? [one] : Enum.GetValues<Via>())
        {
            var sure = isKnown && route.Via.IsKnown ? surely : Addresses.None;
            var key = (via, route.Target, $"{route.To}");
            roads[key] = roads.TryGetValue(key, out var before) ? before with { Surely = before.Surely.Or(sure), Perhaps = before.Perhaps.Or(perhaps) } : new(table, route, via, sure, perhaps);
        }
    }

    // A block is one prefix: the fewer addresses, the longer.
    internal static int LengthOf(Addresses block) => block.V4.IsEmpty ? 128 - Bits(block.V6.Count) : 32 - Bits(block.V4.Count);

    static int Bits(BigInteger count) => (int)(count.GetBitLength() - 1);
}
