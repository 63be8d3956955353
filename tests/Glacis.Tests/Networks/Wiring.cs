// A topology as network namespaces: hosts with stateful filters, routers with stateless ones, gateways that translate; written as one shell script.
using System.Globalization;
using System.Text;
using Glacis.Inventory;
using Glacis.Sets;
using static Glacis.Tests.Networks.Interpreter;

namespace Glacis.Tests.Networks;

/// <summary>
/// Each interface is a host; each subnet a router with a bridge to its hosts and the list as its filter; each network a core that knows where its subnets are; peerings, transit gateways and internet gateways stand beside the core.
/// What only leads out (egress-only gateways, translators, doors to premises) is not built: what takes such a road is lost, as answers are that take it.
/// </summary>
sealed class Wiring(Topology topology)
{
    readonly StringBuilder names = new(), links = new(), rest = new();
    readonly Dictionary<string, int> places = new(StringComparer.Ordinal);

    IEnumerable<T> The<T>() where T : Resource => topology.All.OfType<T>();

    /// <summary>The script; what the kernel does not take makes it end with an error.</summary>
    /// <param name="sources">Addresses of the internet that packets are sent from.</param>
    internal string Script(IEnumerable<string> sources)
    {
        Named("inet");
        foreach (var network in The<Network>()) Core(network);
        foreach (var subnet in The<Subnet>()) Router(subnet);
        foreach (var host in The<NetworkInterface>()) Host(host);
        foreach (var network in The<Network>()) Door(network);
        foreach (var peering in The<NetworkPeering>().Where(static it => Of(it.IsActive))) Peer(peering);
        if (The<TransitAttachment>().Any()) Transit();
        // Roads are laid when all that they lead to hangs.
        foreach (var subnet in The<Subnet>()) Roads(subnet, NetworkOf(Of(subnet.Network)));
        Commands("inet", sources.Distinct(StringComparer.Ordinal).Select(static it => it.Contains(':', StringComparison.Ordinal) ? $"addr add {it}/128 dev lo nodad" : $"addr add {it}/32 dev lo"));
        return $"set -e\nmount -t tmpfs none /run\nmkdir -p /run/netns\nip -batch - <<'END'\n{names}END\nip -batch - <<'END'\n{links}END\n{rest}";
    }

    // ---- pieces --------------------------------------------------------------------------------------------------------------------

    void Named(string name)
    {
        names.Append(CultureInfo.InvariantCulture, $"netns add {name}\n");
        rest.Append(CultureInfo.InvariantCulture, $"ip netns exec {name} sh -c 'cd /proc/sys/net; echo 1 >ipv4/ip_forward; echo 1 >ipv6/conf/all/forwarding; for it in all default; do echo 0 >ipv4/conf/$it/rp_filter; echo 0 >ipv6/conf/$it/accept_dad; echo 0 >ipv4/conf/$it/send_redirects; done; for it in bridge/bridge-nf-call-*; do [ ! -e $it ] || echo 0 >$it; done; ip link set lo up'\n");
    }

    void Link(string one, string its, string other, string others) => links.Append(CultureInfo.InvariantCulture, $"link add {its} netns {one} type veth peer name {others} netns {other}\n");

    void Commands(string name, params IEnumerable<string> commands) => rest.Append(CultureInfo.InvariantCulture, $"ip -n {name} -batch - <<'END'\n{string.Join('\n', commands)}\nEND\n");

    void Filter(string name, string rules) => rest.Append(CultureInfo.InvariantCulture, $"ip netns exec {name} nft -f - <<'END'\n{rules}\nEND\n");

    int Number(Network network) => The<Network>().TakeWhile(it => it.Id != network.Id).Count() + 1;

    Network NetworkOf(string handle) => The<Network>().Single(it => it.Handle == handle);

    static string Core(string network) => $"c-{network}";

    // Everything of a network hangs on a bridge in its core, by addresses that nothing else has.
    void Hang(string name, string its, Network network)
    {
        var (number, place) = (Number(network), places[network.Handle] = places.GetValueOrDefault(network.Handle, 1) + 1);
        places[$"{name} {network.Handle}"] = place;
        Link(name, its, Core(network.Handle), $"p{place}");
        Commands(Core(network.Handle), $"link set p{place} master fabric", $"link set p{place} up");
        Commands(name, $"addr add 100.64.{number}.{place}/24 dev {its}", $"addr add fd99:{number}::{place}/64 dev {its} nodad", $"link set {its} up");
    }

