// Laws: what must not change who reaches whom, which way it may change, and that losing knowledge never makes an answer of another.
using System.Net;
using CsCheck;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Networks;
using Glacis.Sets;
using Xunit;
using static Glacis.Tests.Networks.Nouns;

namespace Glacis.Tests.Networks;

public sealed class LawsTests
{
    static readonly Gen<int> Seed = Gen.Int[0, 1_000_000];

    // ---- what changes nothing ------------------------------------------------------------------------------------------------------

    [Fact]
    public void A_block_or_a_range_of_ports_in_halves_is_the_block_or_the_range() => Seed.Sample(static seed => Same(seed, static all => all.Select(InHalves)), iter: 150);

    [Fact]
    public void A_group_around_nobody_exposes_nothing() =>
        Seed.Sample(static seed => Same(seed, static all => [.. all, Group("sg-nobody", Interpreter.Of(all.OfType<Subnet>().First().Network), Lets(Everything, "0.0.0.0/0", "::/0"))]), iter: 100);

    [Fact]
    public void Where_an_entry_stands_in_the_answer_does_not_matter() => Seed.Sample(static seed => Same(seed, static all => all.Select(Turned)), iter: 100);

    [Fact]
    public void Numbers_with_other_gaps_are_the_same_order() => Seed.Sample(static seed => Same(seed, static all => all.Select(static it => Entries(it, static entry => [entry with { Number = entry.Number * 3 + 1 }]))), iter: 100);

    [Fact]
    public void What_stands_behind_an_entry_that_takes_all_is_never_met() =>
        Seed.Sample(static seed => Same(seed, static all => all.Select(static it => Entries(it, static entry => entry.Number < 1000 ? [entry] : [entry, entry with { Number = entry.Number + 5000, Allows = Known(false) }]))), iter: 100);

    static void Same(int seed, Func<IReadOnlyList<Resource>, IEnumerable<Resource>> change)
    {
        var topology = Topologies.Of(seed);
        var (before, after) = (Reachability.From(topology.Estate), Reachability.From(Estate(change(topology.All))));
        foreach (var to in topology.Interfaces)
        {
            Assert.Equal(before.FromInternet(to), after.FromInternet(to));
            foreach (var from in topology.Interfaces.Where(it => it.Id != to.Id)) Assert.Equal(Passage(before, from, to), Passage(after, from, to));
        }
    }

    static Passage Passage(Reachability engine, NetworkInterface from, NetworkInterface to) => engine.Between(engine.Spots(from)[0], engine.Spots(to)[0]);

    static Resource InHalves(Resource it) => it switch
    {
        SecurityGroup group => group with { Inbound = All([.. group.Inbound.Items.SelectMany(Halves)]), Outbound = All([.. group.Outbound.Items.SelectMany(Halves)]) },
        _ => Entries(it, static entry => Halves(Interpreter.Of(entry.Peer)).SelectMany(peer => Halves(Interpreter.Of(entry.Services)).Select(services => (peer, services)))
            .Select((part, at) => entry with { Number = entry.Number * 10 + at, Peer = Known(part.peer), Services = Known(part.services) })),
    };

    static IEnumerable<Traffic> Halves(Traffic rule) =>
        from peer in Interpreter.Of(rule.Peer).Block is { } block ? Halves(block).Select(static it => new Peer(it)) : [Interpreter.Of(rule.Peer)]
        from services in Halves(Interpreter.Of(rule.Services))
        select Lets(services, peer);

    static IEnumerable<Ranges<uint>> Halves(Ranges<uint> services) => services.Spans.SelectMany(static it => it.First == it.Last ? [(it.First, it.Last)] : new[] { (it.First, it.First + (it.Last - it.First) / 2), (it.First + (it.Last - it.First) / 2 + 1, it.Last) }).Select(static it => Ranges<uint>.Of(it.Item1, it.Item2));

    // One bit more makes two of one prefix.
    static IEnumerable<Addresses> Halves(Addresses block) => block.Prefixes().SelectMany(static it =>
    {
        var (first, length) = (IPNetwork.Parse(it).BaseAddress, IPNetwork.Parse(it).PrefixLength);
        var bytes = first.GetAddressBytes();
        if (length == bytes.Length * 8) return new[] { Block(it) };
        bytes[length / 8] |= (byte)(0x80 >> length % 8);
        return [Block($"{first}/{length + 1}"), Block($"{new IPAddress(bytes)}/{length + 1}")];
    });

    static Resource Turned(Resource it) => it is NetworkAccessList list ? list with { Entries = All([.. list.Entries.Items.Reverse()]) } : it;

    static Resource Entries(Resource it, Func<AccessListEntry, IEnumerable<AccessListEntry>> change) => it is NetworkAccessList list ? list with { Entries = All([.. list.Entries.Items.SelectMany(change)]) } : it;

    // ---- which way it changes ------------------------------------------------------------------------------------------------------

    static readonly Gen<(Ranges<uint> Services, string Block)> Line = Gen.Select(
        Gen.OneOf(Everything, Tcp(22), Tcp(80, 443), Tcp(0, 65535), Tcp(1024, 65535), Udp(53), Services.Of(Services.Icmp)), Gen.OneOf("0.0.0.0/0", "::/0", "8.0.0.0/8", "8.8.8.0/24", "10.0.0.0/8", "10.1.0.0/24", "2600::/12"));

