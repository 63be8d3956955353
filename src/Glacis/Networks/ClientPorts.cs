// The ports that clients call from, where answers meet more lists than one: each lets some through, and they need one in common.
using Glacis.Sets;

namespace Glacis.Networks;

static class ClientPorts
{
    static readonly byte[] Protocols = [Services.Tcp, Services.Udp];

    /// <summary>What is left of what passes one by one, when answers must come through all lists to the same port.</summary>
    internal static Passage InCommon(IReadOnlyList<Gate> way, Passage passage, Addresses source, Addresses destination)
    {
        if (passage.Perhaps.Equals(passage.Whole)) return passage;
        foreach (var protocol in Protocols)
        {
            if (!Meet(way, protocol, source, destination, static it => it.Some)) passage = passage with { Some = passage.Some.Except(Services.Of(protocol)) };
            if (!Meet(way, protocol, source, destination, static it => it.Perhaps)) passage = passage with { Perhaps = passage.Perhaps.Except(Services.Of(protocol)) };
        }
        return passage;
    }

    /// <summary>Whether there is a port of clients to which all lists on the way let answers through.</summary>
    internal static bool Meet(IReadOnlyList<Gate> way, byte protocol, Addresses source, Addresses destination, Func<Passing, Flows> how) =>
        protocol is not (Services.Tcp or Services.Udp) || !way.OfType<ListGate>().Where(static it => it.IsAnswer)
            .Aggregate(ListWall.AnswersBy(protocol), (ports, it) => ports.And(how(it.Ports).From(it.Looks == Looks.AtSource ? source : destination).AllServices)).IsEmpty;
}
