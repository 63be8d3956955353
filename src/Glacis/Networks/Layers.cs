// Ordered lists as a second layer behind the groups: what they sift, and entries that never decide anything.
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Sets;

namespace Glacis.Networks;

/// <summary>What an ordered list keeps out.</summary>
public enum Sieve
{
    /// <summary>Nothing: groups alone decide.</summary>
    LetsAllIn,

    /// <summary>Something, though shells pass from more of the internet than anybody can have meant.</summary>
    LetsShellsIn,
    Sifts,
}

/// <summary>Tells what ordered lists do. Threads share it.</summary>
public sealed class Layers : IEngine<Layers>
{
    static readonly Flows Everything4 = Flows.Of(Services.All, Addresses.All.Only4);

    public static Layers From(Estate estate) => new();

    /// <summary>What a list keeps out.</summary>
    public Fact<Sieve> Sieve(NetworkAccessList list)
    {
        var wall = ListWall.Of(list);
        if (!wall.In.IsKnown) return Fact.Unknown<Sieve>(wall.Doubts[0]);
        var shells = Bearings.Shells.Spans.Any(it => Bearings.IsEverybody(wall.In.Some.At(it.First).And(Origin.Internet.Addresses)));
        return Fact.Known(Everything4.IsSubsetOf(wall.In.Some) ? Networks.Sieve.LetsAllIn : shells ? Networks.Sieve.LetsShellsIn : Networks.Sieve.Sifts, list.Entries.Source);
    }

    /// <summary>An entry that reads as if it denied something, and never does, because one before it allows all of that; "" where there is none.</summary>
    public Fact<string> Shadowed(NetworkAccessList list)
    {
        if (!list.Entries.IsComplete) return Fact.Unknown<string>((Unknown)list.Entries.Source);
        foreach (var direction in Enum.GetValues<Direction>())
            if (Shadowed(list, direction) is { } words) return Fact.Known(words, list.Entries.Source);
        return ListWall.Of(list).Doubts is [{ } doubt, ..] ? Fact.Unknown<string>(doubt) : Fact.Known("", list.Entries.Source);
    }

    static string? Shadowed(NetworkAccessList list, Direction direction)
    {
        var (taken, allowed) = (Flows.None, new List<(int Number, Flows Fits)>());
        foreach (var entry in ListWall.Sorted(list, direction))
        {
            var (fits, isKnown) = ListWall.Fits(entry);
            if (entry.IsTheEnd || !isKnown || !entry.Allows.Peek(out var allows)) continue;
            if (!allows && fits.IsSubsetOf(taken) && allowed.Find(it => !it.Fits.And(fits).IsEmpty) is { Fits: not null } by)
                return $"entry {entry.Number} denies {fits} {(direction == Direction.Inbound ? "inbound" : "outbound")}, and entry {by.Number} allows it before";
            taken = taken.Or(fits);
            if (allows) allowed.Add((entry.Number, fits));
        }
        return null;
    }
}
