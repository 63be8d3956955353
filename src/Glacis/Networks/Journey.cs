// Why something is reached or not: every gate on the way, and what would have to change.
using Glacis.Inventory;
using Glacis.Sets;

namespace Glacis.Networks;

/// <summary>The account of one service on one way.</summary>
/// <param name="Reachable">Whether it is reached.</param>
/// <param name="Hops">What lets it pass, in the order of the way.</param>
/// <param name="Blockers">All that stand in its way, each by itself.</param>
/// <param name="Doubts">What is not known, and decides.</param>
/// <param name="From">The addresses that get through, or would if what is not known let them.</param>
public sealed record Journey(Reach Reachable, IReadOnlyList<Step> Hops, IReadOnlyList<Step> Blockers, IReadOnlyList<Step> Doubts, Addresses From)
{
    /// <summary>The single change that would open it; <c>null</c> where none would.</summary>
    public string? OneChangeAway => Blockers.Count == 1 && Doubts.Count == 0 ? Blockers[0].Change : null;
}

/// <summary>Tells why something is reached or not. Threads share it.</summary>
public sealed class Journeys(Estate estate) : IEngine<Journeys>
{
    readonly Ways ways = estate.Engine<Ways>();

    public static Journeys From(Estate estate) => new(estate);

    /// <summary>From a place to a spot.</summary>
    /// <param name="from">The place.</param>
    /// <param name="to">The spot.</param>
    /// <param name="service">The service.</param>
    /// <param name="among">Only these addresses of the place; <c>null</c> is all.</param>
    public Journey Tell(Origin from, Spot to, uint service, Addresses? among = null)
    {
        Gate[] gates = [.. from.Sort == OriginSort.Internet ? ways.FromInternet(to) : ways.FromElsewhere(to, from)];
        var addresses = among is null ? from.Addresses : among.And(from.Addresses);
        var best = Best(Families(addresses).Select(family => Along(gates, service, family, Addresses.All, true, true)));
        return among is null || best.Reachable != Reach.Yes || among.IsSubsetOf(best.From) ? best : best with { Reachable = Reach.Partly };
    }

    /// <summary>From one spot to another, by the way that lets most through.</summary>
    public Journey Tell(Spot from, Spot to, uint service)
    {
        var told = from way in ways.Between(@from, to)
                   from source in Families(@from.Addresses)
                   let destination = IsFour(source) ? to.Addresses.Only4 : to.Addresses.Only6
                   where !destination.IsEmpty
                   select Along(way, service, source, destination, @from.IsExact, to.IsExact);
        return Best(told, $"{@from.Called} and {to.Called} have no addresses of one family");
    }

    static bool IsFour(Addresses addresses) => addresses.V6.IsEmpty;

    static IEnumerable<Addresses> Families(Addresses addresses)
    {
        if (!addresses.V4.IsEmpty) yield return addresses.Only4;
        if (!addresses.V6.IsEmpty) yield return addresses.Only6;
    }

    // What lets through comes first, then what is not known, then what fewest stand against.
    static Journey Best(IEnumerable<Journey> all, string none = "no address is there to come from") =>
        all.OrderByDescending(static it => it.Reachable.Rank()).ThenBy(static it => it.Blockers.Count).FirstOrDefault()
        ?? new(Reach.No, [], [new(StepSort.Blocks, none, null, [])], [], Addresses.None);

    // Each gate is asked about the addresses that those before it let through; one that blocks does not hide those behind it.
    static Journey Along(IReadOnlyList<Gate> gates, uint service, Addresses source, Addresses destination, bool isExactSource, bool isExactDestination)
    {
        var (hops, blockers, doubts) = (new List<Step>(), new List<Step>(), new List<Step>());
        foreach (var gate in gates)
        {
            var atSource = gate.Looks == Looks.AtSource;
            var step = gate.Tell(service, atSource ? source : destination, atSource ? isExactSource : isExactDestination);
            (step.Sort switch { StepSort.Blocks => blockers, StepSort.NotKnown => doubts, _ => hops }).Add(step);
            if (step.Sort == StepSort.Blocks) continue;
            if (atSource) source = gate.Passes.Perhaps.At(service).And(source);
            else destination = gate.Passes.Perhaps.At(service).And(destination);
        }
        if (blockers.Count == 0 && !ClientPorts.Meet(gates, (byte)(service >> 16), source, destination, static it => it.Perhaps))
            blockers.Add(new(StepSort.Blocks, "the ordered lists on the way let answers through to different ports of clients, and to none in common", "entries of both lists for the same ports of clients", []));
        var reach = blockers.Count > 0 ? Reach.No : doubts.Count > 0 ? Reach.Unknown : hops.Any(static it => it.Sort == StepSort.OpensToSome) ? Reach.Partly : Reach.Yes;
        return new(reach, hops, blockers, doubts, source);
    }
}
