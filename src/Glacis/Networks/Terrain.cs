// The estate as packets see it: what lies around each subnet, and where each spot is.
using System.Collections.Concurrent;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Sets;

namespace Glacis.Networks;

/// <summary>Looks things up by the handles that point to them, and keeps what was thought of each. Threads share it.</summary>
sealed class Terrain : IEngine<Terrain>
{
    readonly Estate estate;
    readonly Dictionary<string, Subnet> subnets;
    readonly Dictionary<string, SecurityGroup> groups;
    readonly Dictionary<string, PrefixList> prefixLists;
    readonly Dictionary<string, Gateway> gateways;
    readonly Dictionary<string, NetworkPeering> peerings;
    readonly Dictionary<string, RouteTable> tableOf = new(StringComparer.Ordinal), mainOf = new(StringComparer.Ordinal);
    readonly Dictionary<string, NetworkAccessList> listOf = new(StringComparer.Ordinal), defaultOf = new(StringComparer.Ordinal);
    readonly Dictionary<string, Unknown> tablesCutShort = new(StringComparer.Ordinal), listsCutShort = new(StringComparer.Ordinal);
    readonly ILookup<string, Listener> listeners;
    readonly Lazy<RouteTable[]> edges;
    readonly Lazy<ILookup<string, Resource>> members;
    readonly Lazy<ILookup<(string Account, string Region), Unknown>> cutShortAround;
    readonly ConcurrentDictionary<(string, Direction), GroupWall?> walls = new();
    readonly ConcurrentDictionary<string, Roads> roads = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, ListWall?> lists = new(StringComparer.Ordinal);

    Terrain(Estate estate)
    {
        this.estate = estate;
        (subnets, groups, prefixLists) = (ByHandle<Subnet>(), ByHandle<SecurityGroup>(), ByHandle<PrefixList>());
        (gateways, peerings, Networks) = (ByHandle<Gateway>(), ByHandle<NetworkPeering>(), ByHandle<Network>());
        (Tables, Attachments) = (ByHandle<TransitTable>(), [.. estate.Kept<TransitAttachment>()]);
        Exclusions = estate.Kept<NetworkPublicExclusion>().ToLookup(static it => it.Of.Peek(out var of) ? of : "", StringComparer.Ordinal);
        Switches = estate.Kept<NetworkPublicAccess>().ToDictionary(static it => (it.Account, it.Region));
        listeners = estate.Kept<Listener>().ToLookup(static it => it.Balancer.Peek(out var balancer) ? balancer ?? "" : "", StringComparer.Ordinal);
        edges = new(() => [.. estate.Kept<RouteTable>().Where(static it => it.Gateways.Items.Count > 0 || !it.Gateways.IsComplete)]);
        members = new(() => Surrounded().SelectMany(static it => it.Groups.Items.Distinct(StringComparer.Ordinal).Select(group => (Group: group, it.Of))).ToLookup(static it => it.Group, static it => it.Of, StringComparer.Ordinal));
        cutShortAround = new(() => Surrounded().Where(static it => !it.Groups.IsComplete).ToLookup(static it => (it.Of.Account, it.Of.Region), static it => (Unknown)it.Groups.Source));
        foreach (var table in estate.Kept<RouteTable>()) Place(table, table.Network, table.Subnets, table.IsMain, tableOf, mainOf, tablesCutShort);
        foreach (var list in estate.Kept<NetworkAccessList>()) Place(list, list.Network, list.Subnets, list.IsDefault, listOf, defaultOf, listsCutShort);
    }

    public static Terrain From(Estate estate) => new(estate);

    internal IReadOnlyDictionary<string, Network> Networks { get; }

    internal IReadOnlyDictionary<string, TransitTable> Tables { get; }

    internal IReadOnlyList<TransitAttachment> Attachments { get; }

    internal IReadOnlyDictionary<(string Account, string Region), NetworkPublicAccess> Switches { get; }

    internal ILookup<string, NetworkPublicExclusion> Exclusions { get; }

    internal IEnumerable<NetworkPeering> Peerings => peerings.Values;

    internal SecurityGroup? Group(string handle) => groups.GetValueOrDefault(handle);

    internal Gateway? Gateway(string handle) => gateways.GetValueOrDefault(handle);

