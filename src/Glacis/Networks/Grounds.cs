// What a network is made of: what stands in it and in its subnets, whether its traffic is recorded, and what it is joined with.
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Sets;

namespace Glacis.Networks;

/// <summary>How much of a network's traffic is recorded.</summary>
public enum TrafficRecord
{
    Nothing,

    /// <summary>What was let through; whoever tried and was refused leaves no trace.</summary>
    AcceptedOnly,
    Everything,
}

/// <summary>A network that is joined with another one.</summary>
/// <param name="By">What joins them: a peering, a transit gateway.</param>
/// <param name="With">The other network's handle.</param>
/// <param name="Account">The other network's account.</param>
public sealed record Join(string By, string With, string Account)
{
    /// <summary>The other network.</summary>
    public Fact<Ref<Network>> Other { get; init; }

    public override string ToString() => $"{With} of account {Account}, by {By}";
}

/// <summary>Tells what networks and subnets are made of. Threads share it.</summary>
public sealed class Grounds : IEngine<Grounds>
{
    readonly Estate estate;
    readonly Terrain terrain;
    readonly Ways ways;
    readonly ILookup<string, FlowLog> logs;
    readonly ILookup<string, Subnet> subnets;
    readonly ILookup<string, NetworkInterface> inhabitants;
    readonly ILookup<string, Placement> stores;

    Grounds(Estate estate)
    {
        (this.estate, terrain, ways) = (estate, estate.Engine<Terrain>(), estate.Engine<Ways>());
        logs = estate.Kept<FlowLog>().ToLookup(static it => it.Of.Peek(out var of) ? of : "", StringComparer.Ordinal);
        subnets = estate.Kept<Subnet>().ToLookup(static it => it.Network.Peek(out var network) ? network : "", StringComparer.Ordinal);
        inhabitants = estate.Kept<NetworkInterface>().Where(IsTenant).ToLookup(it => terrain.Spot(it).Network, StringComparer.Ordinal);
        stores = estate.Kept<Placement>().Where(static it => KeepsData(it.Sort)).SelectMany(static it => it.Subnets.Items.Select(subnet => (subnet, it))).ToLookup(static it => it.subnet, static it => it.it, StringComparer.Ordinal);
    }

    public static Grounds From(Estate estate) => new(estate);

    internal static bool KeepsData(Occupant sort) => sort is Occupant.Database or Occupant.Cache or Occupant.FileShare;

    // What the provider keeps for a network itself (doors, translators) makes nobody's home of it. Balancers and managed services have interfaces, too.
    static bool IsTenant(NetworkInterface it) => !(it.User.Peek(out var user) && user.Sort is Occupant.Nobody or Occupant.ServiceEndpoint or Occupant.Translator or Occupant.Transit);

    /// <summary>Whether anything stands in the network of an id, in an account and a region.</summary>
    public Fact<bool> IsInhabited(string id, string account, string region)
    {
        if (inhabitants[id[(id.LastIndexOf('/') + 1)..]].FirstOrDefault() is { } one) return Fact.Known(true, new Conclusion($"{one.Handle} stands in it", 1, [(one.Network.IsKnown ? one.Network.Source : one.Subnet.Source)]));
        var missing = estate.Missing<NetworkInterface>(account, region) ?? inhabitants[""].Select(static it => it.Network.Source).OfType<Unknown>().FirstOrDefault();
        return missing is not null ? Fact.Unknown<bool>(missing) : Fact.Known(false, new Conclusion("interfaces were read to the end, and none stands in it", 1, []));
    }

    /// <summary>Whether anything stands in a network.</summary>
    public Fact<bool> IsInhabited(Network network) => IsInhabited(network.Id, network.Account, network.Region);

    // ---- records of traffic -------------------------------------------------------------------------------------------------

