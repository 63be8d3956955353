// What is said of one question for all ports that a client may have: by the interpreter, one packet after another.
using Glacis.Inventory;

namespace Glacis.Tests.Networks;

/// <summary>Whether a service is reached.</summary>
enum Opinion
{
    No,
    Unknown,

    /// <summary>By clients with some ports of their own, and not by others.</summary>
    Partly,
    Yes,
}

static class Opinions
{
    /// <summary>Asks for every port at which a list begins or ends to let answers through.</summary>
    internal static Opinion Of(this Interpreter interpreter, Packet packet, IEnumerable<int> ephemerals, out Trip trip)
    {
        var trips = packet.Reply is null || packet.Protocol is not (Sets.Services.Tcp or Sets.Services.Udp) ? [interpreter.Of(packet)] : ephemerals.Select(it => interpreter.Of(packet with { Ephemeral = it })).ToArray();
        trip = trips.MinBy(static it => it.Passed);
        if (trips.Any(static it => it.Passed == Passed.Undecided)) return Opinion.Unknown;
        return trips.All(static it => it.Passed == Passed.Yes) ? Opinion.Yes : trips.Any(static it => it.Passed == Passed.Yes) ? Opinion.Partly : Opinion.No;
    }
}