    /// <summary>Where something hangs on a network's bridge, for the family of a block; <c>null</c> where it does not.</summary>
    string? At(string name, string network, string block) =>
        !places.TryGetValue($"{name} {network}", out var place) ? null : block.Contains(':', StringComparison.Ordinal) ? $"fd99:{Number(NetworkOf(network))}::{place}" : $"100.64.{Number(NetworkOf(network))}.{place}";

    string AtCore(string network, string block) => block.Contains(':', StringComparison.Ordinal) ? $"fd99:{Number(NetworkOf(network))}::1" : $"100.64.{Number(NetworkOf(network))}.1";

    static IEnumerable<string> Blocks(Glacis.Facts.Many<Addresses> blocks) => blocks.Items.SelectMany(static it => it.Prefixes());

    void Core(Network network)
    {
        Named(Core(network.Handle));
        Commands(Core(network.Handle), "link add fabric type bridge", "link set fabric up", $"addr add 100.64.{Number(network)}.1/24 dev fabric", $"addr add fd99:{Number(network)}::1/64 dev fabric nodad");
    }

    // ---- subnets and hosts ---------------------------------------------------------------------------------------------------------

    void Router(Subnet subnet)
    {
        var (name, network) = ($"s-{subnet.Handle}", NetworkOf(Of(subnet.Network)));
        Named(name);
        Hang(name, "wan", network);
        Commands(name, [
            "link add lan type bridge", "link set lan up",
            .. Blocks(subnet.Blocks).Select(static it => $"addr add {First(it)}/{it.Split('/')[1]} dev lan{(it.Contains(':', StringComparison.Ordinal) ? " nodad" : "")}")]);
        Commands(Core(network.Handle), Blocks(subnet.Blocks).Select(it => $"route add {it} via {At(name, network.Handle, it)}"));
        var list = The<NetworkAccessList>().Single(it => it.Subnets.Items.Contains(subnet.Handle));
        Filter(name, $$"""
            table inet border {
              chain inside { {{Entries(list, Direction.Inbound, "saddr")}} drop; }
              chain outside { {{Entries(list, Direction.Outbound, "daddr")}} drop; }
              chain forward { type filter hook forward priority 0; policy drop; iifname "wan" oifname "lan" jump inside; iifname "lan" oifname "wan" jump outside; }
            }
            """);
    }

    static string First(string block) => $"{(block.Contains(':', StringComparison.Ordinal) ? $"{Addresses.Address6(Addresses.Parse(block)!.V6.Spans[0].First + 1)}" : $"{Addresses.Address4(Addresses.Parse(block)!.V4.Spans[0].First + 1)}")}";

    static string Entries(NetworkAccessList list, Direction direction, string side) =>
        string.Concat(list.Entries.Items.Where(it => it.Direction == direction).OrderBy(static it => it.Number).SelectMany(it => Rules(Of(it.Services), Of(it.Peer).Prefixes(), side, Of(it.Allows) ? "accept" : "drop")));

    void Host(NetworkInterface host)
    {
        var (name, subnet) = ($"h-{host.Handle}", The<Subnet>().Single(it => it.Handle == Of(host.Subnet)));
        Named(name);
        Link(name, "eth0", $"s-{subnet.Handle}", $"l-{host.Handle}");
        Commands($"s-{subnet.Handle}", $"link set l-{host.Handle} master lan", $"link set l-{host.Handle} up");
        var blocks = Blocks(subnet.Blocks).ToArray();
        Commands(name, [
            "link set eth0 up",
            .. Topology.Each(Of(host.Addresses)).Select(it => $"addr add {it}/{blocks.Single(block => Addresses.Parse(block)!.Contains(it)).Split('/')[1]} dev eth0{(it.GetAddressBytes().Length > 4 ? " nodad" : "")}"),
            .. blocks.Where(block => !Of(host.Addresses).And(Addresses.Parse(block)!).IsEmpty).Select(static it => $"route add {(it.Contains(':', StringComparison.Ordinal) ? "::/0" : "default")} via {First(it)}")]);
        var open = host.Groups.Items.Count == 0;
        const string Neighbours = "icmpv6 type { nd-neighbor-solicit, nd-neighbor-advert, nd-router-advert } accept; ct state established,related accept;";
        Filter(name, $$"""
            table inet groups {
              chain inside { type filter hook input priority 0; policy {{(open ? "accept" : "drop")}}; {{Neighbours}} {{Grouped(host, Direction.Inbound)}} }
              chain outside { type filter hook output priority 0; policy {{(open ? "accept" : "drop")}}; {{Neighbours}} {{Grouped(host, Direction.Outbound)}} }
            }
            """);
    }

