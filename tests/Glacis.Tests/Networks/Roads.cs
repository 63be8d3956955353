// The roads of an estate, followed by hand: tables, gateways, peerings, transit gateways.
using System.Net;
using Glacis.Inventory;
using Glacis.Sets;
using static Glacis.Tests.Networks.Interpreter;

namespace Glacis.Tests.Networks;

/// <summary>Where a road ends.</summary>
enum End
{
    Nowhere,

    /// <summary>In the network that it began in.</summary>
    Within,

    /// <summary>In another, over a peering.</summary>
    Peered,

    /// <summary>In another, over transit gateways.</summary>
    Carried,
    Unclear,
}

/// <summary>A road that was followed.</summary>
/// <param name="End">Where it ends.</param>
/// <param name="Target">The handle of the peering that it leads over, where rules can name it; "" for others.</param>
readonly record struct Way(End End, string Target = "")
{
    internal static readonly Way Within = new(End.Within);
}

/// <summary>What a table says of one address.</summary>
/// <param name="Taken">The road that is taken; <c>null</c> where there is none, or it leads to nothing.</param>
/// <param name="IsUnclear">Whether the table does not tell, or leads through what is not to be read.</param>
readonly record struct Choice((Via Via, string Target)? Taken, bool IsUnclear = false);

sealed class Roads(Estate estate)
{
    readonly Dictionary<string, PrefixList> prefixLists = estate.Kept<PrefixList>().ToDictionary(static it => it.Handle, StringComparer.Ordinal);
    readonly Dictionary<string, NetworkPeering> peerings = estate.Kept<NetworkPeering>().ToDictionary(static it => it.Handle, StringComparer.Ordinal);
    readonly Dictionary<string, TransitAttachment> attachments = estate.Kept<TransitAttachment>().ToDictionary(static it => it.Handle, StringComparer.Ordinal);
    readonly Dictionary<string, TransitTable> transitTables = estate.Kept<TransitTable>().ToDictionary(static it => it.Handle, StringComparer.Ordinal);
    readonly Dictionary<string, Gateway> gateways = estate.Kept<Gateway>().ToDictionary(static it => it.Handle, StringComparer.Ordinal);
    readonly RouteTable[] tables = [.. estate.Kept<RouteTable>()];

    /// <summary>What the table of a subnet says of an address.</summary>
    internal Choice From(string network, string subnet, IPAddress to) => Look(All(TableOf(network, subnet).Routes), to);

    RouteTable TableOf(string network, string subnet) => tables.SingleOrDefault(it => All(it.Subnets).Contains(subnet)) ?? tables.Single(it => Of(it.IsMain) && Of(it.Network) == network);

    /// <summary>What a gateway's own table says of an address; the network itself where it has none.</summary>
    internal Choice AtTheEdge(Gateway? gateway, IPAddress to) =>
        gateway is not null && tables.SingleOrDefault(it => All(it.Gateways).Contains(gateway.Handle)) is { } edge ? Look(All(edge.Routes), to) : new((Via.Local, ""));

    /// <summary>The way from a subnet to an address of a network.</summary>
    internal Way Between(string network, string subnet, IPAddress to, string into)
    {
        var choice = From(network, subnet, to);
        if (choice.IsUnclear) return new(End.Unclear);
        return choice.Taken switch
        {
            { Via: Via.Local } => network == into ? Way.Within : new(End.Nowhere),
            { Via: Via.Peering, Target: var target } => Over(peerings.GetValueOrDefault(target), network, into),
            { Via: Via.TransitGateway, Target: var target } => Carried(target, network, to, into),
            { Via: Via.AddressTranslation, Target: var target } => Translated(target, to, into),
            // Out of doors nobody knows an address of a network's own.
            _ => new(End.Nowhere),
        };
    }

    /// <summary>The way of an answer: a translator drops it, for it never saw the question.</summary>
    internal Way Back(string network, string subnet, IPAddress to, string into) =>
        From(network, subnet, to) is { IsUnclear: false, Taken.Via: Via.AddressTranslation } ? new(End.Nowhere) : Between(network, subnet, to, into);

    static Way Over(NetworkPeering? peering, string network, string into)
    {
        if (peering is null || !Of(peering.IsActive)) return new(End.Nowhere);
        var sides = (Of(peering.Requester).Network, Of(peering.Accepter).Network);
        if (sides != (network, into) && sides != (into, network)) return new(End.Nowhere);
        // Members of groups are not known in another region: there no rule can name the peering.
        return new(End.Peered, Of(peering.Requester).Region == Of(peering.Accepter).Region ? peering.Handle : "");
    }

