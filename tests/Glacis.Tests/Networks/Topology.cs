// One random estate, and what is worth asking of it.
using System.Net;
using Glacis.Inventory;
using Glacis.Sets;

namespace Glacis.Tests.Networks;

/// <summary>Everything that one seed made; the same seed makes the same.</summary>
/// <param name="Seed">The seed, for whoever looks for a mistake.</param>
/// <param name="All">All of its nouns.</param>
sealed record Topology(int Seed, IReadOnlyList<Resource> All)
{
    internal Estate Estate { get; } = Nouns.Estate(All);

    internal IReadOnlyList<NetworkInterface> Interfaces { get; } = [.. All.OfType<NetworkInterface>()];

    /// <summary>Client ports at which some list begins or ends to let answers through: what holds for them holds for all.</summary>
    internal IReadOnlyList<int> Ephemerals { get; } =
    [
        .. All.OfType<NetworkAccessList>().SelectMany(static it => Interpreter.All(it.Entries)).SelectMany(static it => Interpreter.Of(it.Services).Spans)
            .SelectMany(static it => new[] { (int)(it.First & 0xffff), (int)(it.Last & 0xffff) + 1 }).Append(1024).Where(static it => it is >= 1024 and <= 65535).Distinct().Order(),
    ];

    /// <summary>Services at which some rule begins or ends, and their neighbours.</summary>
    internal IReadOnlyList<uint> Asked { get; } =
        [.. All.SelectMany(ServicesOf).SelectMany(EdgesOf).Where(IsAsked).Concat(Usual).Distinct().Order()];

    /// <summary>Addresses at which some rule or road begins or ends, and their neighbours.</summary>
    internal IReadOnlyList<IPAddress> Outside { get; } = [.. All.SelectMany(AddressesOf).SelectMany(EdgesOf).Concat(Usually.Select(IPAddress.Parse)).Distinct()];

    static readonly uint[] Usual =
        [Services.Number(Services.Tcp, 22), Services.Number(Services.Tcp, 443), Services.Number(Services.Udp, 53), Services.Number(Services.Icmp, 8 << 8), Services.Number(Services.Icmp, 3 << 8), Services.Number(Services.Icmp6, 128 << 8), Services.Number(47, 0)];

    static readonly string[] Usually = ["8.8.8.8", "54.9.9.9", "198.51.100.7", "10.0.0.7", "2600::7", "2a00:1450::7", "fd00::7"];

    // Whoever has no ports is asked about as a whole.
    static bool IsAsked(uint service) => service >> 16 is Services.Tcp or Services.Udp or Services.Icmp or Services.Icmp6 or 47 or 50 && (service >> 16 is not (47 or 50) || (service & 0xffff) == 0);

    static IEnumerable<Ranges<uint>> ServicesOf(Resource resource) => resource switch
    {
        SecurityGroup group => group.Inbound.Items.Concat(group.Outbound.Items).Select(static it => Interpreter.Of(it.Services)),
        NetworkAccessList list => list.Entries.Items.Select(static it => Interpreter.Of(it.Services)),
        _ => [],
    };

    static IEnumerable<Addresses> AddressesOf(Resource resource) => resource switch
    {
        SecurityGroup group => group.Inbound.Items.Concat(group.Outbound.Items).Select(static it => Interpreter.Of(it.Peer).Block).OfType<Addresses>(),
        NetworkAccessList list => list.Entries.Items.Select(static it => Interpreter.Of(it.Peer)),
        PrefixList list => list.Entries.Items,
        RouteTable table => table.Routes.Items.Select(static it => Interpreter.Of(it.To).Block).OfType<Addresses>(),
        _ => [],
    };

    /// <summary>A packet of the internet to one of an interface's addresses, or from another interface; <c>null</c> where the two have no family in common.</summary>
    internal Packet? Packet(Random random)
    {
        var to = One(random, Interfaces);
        var (from, service, ephemeral) = (random.Next(2) == 0 ? null : One(random, Interfaces), Service(random, to), One(random, Ephemerals));
        if (from is not null && from.Id == to.Id) return null;
        var source = from is null ? Outsider(random, to) : One(random, Each(Interpreter.Of(from.Addresses)));
        var known = Interpreter.Of(to.Addresses);
        var targets = from is null ? known with { V4 = Interpreter.Of(to.PublicAddresses).V4 } : known;
        var fitting = Each(targets).Where(it => it.AddressFamily == source.AddressFamily).ToArray();
        return fitting.Length == 0 ? null : new(from, source, to, One(random, fitting), (byte)(service >> 16), (int)(service & 0xffff), ephemeral);
    }

    // Mostly where a rule around the interface begins or ends; else anywhere.
    uint Service(Random random, NetworkInterface to)
    {
        var near = Around(to).SelectMany(static it => EdgesOf(Interpreter.Of(it.Services))).Where(IsAsked).ToArray();
        return near.Length > 0 && random.Next(3) > 0 ? One(random, near) : One(random, Asked);
    }

    IPAddress Outsider(Random random, NetworkInterface to)
    {
        var near = Around(to).Select(static it => Interpreter.Of(it.Peer).Block).OfType<Addresses>().SelectMany(EdgesOf).Where(Interpreter.Internet.Contains).ToArray();
        return near.Length > 0 && random.Next(2) > 0 ? One(random, near) : One(random, random.Next(20) == 0 ? Outside : Public);
    }

    IEnumerable<Traffic> Around(NetworkInterface to) => All.OfType<SecurityGroup>().Where(it => to.Groups.Items.Contains(it.Handle, StringComparer.Ordinal)).SelectMany(static it => it.Inbound.Items);

    static IEnumerable<uint> EdgesOf(Ranges<uint> services) => services.Spans.SelectMany(static it => new[] { it.First, it.Last, it.First - 1, it.Last + 1 });

    static IEnumerable<IPAddress> EdgesOf(Addresses set) =>
        set.V4.Spans.SelectMany(static it => new[] { it.First, it.Last, unchecked(it.First - 1), unchecked(it.Last + 1) }).Select(Addresses.Address4)
            .Concat(set.V6.Spans.SelectMany(static it => new[] { it.First, it.Last, unchecked(it.First - 1), unchecked(it.Last + 1) }).Select(Addresses.Address6));

    IReadOnlyList<IPAddress> Public => field ??= [.. Outside.Where(Interpreter.Internet.Contains)];

    static T One<T>(Random random, IReadOnlyList<T> all) => all[random.Next(all.Count)];

    /// <summary>A small set's addresses, one by one.</summary>
    internal static IReadOnlyList<IPAddress> Each(Addresses set)
    {
        var all = new List<IPAddress>();
        foreach (var span in set.V4.Spans)
            for (var at = span.First; at <= span.Last; at++) all.Add(Addresses.Address4(at));
        foreach (var span in set.V6.Spans)
            for (var at = span.First; at <= span.Last; at++) all.Add(Addresses.Address6(at));
        return all;
    }
}