    string Grouped(NetworkInterface host, Direction direction)
    {
        var side = direction == Direction.Inbound ? "saddr" : "daddr";
        var groups = The<SecurityGroup>().Where(it => host.Groups.Items.Contains(it.Handle, StringComparer.Ordinal));
        return string.Concat(groups.SelectMany(it => (direction == Direction.Inbound ? it.Inbound : it.Outbound).Items).SelectMany(it => Meant(Of(it.Services), Of(it.Peer), side)));
    }

    // What came over a transit gateway is marked: nobody in it is known as a member.
    IEnumerable<string> Meant(Ranges<uint> services, Peer peer, string side) => peer switch
    {
        { Block: { } block } => Rules(services, block.Prefixes(), side, "accept"),
        { PrefixList: { } list } => Rules(services, Blocks(The<PrefixList>().Single(it => it.Handle == list).Entries), side, "accept"),
        { Group: { } group } => Rules(services, The<NetworkInterface>().Where(it => it.Groups.Items.Contains(group.Handle, StringComparer.Ordinal)).SelectMany(static it => Of(it.Addresses).Prefixes()), side, "accept", "dscp != cs1"),
        _ => [],
    };

    static IEnumerable<string> Rules(Ranges<uint> services, IEnumerable<string> prefixes, string side, string verdict, string also = "") =>
        from prefix in prefixes
        let family = prefix.Contains(':', StringComparison.Ordinal) ? "ip6" : "ip"
        from service in Spoken(services)
        select $"{family} {side} {prefix} {(also.Length > 0 ? $"{family} {also} " : "")}{service}{verdict}; ";

    static IEnumerable<string> Spoken(Ranges<uint> services)
    {
        if (services.Equals(Services.All)) return [""];
        return services.Spans.SelectMany(static it => (it.First >> 16, it.First & 0xffff, it.Last & 0xffff) switch
        {
            (var protocol, 0, 0xffff) => [$"meta l4proto {protocol} "],
            (Services.Tcp, var first, var last) => [$"tcp dport {first}-{last} "],
            (Services.Udp, var first, var last) => [$"udp dport {first}-{last} "],
            (Services.Icmp, var first, var last) when first >> 8 == last >> 8 => [$"icmp type {first >> 8} icmp code {first & 0xff}-{last & 0xff} "],
            (Services.Icmp6, var first, var last) when first >> 8 == last >> 8 => [$"icmpv6 type {first >> 8} icmpv6 code {first & 0xff}-{last & 0xff} "],
            _ => Array.Empty<string>(),
        });
    }

    // ---- roads ---------------------------------------------------------------------------------------------------------------------

    void Door(Network network)
    {
        var (name, number) = ($"igw-{network.Handle[4..]}", Number(network));
        if (!The<Gateway>().Any(it => it.Handle == name && it.Networks.Items.Contains(network.Handle, StringComparer.Ordinal))) return;
        Named(name);
        Hang(name, "inner", network);
        Link(name, "outer", "inet", $"n{number}");
        Commands("inet", $"addr add 100.65.{number}.1/24 dev n{number}", $"addr add fd98:{number}::1/64 dev n{number} nodad", $"link set n{number} up");
        Commands(name, [
            $"addr add 100.65.{number}.2/24 dev outer", $"addr add fd98:{number}::2/64 dev outer nodad", "link set outer up", $"route add default via 100.65.{number}.1", $"route add ::/0 via fd98:{number}::1",
            .. Blocks(network.Blocks).Select(it => $"route add {it} via {AtCore(network.Handle, it)}")]);
        var known = The<NetworkInterface>().Where(it => Of(it.Network) == network.Handle && !Of(it.PublicAddresses).IsEmpty && !Of(it.Addresses).V4.IsEmpty).Select(static it => (Public: Topology.Each(Of(it.PublicAddresses))[0], Own: Topology.Each(Of(it.Addresses))[0])).ToArray();
        Commands("inet", [.. known.Select(it => $"route add {it.Public}/32 via 100.65.{number}.2"), .. Blocks(network.Blocks).Where(static it => it.Contains(':', StringComparison.Ordinal)).Select(it => $"route add {it} via fd98:{number}::2")]);
        Filter(name, $$"""
            table inet door {
              chain there { type nat hook prerouting priority -100; {{string.Concat(known.Select(static it => $"iifname \"outer\" ip daddr {it.Public} dnat ip to {it.Own}; "))}} }
              chain back { type nat hook postrouting priority 100; {{string.Concat(known.Select(static it => $"oifname \"outer\" ip saddr {it.Own} snat ip to {it.Public}; "))}} }
              chain forward { type filter hook forward priority 0; policy accept; ip6 daddr fc00::/7 drop; {{string.Concat(Shut(network).Select(static it => $"iifname \"outer\" {(it.Contains(':', StringComparison.Ordinal) ? "ip6" : "ip")} daddr {it} drop; "))}} }
            }
            """);
    }