    // ---- transit gateways ----------------------------------------------------------------------------------------------------------

    Way Carried(string transit, string network, IPAddress to, string into)
    {
        var at = attachments.Values.SingleOrDefault(it => Of(it.Transit) == transit && Of(it.End) == TransitEnd.Network && Of(it.Of) == network);
        for (var hops = 0; at is not null && hops < 8; hops++)
        {
            if (Of(at.Table) is not { } table || !transitTables.TryGetValue(table, out var roads)) return new(End.Nowhere);
            if (Look(roads, to) is not { } next) return new(End.Nowhere);
            if (Of(next.End) == TransitEnd.Network) return Of(next.Of) == into ? new(End.Carried) : new(End.Nowhere);
            if (Of(next.End) != TransitEnd.Transit) return new(End.Nowhere);
            // It goes on from where the other transit gateway hangs on this one.
            at = attachments.Values.SingleOrDefault(it => Of(it.Transit) == Of(next.Of) && Of(it.End) == TransitEnd.Transit && Of(it.Of) == Of(next.Transit));
        }
        return new(End.Nowhere);
    }

    // The longest prefix, and of two alike the one that somebody wrote.
    TransitAttachment? Look(TransitTable table, IPAddress to)
    {
        var best = All(table.Routes).Select(it => (Route: it, Length: LengthOf(Of(it.To), to))).Where(static it => it.Length >= 0)
            .OrderByDescending(static it => it.Length).ThenBy(static it => Of(it.Route.IsPropagated)).Select(static it => it.Route).FirstOrDefault();
        return best is not null && Of(best.IsActive) && best.Attachments is [var first, ..] ? attachments.GetValueOrDefault(first) : null;
    }

    // ---- translation ---------------------------------------------------------------------------------------------------------------

    // What began inside goes on from another address, and its answers find the way back: whether somebody is reached in the end is another question, unless the road leads elsewhere.
    Way Translated(string target, IPAddress to, string into)
    {
        if (gateways.GetValueOrDefault(target) is not { } translator || Of(translator.Subnet) is not { } subnet) return new(End.Nowhere);
        var network = All(translator.Networks)[0];
        if (From(network, subnet, to).Taken is { Via: Via.AddressTranslation }) return new(End.Nowhere);
        return Between(network, subnet, to, into).End == End.Nowhere ? new(End.Nowhere) : new(End.Unclear);
    }

    // ---- tables --------------------------------------------------------------------------------------------------------------------

    Choice Look(IReadOnlyList<Route> routes, IPAddress to)
    {
        var fitting = routes.Select(it => (Route: it, Length: LengthOf(it, to), Rank: RankOf(it))).Where(static it => it.Length >= 0).ToList();
        // What was learnt never takes from a network what is its own, however exact it is.
        if (fitting.Exists(static it => Of(it.Route.Via) == Via.Local)) fitting.RemoveAll(static it => Of(it.Route.IsPropagated));
        if (fitting.Count == 0) return default;
        var best = fitting.OrderByDescending(static it => it.Length).ThenBy(static it => it.Rank).First();
        var equals = fitting.Where(it => it.Length == best.Length && it.Rank == best.Rank).Select(static it => it.Route).ToArray();
        if (equals.DistinctBy(static it => (Of(it.Via), it.Target, Of(it.IsActive))).Count() > 1) return new(null, IsUnclear: true);
        if (!Of(best.Route.IsActive)) return default;
        return new((Of(best.Route.Via), best.Route.Target), IsUnclear: Of(best.Route.Via) == Via.MiddleBox);
    }

    // Of two roads for the same block: one that names the block, one that names a list of blocks, one that was learnt.
    static int RankOf(Route route) => Of(route.IsPropagated) ? 2 : Of(route.To).PrefixList is null ? 0 : 1;

    int LengthOf(Route route, IPAddress to) => Of(route.To) switch
    {
        { Block: { } block } => LengthOf(block, to),
        { PrefixList: { } list } => All(prefixLists[list].Entries).Max(it => (int?)LengthOf(it, to)) ?? -1,
        _ => -1,
    };

    // How many bits the longest prefix has that the address begins with; fewer than none where none does.
    static int LengthOf(Addresses block, IPAddress to) => !block.Contains(to) ? -1
        : block.Prefixes().Where(it => Addresses.Parse(it)!.Contains(to)).Max(static it => int.Parse(it.AsSpan(it.IndexOf('/', StringComparison.Ordinal) + 1), System.Globalization.CultureInfo.InvariantCulture));
}