    /// <summary>How much of a network's traffic is recorded: by a record of its own, or of each of its subnets.</summary>
    public Fact<TrafficRecord> Recorded(Network network)
    {
        var own = Of(network.Handle);
        if (own.Peek(out var whole) && whole == TrafficRecord.Everything) return own;
        Fact<TrafficRecord>[] parts = [.. subnets[network.Handle].Select(it => Of(it.Handle))];
        if (parts.Length > 0 && parts.All(static it => it.Peek(out var part) && part == TrafficRecord.Everything) && estate.Missing<Subnet>(network.Account, network.Region) is null)
            return Fact.Known(TrafficRecord.Everything, new Conclusion("each of its subnets is recorded", 1, [.. parts.Select(static it => it.Source)]));
        var missing = estate.Missing<FlowLog>(network.Account, network.Region) ?? (own.IsKnown ? null : (Unknown)own.Source) ?? parts.Select(static it => it.Source).OfType<Unknown>().FirstOrDefault() ?? logs[""].Select(static it => it.Of.Source).OfType<Unknown>().FirstOrDefault();
        return missing is null ? own : Fact.Unknown<TrafficRecord>(missing);
    }

    // The fullest record of one thing.
    Fact<TrafficRecord> Of(string handle)
    {
        var (best, doubt) = (Fact.Known(TrafficRecord.Nothing, new Conclusion($"the records of traffic were read, and none is of {handle}", 1, [])), default(Unknown));
        foreach (var log in logs[handle])
        {
            if (!log.IsActive.Peek(out var isActive)) doubt ??= (Unknown)log.IsActive.Source;
            else if (!isActive) continue;
            else if (!log.KeepsRefused.Peek(out var keeps)) doubt ??= (Unknown)log.KeepsRefused.Source;
            else if (keeps) return log.KeepsRefused.Map(static _ => TrafficRecord.Everything);
            else best = log.KeepsRefused.Map(static _ => TrafficRecord.AcceptedOnly);
        }
        return doubt is null ? best : Fact.Unknown<TrafficRecord>(doubt);
    }

    // ---- joined networks ----------------------------------------------------------------------------------------------------

    /// <summary>Every network that one is joined with.</summary>
    public Many<Join> Joins(Network network)
    {
        var (found, doubts) = (new SortedDictionary<string, Join>(StringComparer.Ordinal), new List<Unknown>());
        foreach (var it in terrain.Peerings) Peered(network, it, found, doubts);
        foreach (var here in terrain.Attachments) Transited(network, here, found, doubts);
        var rest = estate.Missing<NetworkPeering>(network.Account, network.Region) ?? estate.Missing<TransitAttachment>(network.Account, network.Region) ?? doubts.FirstOrDefault();
        var source = new Conclusion("peerings, and tables of transit gateways", 1, [network.Blocks.Source is var blocks and not Unknown ? blocks : Listed]);
        return rest is null ? Many<Join>.All([.. found.Values], source) : Many<Join>.Some([.. found.Values], source, rest);
    }

    static readonly Declaration Listed = new("that it is listed");

    static void Peered(Network network, NetworkPeering it, SortedDictionary<string, Join> found, List<Unknown> doubts)
    {
        if (!it.Requester.Peek(out var one)) doubts.Add((Unknown)it.Requester.Source);
        if (!it.Accepter.Peek(out var two)) doubts.Add((Unknown)it.Accepter.Source);
        if (one is null || two is null || one.Network != network.Handle && two.Network != network.Handle) return;
        if (!it.IsActive.Peek(out var isActive)) doubts.Add((Unknown)it.IsActive.Source);
        else if (isActive) Add(one.Network == network.Handle ? two.Network : one.Network, (one.Network == network.Handle ? two : one).Account, it.Handle, it.IsActive.Source, found);
    }

    static void Add(string other, string account, string by, Source at, SortedDictionary<string, Join> found) =>
        found.TryAdd($"{other} {by}", new(by, other, account) { Other = Fact.Known(new Ref<Network>(other), at) });