    internal NetworkPeering? Peering(string handle) => peerings.GetValueOrDefault(handle);

    internal PrefixList? PrefixList(string handle) => prefixLists.GetValueOrDefault(handle);

    /// <summary>The entries of a list of addresses that somebody in an account and a region names.</summary>
    internal Many<Addresses> Entries(string handle, Resource by) => PrefixList(handle)?.Entries ?? Many<Addresses>.None(NotRead<PrefixList>($"the list {handle}", by));

    /// <summary>Why something that somebody beside it names is not there.</summary>
    internal Unknown NotRead<T>(string what, Resource by) where T : Resource =>
        estate.Missing<T>(by.Account, by.Region) is { } missing ? missing with { Words = $"{what} was not read: {missing.Words}" } : new(Ignorance.NotListed, $"{what} is on no list, and all that are in {by.Region} of account {by.Account} were read");

    /// <summary>Why some of a kind may be missing beside somebody.</summary>
    internal Unknown? Missing<T>(Resource beside) where T : Resource => estate.Missing<T>(beside.Account, beside.Region);

    internal Subnet? Subnet(string handle) => subnets.GetValueOrDefault(handle);

    Dictionary<string, T> ByHandle<T>() where T : Resource
    {
        var found = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var it in estate.Kept<T>()) found[it.Handle] = it;
        return found;
    }

    static void Place<T>(T it, in Fact<string> network, in Many<string> around, in Fact<bool> isMain, Dictionary<string, T> of, Dictionary<string, T> main, Dictionary<string, Unknown> cutShort) where T : Resource
    {
        foreach (var subnet in around.Items) of[subnet] = it;
        var known = network.Peek(out var handle);
        if (known && isMain.Peek(out var isIt) && isIt) main[handle!] = it;
        if (!known) cutShort[""] = (Unknown)network.Source;
        else if (!around.IsComplete) cutShort[handle!] = (Unknown)around.Source;
        else if (!isMain.IsKnown) cutShort[handle!] = (Unknown)isMain.Source;
    }

    /// <summary>What a group lets pass in one direction; <c>null</c> for a group that was not read.</summary>
    internal GroupWall? Wall(string group, Direction direction) =>
        walls.GetOrAdd((group, direction), static (key, me) => me.Group(key.Item1) is { } it ? GroupWall.Of(it, key.Item2, me.Entries) : null, this);

    /// <summary>The ordered list around a subnet, or why that is not known.</summary>
    internal ListWall? List(string subnet, Resource by, out Unknown whyNot)
    {
        if (Around(subnet, by, listOf, defaultOf, listsCutShort, "ordered list", out whyNot) is not { } list) return null;
        return lists.GetOrAdd(list.Id, static (_, it) => ListWall.Of(it), list);
    }

    /// <summary>The roads out of a subnet.</summary>
    internal Roads Roads(string subnet, Resource by)
    {
        var table = Around(subnet, by, tableOf, mainOf, tablesCutShort, "table of routes", out var whyNot);
        return table is null ? Glacis.Networks.Roads.Unknown(whyNot) : roads.GetOrAdd(table.Id, static (_, it) => Glacis.Networks.Roads.Of(it.Table, it.Me.Entries), (Table: table, Me: this));
    }

    /// <summary>The tables that steer what comes in through a door of a network, or may do so.</summary>
    internal IEnumerable<Roads> EdgeRoads(string gateway) =>
        edges.Value.Where(it => it.Gateways.Items.Contains(gateway, StringComparer.Ordinal) || !it.Gateways.IsComplete).Select(it => roads.GetOrAdd(it.Id, static (_, of) => Glacis.Networks.Roads.Of(of.Table, of.Me.Entries), (Table: it, Me: this)));

    T? Around<T>(string subnet, Resource by, Dictionary<string, T> of, Dictionary<string, T> main, Dictionary<string, Unknown> cutShort, string what, out Unknown whyNot) where T : Resource
    {
        whyNot = null!;
        if (of.TryGetValue(subnet, out var own)) return own;
        if (Subnet(subnet) is not { } it) whyNot = NotRead<Subnet>(subnet.Length == 0 ? "its subnet" : $"the subnet {subnet}", by);
        else if (!it.Network.Peek(out var network)) whyNot = (Unknown)it.Network.Source;
        else if (cutShort.TryGetValue(network, out var cut) || cutShort.TryGetValue("", out cut)) whyNot = cut;
        else if (Missing<T>(it) is { } missing) whyNot = missing with { Words = $"the {what} of {subnet} was not read: {missing.Words}" };
        else if (main.TryGetValue(network, out var all)) return all;
        else whyNot = new(Ignorance.NotRecorded, $"no {what} of {network} was read");
        return null;
    }

    // ---- members -----------------------------------------------------------------------------------------------------------

    /// <summary>Everything that a group is around.</summary>
    internal IEnumerable<Resource> Members(string group) => members.Value[group];

    /// <summary>Why a group of an account and a region may be around more than <see cref="Members"/>.</summary>
    internal Unknown? MembersMissing(string account, string region) =>
        estate.Missing<NetworkInterface>(account, region) ?? estate.Missing<LoadBalancer>(account, region) ?? estate.Missing<Placement>(account, region) ?? cutShortAround.Value[(account, region)].FirstOrDefault();

    IEnumerable<(Resource Of, Many<string> Groups)> Surrounded() =>
        estate.Kept<NetworkInterface>().Select(static it => ((Resource)it, it.Groups)).Concat(estate.Kept<LoadBalancer>().Select(static it => ((Resource)it, it.SecurityGroups))).Concat(estate.Kept<Placement>().Select(static it => ((Resource)it, it.Groups)));

    // ---- spots --------------------------------------------------------------------------------------------------------------

    /// <summary>Where something stands. One that may stand in one subnet or another has a spot in each.</summary>
    internal IEnumerable<Spot> Spots(Resource of) => of switch
    {
        NetworkInterface it => [Spot(it)],
        Placement it => it.Subnets.Items.Select(subnet => In(subnet, it, it.Groups, it.IsPublic, it.Port.Peek(out var port) ? Services.Of(Services.Tcp, port, port) : Ranges<uint>.Empty, it.Port.IsKnown ? null : (Unknown)it.Port.Source, it.Sort)),
        LoadBalancer it => it.Subnets.Items.Select(subnet => In(subnet, it, it.SecurityGroups, it.IsPublic, Listens(it), MayListen(it), Occupant.Balancer)),
        _ => [],
    };

    internal Spot Spot(NetworkInterface it)
    {
        var network = it.Network.Peek(out var named) ? named : it.Subnet.Peek(out var handle) && Subnet(handle) is { } subnet && subnet.Network.Peek(out var its) ? its : "";
        var spot = Glacis.Networks.Spot.At(it, network, it.Subnet.IsKnown ? null : (Unknown)it.Subnet.Source);
        return it.Addresses.IsKnown ? spot : spot with { Addresses = Subnet(spot.Subnet) is { Blocks: { IsComplete: true } blocks } ? Addresses.OfAll(blocks.Items) : Addresses.All, IsExact = false };
    }

    // Its addresses are the provider's business; they are out of the subnet's block.
    Spot In(string subnet, Resource it, Many<string> around, Fact<bool> isPublic, Ranges<uint> listens, Unknown? mayListen, Occupant occupant)
    {
        var found = Subnet(subnet);
        return new(it)
        {
            Subnet = subnet,
            Network = found is not null && found.Network.Peek(out var network) ? network : "",
            Groups = around,
            Addresses = found is null ? Addresses.None : Addresses.OfAll(found.Blocks.Items),
            IsExact = false,
            IsPublic4 = isPublic,
            IsPublic6 = isPublic.Map(static _ => false),
            Listens = listens,
            MayListen = mayListen,
            Occupant = occupant,
        };
    }

    Ranges<uint> Listens(LoadBalancer it) => listeners[it.Id].Aggregate(Ranges<uint>.Empty, static (all, listener) => all.Or(listener.Services.Peek(out var services) ? services : Ranges<uint>.Empty));

    Unknown? MayListen(LoadBalancer it) => listeners[it.Id].Where(static listener => !listener.Services.IsKnown).Select(static listener => (Unknown)listener.Services.Source).FirstOrDefault() ?? Missing<Listener>(it);
}
