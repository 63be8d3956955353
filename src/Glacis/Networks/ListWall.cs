// What an ordered list around subnets lets pass: the first entry that fits decides, and answers need an entry of their own.
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Sets;

namespace Glacis.Networks;

/// <summary>What an ordered list lets pass, in and out, and which answers. Immutable; threads share it.</summary>
sealed class ListWall
{
    /// <summary>The ports that clients call from. Systems differ (Linux from 32768, Windows from 49152), so all that no service of old stands on.</summary>
    const int FirstOfClients = 1024, Last = 65535;

    ListWall(NetworkAccessList list)
    {
        List = list;
        (In, Out) = (Passes(list, Direction.Inbound), Passes(list, Direction.Outbound));
        (AnswersOut, AnswersIn) = (Answers(Out), Answers(In));
        Doubts = [.. DoubtsOf(list)];
    }

    internal static ListWall Of(NetworkAccessList list) => new(list);

    internal NetworkAccessList List { get; }

    internal Passing In { get; }

    internal Passing Out { get; }

    /// <summary>Services whose answers get out to an address.</summary>
    internal Passing AnswersOut { get; }

    /// <summary>Services whose answers come back in from an address.</summary>
    internal Passing AnswersIn { get; }

    internal IReadOnlyList<Unknown> Doubts { get; }

    static Passing Passes(NetworkAccessList list, Direction direction)
    {
        if (!list.Entries.IsComplete) return Passing.Unknown;
        var (surely, perhaps, restSurely, restPerhaps) = (Flows.None, Flows.None, Flows.All, Flows.All);
        foreach (var entry in Sorted(list, direction))
        {
            var (fits, isKnown) = Fits(entry);
            var mayAllow = !entry.Allows.Peek(out var allows) || allows;
            if (isKnown && allows) surely = surely.Or(fits.And(restSurely));
            if (mayAllow) perhaps = perhaps.Or(fits.And(restPerhaps));
            // For what is sure, whatever an entry may fit is taken by it; for what may be, only what it surely fits and decides.
            restSurely = restSurely.Except(fits);
            if (isKnown && entry.Allows.IsKnown) restPerhaps = restPerhaps.Except(fits);
        }
        return new(surely, surely, perhaps);
    }

    internal static IEnumerable<AccessListEntry> Sorted(NetworkAccessList list, Direction direction) => list.Entries.Items.Where(it => it.Direction == direction).OrderBy(static it => it.Number);

    /// <summary>All that an entry may fit, and whether it surely does.</summary>
    internal static (Flows Fits, bool IsKnown) Fits(AccessListEntry entry)
    {
        var services = entry.Services.Peek(out var read) ? read : Services.All;
        var peer = entry.Peer.Peek(out var addresses) ? addresses : Addresses.All;
        return (Flows.Of(services, peer), entry.Services.IsKnown && entry.Peer.IsKnown);
    }

    // A service is answered where its protocol's answers pass: to ports of clients; of an echo, the echo's answer; of what knows no ports, the protocol itself.
    static Passing Answers(Passing passes)
    {
        if (passes.Equals(Passing.Everything)) return Passing.Everything;
        var answers = new List<(Ranges<uint> Asking, Addresses Whole, Addresses Some, Addresses Perhaps)>();
        var told = Told(passes);
        for (var at = 0; at < told.Length; at++)
        {
            var by = AnswersBy((byte)told[at]);
            // Protocols up to the next that is told of are treated alike.
            var last = (at + 1 < told.Length ? told[at + 1] : byte.MaxValue + 1) - 1;
            var asking = Asking((byte)told[at]) is var own && last == told[at] ? own : Ranges<uint>.Of(Services.Number((byte)told[at], 0), Services.Number((byte)last, 0xffff));
            answers.Add((asking, Everywhere(passes.Whole, by), Somewhere(passes.Some, by), Somewhere(passes.Perhaps, by)));
        }
        var unanswered = Flows.Of(Services.Of(Services.Icmp).Except(Echo4).Or(Services.Of(Services.Icmp6).Except(Echo6)), Addresses.All);
        return new(
            Flows.Of([.. answers.Select(static it => Flows.Of(it.Asking, it.Whole)), unanswered]),
            Flows.Of([.. answers.Select(static it => Flows.Of(it.Asking, it.Some)), unanswered]),
            Flows.Of([.. answers.Select(static it => Flows.Of(it.Asking, it.Perhaps)), unanswered]));
    }

    // Protocols at which anything changes, and those after them; those with ports or types of their own.
    static int[] Told(Passing passes) => [.. new[] { passes.Whole, passes.Some, passes.Perhaps }.SelectMany(static it => it.Parts).SelectMany(static it => new[] { (int)(it.First >> 16), (int)(it.First >> 16) + 1, (int)(it.Last >> 16), (int)(it.Last >> 16) + 1 })
        .Concat([0, Services.Icmp, Services.Icmp + 1, Services.Tcp, Services.Tcp + 1, Services.Udp, Services.Udp + 1, Services.Icmp6, Services.Icmp6 + 1]).Where(static it => it <= byte.MaxValue).Distinct().Order()];

    static readonly Ranges<uint> Echo4 = Services.OfIcmp(Services.Icmp, 8, -1), Echo6 = Services.OfIcmp(Services.Icmp6, 128, -1);

    static Ranges<uint> Asking(byte protocol) => protocol switch
    {
        Services.Icmp => Echo4,
        Services.Icmp6 => Echo6,
        _ => Services.Of(protocol),
    };

    internal static Ranges<uint> AnswersBy(byte protocol) => protocol switch
    {
        Services.Tcp or Services.Udp => Services.Of(protocol, FirstOfClients, Last),
        Services.Icmp => Services.OfIcmp(protocol, 0, 0),
        Services.Icmp6 => Services.OfIcmp(protocol, 129, 0),
        _ => Services.Of(protocol),
    };

    static Addresses Somewhere(Flows flows, Ranges<uint> services) => flows.On(services).AllAddresses;

    static Addresses Everywhere(Flows flows, Ranges<uint> services)
    {
        var on = flows.On(services);
        return on.AllServices.Equals(services) ? on.Parts.Select(static it => it.From).Aggregate(static (all, it) => all.And(it)) : Addresses.None;
    }

    static IEnumerable<Unknown> DoubtsOf(NetworkAccessList list)
    {
        if (!list.Entries.IsComplete) yield return (Unknown)list.Entries.Source;
        foreach (var entry in list.Entries.Items)
        {
            if (!entry.Allows.IsKnown) yield return (Unknown)entry.Allows.Source;
            if (!entry.Services.IsKnown) yield return (Unknown)entry.Services.Source;
            if (!entry.Peer.IsKnown) yield return (Unknown)entry.Peer.Source;
        }
    }
}
