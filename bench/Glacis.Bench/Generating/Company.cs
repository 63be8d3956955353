// A made-up company's networks, as nouns: groups that are used together, a few lists, and interfaces of which one in five has a public address.
using Glacis.Inventory;
using Glacis.Sets;
using Glacis.Tests.Networks;
using static Glacis.Tests.Networks.Nouns;

namespace Glacis.Bench.Generating;

/// <summary>The same for the same numbers; groups, lists and subnets are as many at every size.</summary>
static class Company
{
    internal const int Groups = 10_000, Lists = 300, Subnets = 3_000, Vpcs = 100;

    /// <summary>Interfaces stand in subnets one after another; a third of the subnets is routed to an internet gateway.</summary>
    internal static List<Resource> Of(int interfaces)
    {
        var all = new List<Resource>(interfaces + Groups + Subnets + 1000) { Switch(PublicBlock.Off) };
        for (var vpc = 0; vpc < Vpcs; vpc++) all.AddRange(Network(vpc));
        for (var list = 0; list < Lists; list++) all.Add(List(list));
        for (var group = 0; group < Groups; group++) all.Add(Group(group));
        var subnets = all.OfType<Subnet>().ToDictionary(static it => it.Handle, StringComparer.Ordinal);
        for (var at = 0; at < interfaces; at++) all.Add(Interface(at, subnets[$"subnet-{at % Subnets}"]));
        return all;
    }

    static IEnumerable<Resource> Network(int vpc)
    {
        yield return Nouns.Network($"vpc-{vpc}", $"10.{vpc}.0.0/16");
        yield return Gateway($"igw-{vpc}", Via.InternetGateway, $"vpc-{vpc}");
        yield return Table($"rtb-open-{vpc}", $"vpc-{vpc}", [.. SubnetsOf(vpc).Where(static it => it / Vpcs % 3 == 0).Select(static it => $"subnet-{it}")], Road($"10.{vpc}.0.0/16", Via.Local, "local"), Road("0.0.0.0/0", Via.InternetGateway, $"igw-{vpc}"));
        yield return Table($"rtb-{vpc}", $"vpc-{vpc}", [], Road($"10.{vpc}.0.0/16", Via.Local, "local"), Road("10.0.0.0/8", Via.TransitGateway, "tgw")) with { IsMain = Known(true) };
        yield return Attachment($"att-{vpc}", "tgw", TransitEnd.Network, $"vpc-{vpc}", "tgw-rtb");
        if (vpc == 0) yield return TransitTable("tgw-rtb", "tgw", [.. Enumerable.Range(0, Vpcs).Select(static it => Leads($"10.{it}.0.0/16", $"att-{it}"))]);
        foreach (var subnet in SubnetsOf(vpc)) yield return Subnet($"subnet-{subnet}", $"vpc-{vpc}", $"10.{vpc}.{subnet / Vpcs * 8}.0/21");
    }

    static IEnumerable<int> SubnetsOf(int vpc) => Enumerable.Range(0, Subnets / Vpcs).Select(it => it * Vpcs + vpc);

    static NetworkAccessList List(int list)
    {
        // Each lies around ten subnets of one network.
        var (dice, vpc) = (Dice.For(list, "list"), list % Vpcs);
        string[] around = [.. SubnetsOf(vpc).Skip(list / Vpcs * 10).Take(10).Select(static it => $"subnet-{it}")];
        var entries = new List<AccessListEntry>();
        for (var at = 0; at < 2 + dice.Below(8, 0); at++)
        {
            entries.Add(In(10 + at, dice.Below(3, 10 + at) == 0, Spoken(dice, 30 + at), Source(dice, 50 + at, vpc)));
            entries.Add(Out(10 + at, dice.Below(3, 70 + at) == 0, Spoken(dice, 90 + at), Source(dice, 110 + at, vpc)));
        }
        return Nouns.List($"acl-{list}", $"vpc-{vpc}", around, [.. entries, In(100, true, Everything, "0.0.0.0/0"), Out(100, true, Everything, "0.0.0.0/0")]);
    }

    static SecurityGroup Group(int group)
    {
        var (dice, vpc) = (Dice.For(group, "group"), group % Vpcs);
        var rules = new Traffic[1 + dice.Below(20, 0)];
        for (var at = 0; at < rules.Length; at++)
            rules[at] = dice.Below(4, 10 + at) == 0 ? Lets(Spoken(dice, 40 + at), Members($"sg-{vpc + Vpcs * dice.Below(Groups / Vpcs, 70 + at)}")) : Lets(Spoken(dice, 40 + at), Source(dice, 100 + at, vpc));
        return Nouns.Group($"sg-{group}", $"vpc-{vpc}", rules);
    }

    static readonly Ranges<uint>[] Services =
        [Tcp(443), Tcp(443), Tcp(80), Tcp(22), Tcp(3306), Tcp(5432), Tcp(6379), Tcp(8080), Tcp(8000, 9000), Tcp(9090, 9100), Tcp(0, 65535), Udp(53), Udp(123), Everything, Tcp(3389), Tcp(27017), Tcp(1024, 65535), Tcp(9200, 9300)];

    static Ranges<uint> Spoken(Dice dice, int salt) => Services[dice.Below(Services.Length, salt)];

    // Mostly somewhere inside, sometimes somebody outside, seldom everybody.
    static string Source(Dice dice, int salt, int vpc) => dice.Below(20, salt) switch
    {
        0 or 1 => "0.0.0.0/0",
        < 5 => $"{20 + dice.Below(80, salt + 500)}.{dice.Below(256, salt + 501)}.{dice.Below(256, salt + 502)}.0/{16 + dice.Below(9, salt + 503)}",
        < 8 => $"{20 + dice.Below(80, salt + 500)}.{dice.Below(256, salt + 501)}.{dice.Below(256, salt + 502)}.{dice.Below(256, salt + 504)}/32",
        < 14 => $"10.{vpc}.{dice.Below(240, salt + 505)}.0/24",
        < 17 => $"10.{dice.Below(Vpcs, salt + 506)}.0.0/16",
        _ => "10.0.0.0/8",
    };

    // Groups that are used together: the network's own common ones, and those of one application.
    static NetworkInterface Interface(int at, Subnet subnet)
    {
        var (dice, vpc, place) = (Dice.For(at, "interface"), at % Subnets % Vpcs, at / Subnets);
        var application = dice.Below(Groups / Vpcs / 5, 0) * 5;
        var groups = Together(vpc, application, 1 + dice.Below(5, 1));
        var own = Ranges<uint>.Of(First(subnet) + (uint)place + 4, First(subnet) + (uint)place + 4);
        var outside = dice.Below(5, 2) == 0 ? Addresses.None with { V4 = Ranges<uint>.Of(0x36000000u + (uint)at, 0x36000000u + (uint)at) } : Addresses.None;
        return Nouns.Interface($"eni-{at}", subnet, groups, Addresses.None with { V4 = own }, outside);
    }

    // Lists that are equal are one, as whoever reads interfaces makes them.
    static readonly Dictionary<(int Vpc, int Application, int Count), string[]> Shared = [];

    static string[] Together(int vpc, int application, int count) => Shared.TryGetValue((vpc, application, count), out var list) ? list
        : Shared[(vpc, application, count)] = [.. Enumerable.Range(0, count).Select(it => $"sg-{vpc + Vpcs * ((application + it) % (Groups / Vpcs))}").Distinct(StringComparer.Ordinal)];

    static uint First(Subnet subnet) => subnet.Blocks.Items[0].V4.Spans[0].First;
}