    void Transited(Network network, TransitAttachment here, SortedDictionary<string, Join> found, List<Unknown> doubts)
    {
        if (!(here.Of.Peek(out var of) && of == network.Handle && here.Transit.Peek(out var transit))) return;
        foreach (var there in terrain.Attachments.Where(it => it.Id != here.Id && it.Transit.Peek(out var its) && its == transit && it.End.Peek(out var end) && end == TransitEnd.Network))
        {
            var (to, back) = (ways.Leads(here, there), ways.Leads(there, here));
            var passes = to.Passes.Or(back.Passes);
            if (!there.Of.Peek(out var other)) doubts.Add((Unknown)there.Of.Source);
            else if (!passes.Some.IsEmpty) Add(other, there.OfAccount.Peek(out var account) ? account : "?", transit, there.Of.Source, found);
            else if (!passes.Perhaps.IsEmpty) doubts.AddRange(to.Doubts.Concat(back.Doubts).Take(1));
        }
    }

    /// <summary>The network of that handle.</summary>
    public Fact<Network> Other(Join join) => join.Other.Then(it => terrain.Networks.TryGetValue(it.Id, out var found) ? Fact.Known(found, join.Other.Source)
        : Fact.Unknown<Network>(Ignorance.NotLookedAt, $"the network {join.With} of account {join.Account} was not read"));

    // ---- subnets ------------------------------------------------------------------------------------------------------------

    /// <summary>Whether a subnet has a road to an internet gateway.</summary>
    public Fact<bool> IsPublic(Subnet subnet)
    {
        var roads = terrain.Roads(subnet.Handle, subnet);
        var passes = roads.Through(static it => it.Via == Via.InternetGateway).From(Origin.Internet.Addresses);
        return !passes.Some.IsEmpty ? Fact.Known(true, Seen(roads)) : passes.Perhaps.IsEmpty ? Fact.Known(false, Seen(roads)) : Fact.Unknown<bool>(roads.Doubts.Count > 0 ? roads.Doubts[0] : Undecided);
    }

    static readonly Unknown Undecided = new(Ignorance.NothingTells, "which road is taken is not to be told");

    static Conclusion Seen(Roads roads) => new($"the roads of {roads.Table!.Handle}", 1, [roads.Table.Routes.Source]);

    /// <summary>Names of the stores that stand in a subnet, or may.</summary>
    public Many<string> Stores(Subnet subnet)
    {
        string[] names = [.. stores[subnet.Handle].Select(static it => it.Name)];
        var rest = estate.Missing<Placement>(subnet.Account, subnet.Region) ?? estate.Kept<Placement>().Where(it => it.Account == subnet.Account && it.Region == subnet.Region && !it.Subnets.IsComplete).Select(static it => (Unknown)it.Subnets.Source).FirstOrDefault();
        var source = new Conclusion("where stores stand", 1, [subnet.Network.Source is var network and not Unknown ? network : Listed]);
        return rest is null ? Many<string>.All(names, source) : Many<string>.Some(names, source, rest);
    }

    // ---- advice -------------------------------------------------------------------------------------------------------------

    /// <summary>What would make a network tighter that nobody demands: each a sentence. What is not known is advised, too.</summary>
    public Many<string> Advice(Network network)
    {
        var advice = new List<string>();
        var isShut = terrain.Switches.TryGetValue((network.Account, network.Region), out var found) && found.Block.Peek(out var block) && block != PublicBlock.Off;
        if (!isShut) advice.Add($"where nothing in {network.Region} is meant for the internet, turn on the switch that blocks public access to its networks");
        var doors = estate.Kept<ServiceDoor>().Any(it => it.Network.Peek(out var its) && its == network.Handle);
        if (!doors) advice.Add("give the provider's stores private doors (endpoints) in it, so that what it keeps there is not reached over the internet");
        return Many<string>.All(advice, new Conclusion("the switch that blocks public access, and private doors", 1, found is { Block.IsKnown: true } ? [found.Block.Source] : []));
    }
}