    // A region that is shut, but for what is spared.
    IEnumerable<string> Shut(Network network)
    {
        if (Of(The<NetworkPublicAccess>().Single().Block) == PublicBlock.Off) return [];
        var spared = The<NetworkPublicExclusion>().Where(static it => Of(it.IsActive) && Of(it.LetsIn)).Select(static it => Of(it.Of)).ToHashSet(StringComparer.Ordinal);
        return spared.Contains(network.Handle) ? [] : The<Subnet>().Where(it => Of(it.Network) == network.Handle && !spared.Contains(it.Handle)).SelectMany(static it => Blocks(it.Blocks));
    }

    void Roads(Subnet subnet, Network network)
    {
        var table = The<RouteTable>().SingleOrDefault(it => it.Subnets.Items.Contains(subnet.Handle)) ?? The<RouteTable>().Single(it => Of(it.IsMain) && Of(it.Network) == network.Handle);
        // Of two roads for the same block, the kernel takes the smaller number.
        var roads = from route in table.Routes.Items
                    from block in Of(route.To) is { PrefixList: { } list } ? Blocks(The<PrefixList>().Single(it => it.Handle == list).Entries) : Of(route.To).Block!.Prefixes()
                    let metric = Of(route.IsPropagated) ? 30 : Of(route.To).PrefixList is null ? 10 : 20
                    let at = !Of(route.IsActive) ? null : Of(route.Via) == Via.Local ? AtCore(network.Handle, block) : At(route.Target, network.Handle, block)
                    select at is null ? $"route replace blackhole {block} metric {metric}" : $"route replace {block} via {at} metric {metric}";
        Commands($"s-{subnet.Handle}", roads);
    }

    void Peer(NetworkPeering peering)
    {
        var (one, other) = (NetworkOf(Of(peering.Requester).Network), NetworkOf(Of(peering.Accepter).Network));
        Named(peering.Handle);
        Hang(peering.Handle, "one", one);
        Hang(peering.Handle, "other", other);
        foreach (var side in new[] { one, other }) Commands(peering.Handle, Blocks(side.Blocks).Select(it => $"route add {it} via {AtCore(side.Handle, it)}"));
        // It leads to its two networks, and from one to the other.
        Filter(peering.Handle, "table inet peering {\n  chain forward { type filter hook forward priority 0; policy drop; iifname \"one\" oifname \"other\" accept; iifname \"other\" oifname \"one\" accept; }\n}");
    }

    void Transit()
    {
        const string Name = "tgw-1";
        Named(Name);
        var (attached, at) = (The<TransitAttachment>().ToArray(), 0);
        foreach (var it in attached) Hang(Name, $"a{++at}", NetworkOf(Of(it.Of)));
        for (at = 0; at < attached.Length; at++)
        {
            var (it, number) = (attached[at], 100 + at);
            foreach (var family in new[] { 4, 6 }) rest.Append(CultureInfo.InvariantCulture, $"ip -n {Name} -{family} rule add iif a{at + 1} lookup {number} pref {number}\n");
            var routes = The<TransitTable>().Where(table => table.Handle == Of(it.Table)).SelectMany(static table => table.Routes.Items);
            Commands(Name, [
                $"route add blackhole default metric 9999 table {number}", $"route add blackhole ::/0 metric 9999 table {number}",
                .. from route in routes
                   from block in Of(route.To).Prefixes()
                   let metric = Of(route.IsPropagated) ? 30 : 10
                   let there = Of(route.IsActive) && route.Attachments is [var first, ..] ? Of(attached.Single(one => one.Handle == first).Of) : null
                   select there is null ? $"route replace blackhole {block} metric {metric} table {number}" : $"route replace {block} via {AtCore(there, block)} metric {metric} table {number}"]);
        }
        Filter(Name, "table inet transit {\n  chain forward { type filter hook forward priority 0; policy accept; ip dscp set cs1; ip6 dscp set cs1; }\n}");
    }
}
