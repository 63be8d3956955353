// What is said of one question for all ports that a client may have: by the interpreter, packet by packet, and by the engine, by sets.
using Glacis.Networks;
using Glacis.Sets;

namespace Glacis.Tests.Networks;

static class Opinion
{
    /// <summary>Asks for every port at which a list begins or ends to let answers through.</summary>
    /// <param name="interpreter">Who is asked.</param>
    /// <param name="packet">The question; its own client port does not count.</param>
    /// <param name="ephemerals">The ports.</param>
    /// <param name="trip">The way of the packet that came least far.</param>
    internal static Reach Of(this Interpreter interpreter, Packet packet, IReadOnlyList<int> ephemerals, out Trip trip)
    {
        var trips = packet.Protocol is Services.Tcp or Services.Udp ? [.. ephemerals.Select(it => interpreter.Of(packet with { Ephemeral = it }))] : new[] { interpreter.Of(packet) };
        trip = trips.MinBy(static it => it.Passed);
        return trips.All(static it => it.Passed == Passed.Yes) ? Reach.Yes
            : trips.Any(static it => it.Passed == Passed.Yes) ? Reach.Partly
            : trips.Any(static it => it.Passed == Passed.Undecided) ? Reach.Unknown : Reach.No;
    }

    /// <summary>From any address of an interface to any of another's: what comes furthest counts.</summary>
    internal static Reach OfAll(this Interpreter interpreter, Packet packet, IReadOnlyList<int> ephemerals, out Trip trip)
    {
        if (packet.From is null) return interpreter.Of(packet, ephemerals, out trip);
        var best = (Reach: Reach.No, Trip: default(Trip), Boxed: false);
        foreach (var source in Topology.Each(Interpreter.Of(packet.From.Addresses)))
            foreach (var target in Topology.Each(Interpreter.Of(packet.To.Addresses)).Where(it => it.AddressFamily == source.AddressFamily))
            {
                var reach = interpreter.Of(packet with { Source = source, Destination = target }, ephemerals, out var its);
                var isBetter = best.Trip.By is null || Rank(reach) > Rank(best.Reach);
                best = (isBetter ? reach : best.Reach, isBetter ? its : best.Trip, best.Boxed || its.Boxed);
            }
        trip = best.Trip with { Boxed = best.Boxed };
        return best.Reach;
    }

    static int Rank(Reach reach) => reach switch { Reach.Yes => 3, Reach.Partly => 2, Reach.Unknown => 1, _ => 0 };

    internal static Reach Of(this Reachability engine, Packet packet)
    {
        if (packet.From is { } from) return engine.Between(from, packet.To, packet.Service);
        var passing = engine.FromInternet(packet.To);
        Xunit.Assert.True(passing.Whole.IsSubsetOf(passing.Some) && passing.Some.IsSubsetOf(passing.Perhaps), $"{packet.To.Handle}: what passes for all does not pass for some");
        return passing.Whole.Contains(packet.Service, packet.Source) ? Reach.Yes
            : passing.Some.Contains(packet.Service, packet.Source) ? Reach.Partly
            : passing.Perhaps.Contains(packet.Service, packet.Source) ? Reach.Unknown : Reach.No;
    }

    /// <summary>
    /// Whether two answers go together. Where a way leads through somebody's own machine, whether the rest of it may say no, or nobody can say, is open: it may send whatever it likes. Nobody may say yes.
    /// </summary>
    internal static bool Agree(Reach engine, Reach interpreter, Trip trip) =>
        engine == interpreter || trip.Boxed && interpreter == Reach.No && engine == Reach.Unknown;
}