    [Fact]
    public void A_rule_more_never_shrinks_what_is_reached() => Gen.Select(Seed, Line).Sample(static (seed, line) =>
        Grows(seed, all => all.Select(it => it is SecurityGroup group ? group with { Inbound = All([.. group.Inbound.Items, Lets(line.Services, line.Block)]), Outbound = All([.. group.Outbound.Items, Lets(line.Services, line.Block)]) } : it)), iter: 100);

    [Fact]
    public void An_entry_before_all_others_that_allows_never_shrinks_it() => Gen.Select(Seed, Line).Sample(static (seed, line) => Grows(seed, all => all.Select(it => First(it, true, line))), iter: 100);

    [Fact]
    public void An_entry_before_all_others_that_denies_never_grows_it() => Gen.Select(Seed, Line).Sample(static (seed, line) =>
    {
        var topology = Topologies.Of(seed);
        Grows(topology.All.Select(it => First(it, false, line)).ToArray(), topology.All);
    }, iter: 100);

    static void Grows(int seed, Func<IReadOnlyList<Resource>, IEnumerable<Resource>> change) => Grows(Topologies.Of(seed).All, [.. change(Topologies.Of(seed).All)]);

    static void Grows(IReadOnlyList<Resource> narrow, IReadOnlyList<Resource> wide)
    {
        var (less, more) = (Reachability.From(Estate(narrow)), Reachability.From(Estate(wide)));
        foreach (var to in narrow.OfType<NetworkInterface>())
        {
            var (one, other) = (less.FromInternet(to), more.FromInternet(to));
            Assert.True(one.Whole.IsSubsetOf(other.Whole) && one.Some.IsSubsetOf(other.Some) && one.Perhaps.IsSubsetOf(other.Perhaps), to.Handle);
            foreach (var from in narrow.OfType<NetworkInterface>().Where(it => it.Id != to.Id))
            {
                var (few, many) = (Passage(less, from, to), Passage(more, from, to));
                Assert.True(few.Whole.IsSubsetOf(many.Whole) && few.Some.IsSubsetOf(many.Some) && few.Perhaps.IsSubsetOf(many.Perhaps), $"{from.Handle} to {to.Handle}");
            }
        }
    }

    static Resource First(Resource it, bool allows, (Ranges<uint> Services, string Block) line) => it is NetworkAccessList list
        ? list with { Entries = All([.. list.Entries.Items, In(1, allows, line.Services, line.Block), Out(1, allows, line.Services, line.Block)]) } : it;

    [Fact]
    public void An_entry_before_all_others_that_denies_takes_what_it_names_and_nothing_else() => Gen.Select(Seed, Line).Sample(static (seed, line) =>
    {
        var topology = Topologies.Of(seed);
        var (before, after) = (Reachability.From(topology.Estate), Reachability.From(Estate(topology.All.Select(it => it is NetworkAccessList list ? list with { Entries = All([In(1, false, line.Services, line.Block), .. list.Entries.Items]) } : it))));
        foreach (var to in topology.Interfaces)
        {
            var (was, now, named) = (before.FromInternet(to), after.FromInternet(to), Flows.Of(line.Services, Block(line.Block)));
            Assert.Equal((was.Whole.Except(named), was.Some.Except(named), was.Perhaps.Except(named)), (now.Whole, now.Some, now.Perhaps));
        }
    }, iter: 150);

    // ---- what is not known ---------------------------------------------------------------------------------------------------------

    [Fact]
    public void What_is_not_known_never_makes_an_answer_of_another() => Gen.Select(Seed, Gen.Int[1, 3]).Sample(static (seed, count) =>
    {
        var topology = Topologies.Of(seed);
        var (left, lost) = new Hiding(seed).From(topology.All, count);
        var (interpreter, engine, random) = (new Interpreter(topology.Estate), Reachability.From(Estate(left)), new Random(seed));
        for (var tries = 0; tries < 40; tries++)
        {
            if (topology.Packet(random) is not { } packet) continue;
            var known = left.OfType<NetworkInterface>().ToDictionary(static it => it.Id, StringComparer.Ordinal);
            var (said, true_) = (engine.Of(packet with { To = known[packet.To.Id], From = packet.From is null ? null : known[packet.From.Id] }), interpreter.OfAll(packet, topology.Ephemerals, out var trip));
            Assert.True(MayBe(said, true_), $"seed {seed}, without {string.Join(" and ", lost)}: {packet}: the engine says {said}, with all known the rules {true_}, {trip}");
        }
    }, iter: 1500);

    // What is partly reached for sure may be reached whole.
    static bool MayBe(Reach said, Reach truth) => said == truth || said == Reach.Unknown || said == Reach.Partly && truth == Reach.Yes;

    [Fact]
    public void A_switch_that_was_not_read_counts_as_off()
    {
        var street = Street.Plain.With(Switch(PublicBlock.Both) with { Block = Fact.Unknown<PublicBlock>(Ignorance.Denied, "not allowed to ask") });
        Assert.Equal(Reach.Yes, Reachability.From(Estate(street.All)).Of(street.Packet("8.8.8.8", "web", Services.Tcp, 443)));
    }
}
