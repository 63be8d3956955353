// Who reaches whom, tier by tier, and whether that is meant: worked out on classes of spots that are alike, never on pairs of addresses.
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Sets;

namespace Glacis.Networks;

/// <summary>What passes from one tier, or one end that is no tier, to a tier.</summary>
/// <param name="From">The tier, or the end.</param>
/// <param name="To">The tier.</param>
/// <param name="Network">The handle of the network in which it arrives; "" for all of them together.</param>
/// <param name="Reached">What gets through.</param>
/// <param name="Perhaps">What gets through, or would if what is not known let it.</param>
/// <param name="Declared">What is meant to; everything within a tier of which no flow to itself is declared, and where no tiers are.</param>
public sealed record Crossing(string From, string To, string Network, Ranges<uint> Reached, Ranges<uint> Perhaps, Ranges<uint> Declared)
{
    /// <summary>Whether what arrives there and is not meant gets at something that keeps data.</summary>
    public bool AtStores { get; init; }

    /// <summary>Whether something in the tier keeps data there.</summary>
    public bool KeepsData { get; init; }

    public Ranges<uint> Meant => Reached.And(Declared);

    public Ranges<uint> NotMeant => Reached.Except(Declared);

    /// <summary>Meant, and nothing gets through.</summary>
    public Ranges<uint> Shut => Declared.Equals(Services.All) ? Ranges<uint>.Empty : Declared.Except(Perhaps);

    public Ranges<uint> NotKnown => Perhaps.Except(Reached);

    /// <summary>Why some of it is not known; <c>null</c> where all is.</summary>
    public Unknown? Doubt { get; init; }

    /// <summary>The gates that open for the first thing that is not meant.</summary>
    public Fact<string> How { get; init; }

    /// <summary>The crossing in a word or two.</summary>
    public string Mark(bool isDeclared) =>
        !isDeclared ? !Reached.IsEmpty ? "open" : !NotKnown.IsEmpty ? "unknown" : "-"
        : !NotMeant.IsEmpty ? "not meant" : !NotKnown.Except(Declared).IsEmpty ? "unknown" : !Shut.IsEmpty ? "shut" : !Meant.IsEmpty ? "meant" : !NotKnown.IsEmpty ? "unknown" : "-";

    public override string ToString() => $"{NotMeant.Say()} from {From} to {To}";
}

/// <summary>Tells tiers, and what passes between them. Threads share it.</summary>
public sealed class Segments : IEngine<Segments>
{
    /// <summary>Whatever is in none of the declared tiers.</summary>
    public const string Others = "others";

    /// <summary>Things that nothing tells apart: they stand in one subnet, behind the same groups, in the same tier.</summary>
    sealed record Likes(string Tier, Spot Spot, bool KeepsData);

    readonly Estate estate;
    readonly Terrain terrain;
    readonly Ways ways;
    readonly Reachability reachability;
    readonly Journeys journeys;
    readonly Segmentation intent;
    readonly Dictionary<string, Machine> machines;
    readonly Dictionary<string, SecurityGroup> groups;
    readonly List<Unknown> doubts = [];
    readonly Lazy<IReadOnlyList<Crossing>> crossings;

    Segments(Estate estate)
    {
        (this.estate, terrain, ways, reachability, journeys, intent) = (estate, estate.Engine<Terrain>(), estate.Engine<Ways>(), estate.Engine<Reachability>(), estate.Engine<Journeys>(), estate.Intent.Network);
        machines = ByHandle<Machine>();
        groups = ByHandle<SecurityGroup>();
        crossings = new(() => Crossed(Classes()));
    }

    public static Segments From(Estate estate) => new(estate);

    Dictionary<string, T> ByHandle<T>() where T : Resource
    {
        var found = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var it in estate.Kept<T>()) found[it.Handle] = it;
        return found;
    }

    // ---- tiers --------------------------------------------------------------------------------------------------------------

    /// <summary>The tier that a spot is in; where none are declared, networks stand for them.</summary>
    public Fact<string> Of(Spot spot)
    {
        if (!intent.IsDeclared) return Fact.Known(spot.Network.Length > 0 ? spot.Network : Others, Undeclared);
        Resource[] told = [.. Told(spot)];
        foreach (var segment in intent.Segments)
        {
            var open = default(Unknown);
            foreach (var it in told)
            {
                if (!segment.Match.Fits(it, out var whyNot)) continue;
                if (whyNot is null) return Fact.Known(segment.Name, segment.Source);
                open ??= whyNot;
            }
            if (open is not null) return Fact.Unknown<string>(open);
        }
        return spot.Groups.IsComplete ? Fact.Known(Others, Undeclared) : Fact.Unknown<string>((Unknown)spot.Groups.Source);
    }

    static readonly Declaration Undeclared = new("glacis.yaml, by naming none");

    IEnumerable<Resource> Told(Spot spot)
    {
        yield return spot.Of;
        if (spot.Of is NetworkInterface it && it.User.Peek(out var user) && machines.TryGetValue(user.Handle, out var machine)) yield return machine;
        if (terrain.Subnet(spot.Subnet) is { } subnet) yield return subnet;
        foreach (var handle in spot.Groups.Items)
            if (groups.TryGetValue(handle, out var group)) yield return group;
    }

    // What a balancer or a managed service keeps on the network is told by the thing itself.
    IEnumerable<Spot> Spots() =>
        estate.Kept<NetworkInterface>().Where(static it => it.User.Peek(out var user) && user.Sort is Occupant.Machine or Occupant.Function or Occupant.Container or Occupant.FileShare or Occupant.Other).SelectMany(reachability.Spots)
            .Concat(estate.Kept<LoadBalancer>().SelectMany(reachability.Spots)).Concat(estate.Kept<Placement>().SelectMany(reachability.Spots));

    List<Likes> Classes()
    {
        var classes = new SortedDictionary<string, Likes>(StringComparer.Ordinal);
        doubts.AddRange(estate.Kept<Placement>().Where(static it => !it.Subnets.IsComplete).Select(static it => (Unknown)it.Subnets.Source));
        doubts.AddRange(estate.Kept<LoadBalancer>().Where(static it => !it.Subnets.IsComplete).Select(static it => (Unknown)it.Subnets.Source));
        foreach (var spot in Spots())
        {
            if (spot.Network.Length == 0)
            {
                doubts.Add(spot.Of is NetworkInterface { Network.IsKnown: false } it ? (Unknown)it.Network.Source : terrain.NotRead<Subnet>($"the subnet {spot.Subnet} of {spot.Called}", spot.Of));
                continue;
            }
            var tier = Of(spot);
            if (!tier.Peek(out var name))
            {
                doubts.Add((Unknown)tier.Source);
                name = Others;
            }
            var keeps = Grounds.KeepsData(spot.Occupant);
            var key = $"{name}\n{spot.Network}\n{spot.Subnet}\n{string.Join(',', spot.Groups.Items.Order(StringComparer.Ordinal))}{(spot.Groups.IsComplete ? "" : "?")}\n{spot.IsPublic4}{spot.IsPublic6}\n{spot.Listens}{(spot.MayListen is null ? "" : "?")}\n{keeps}{spot.IsExact}";
            classes[key] = classes.TryGetValue(key, out var like) ? like with { Spot = like.Spot with { Addresses = like.Spot.Addresses.Or(spot.Addresses) } } : new(name, spot, keeps);
        }
        return [.. classes.Values];
    }

    // ---- what passes --------------------------------------------------------------------------------------------------------

    /// <summary>Everything that passes, and everything that is meant to: between each two tiers, and in each network by itself.</summary>
    public IReadOnlyList<Crossing> Crossings => crossings.Value;

    List<Crossing> Crossed(List<Likes> classes)
    {
        var found = new Dictionary<(string From, string To, string Network), Crossing>();
        foreach (var to in classes)
        {
            foreach (var from in classes.Where(it => !ReferenceEquals(it, to) || IsSeveral(to.Spot)))
            {
                var passage = reachability.Between(from.Spot, to.Spot);
                Enter(found, from.Tier, to, passage.Some, passage.Perhaps, () => ways.Between(from.Spot, to.Spot).SelectMany(static it => it), service => journeys.Tell(from.Spot, to.Spot, service));
            }
            foreach (var it in reachability.Exposures(to.Spot))
                if (EndOf(it.From) is { } end) Enter(found, end, to, it.Passes.Some.AllServices, it.Passes.Perhaps.AllServices, () => end == Segmentation.Internet ? ways.FromInternet(to.Spot) : ways.FromElsewhere(to.Spot, it.From), service => journeys.Tell(it.From, to.Spot, service));
        }
        return Sorted(found.Values);
    }

    static List<Crossing> Sorted(IEnumerable<Crossing> all) =>
        [.. all.OrderBy(static it => it.From, StringComparer.Ordinal).ThenBy(static it => it.To, StringComparer.Ordinal).ThenBy(static it => it.Network, StringComparer.Ordinal)];

    static bool IsSeveral(Spot spot) => !spot.IsExact || spot.Addresses.V4.Count > 1 || spot.Addresses.V6.Count > 1;

    // Whoever comes from the network itself is in one tier or another.
    static string? EndOf(Origin origin) => origin.Sort switch
    {
        OriginSort.Internet => Segmentation.Internet,
        OriginSort.Premises => Segmentation.Premises,
        OriginSort.Inside => null,
        _ => Segmentation.Peer,
    };

    void Enter(Dictionary<(string From, string To, string Network), Crossing> found, string from, Likes to, Ranges<uint> reached, Ranges<uint> perhaps, Func<IEnumerable<Gate>> gates, Func<uint, Journey> tell)
    {
        if (perhaps.IsEmpty && reached.IsEmpty) return;
        var key = (from, to.Tier, to.Spot.Network);
        var had = found.GetValueOrDefault(key) ?? new(from, to.Tier, to.Spot.Network, Ranges<uint>.Empty, Ranges<uint>.Empty, Declared(from, to.Tier));
        var has = had with { Reached = had.Reached.Or(reached), Perhaps = had.Perhaps.Or(perhaps).Or(reached), KeepsData = had.KeepsData || to.KeepsData };
        if (!perhaps.IsSubsetOf(reached.Or(had.Declared))) has = has with { Doubt = had.Doubt ?? gates().Where(static it => !it.Passes.IsKnown).SelectMany(static it => it.Doubts).FirstOrDefault() ?? Undecided };
        if (reached.Except(had.Declared) is { IsEmpty: false } odd && (!had.How.IsKnown || to.KeepsData && !had.AtStores)) has = has with { How = Proof(tell(odd.Spans[0].First)), AtStores = to.KeepsData };
        found[key] = has;
    }

    static readonly Unknown Undecided = new(Ignorance.NothingTells, "something on the way is not known");

    static Fact<string> Proof(Journey told) => Fact.Known(
        string.Join("; ", told.Hops.Select(static it => it.Words).Where(static it => it.Length > 0).Distinct(StringComparer.Ordinal)),
        new Conclusion("gate by gate", told.Hops.Any(static it => it.From.Any(static from => from is Unknown)) ? 0.9 : 1, [.. told.Hops.SelectMany(static it => it.From).Where(static it => it is not Unknown).Distinct()]));

    // What is meant for the whole internet is meant for whoever stands inside, too.
    Ranges<uint> Declared(string from, string to) =>
        !intent.IsDeclared || from == to && !intent.Flows.Any(it => it.From == from && it.To == to) ? Services.All : intent.Meant(from, to).Or(intent.Meant(Segmentation.Internet, to));

    /// <summary>The same with all networks together, and with what is meant and does not pass at all.</summary>
    public IReadOnlyList<Crossing> Matrix()
    {
        var found = new Dictionary<(string, string), Crossing>();
        foreach (var it in Crossings)
        {
            var had = found.GetValueOrDefault((it.From, it.To)) ?? it with { Network = "" };
            found[(it.From, it.To)] = had with { Reached = had.Reached.Or(it.Reached), Perhaps = had.Perhaps.Or(it.Perhaps), How = had.How.Or(it.How), AtStores = had.AtStores || it.AtStores, KeepsData = had.KeepsData || it.KeepsData, Doubt = had.Doubt ?? it.Doubt };
        }
        foreach (var flow in intent.Flows) found.TryAdd((flow.From, flow.To), new(flow.From, flow.To, "", Ranges<uint>.Empty, Ranges<uint>.Empty, Declared(flow.From, flow.To)));
        return Sorted(found.Values);
    }

    /// <summary>Tiers in the order in which they were declared, then the others; networks where none are.</summary>
    public IReadOnlyList<string> Tiers()
    {
        string[] seen = [.. Crossings.SelectMany(static it => new[] { it.From, it.To }).Distinct(StringComparer.Ordinal).Except(Segmentation.Ends, StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return [.. intent.Segments.Select(static it => it.Name).Concat(seen.Where(static it => it != Others)).Distinct(StringComparer.Ordinal), .. seen.Where(static it => it == Others)];
    }

    /// <summary>Why something that stands on a network may be missing, or in another tier; <c>null</c> where all is told.</summary>
    public Unknown? Missing()
    {
        _ = crossings.Value;
        return Together(doubts.Concat(estate.Kept<Network>().Select(it => Missing(it.Account, it.Region)).OfType<Unknown>()));
    }

    // Each of them alone may be why: so all are named.
    static Unknown? Together(IEnumerable<Unknown> all)
    {
        Unknown[] distinct = [.. all.DistinctBy(static it => it.Words, StringComparer.Ordinal)];
        return distinct.Length <= 1 ? distinct.FirstOrDefault() : new(distinct[0].Why, string.Join("; ", distinct.Select(static it => it.Words).Order(StringComparer.Ordinal).Take(MostNamed)), distinct[0]);
    }

    const int MostNamed = 16;

    Unknown? Missing(string account, string region) =>
        estate.Missing<NetworkInterface>(account, region) ?? estate.Missing<LoadBalancer>(account, region) ?? estate.Missing<Placement>(account, region) ?? estate.Missing<NetworkPeering>(account, region);

    /// <summary>What gets at stores of a network from elsewhere and is not meant.</summary>
    public Many<Crossing> Unmeant(Network network)
    {
        Crossing[] here = [.. Crossings.Where(it => it.Network == network.Handle)];
        Crossing[] open = [.. here.Where(static it => it is { AtStores: true, NotMeant.IsEmpty: false })];
        var source = new Conclusion("what passes between tiers, against what is declared", 1, [intent.Segments[0].Source]);
        var rest = Together(new[] { Missing() }.Concat(here.Where(static it => it.KeepsData).Select(static it => it.Doubt)).OfType<Unknown>());
        return rest is null ? Many<Crossing>.All(open, source) : Many<Crossing>.Some(open, source, rest);
    }

    /// <summary>Whether tiers are declared at all.</summary>
    public Fact<bool> IsDeclared => Fact.Known(intent.IsDeclared, intent.IsDeclared ? intent.Segments[0].Source : Undeclared);

    /// <summary>Whether an approach to something is declared: that somebody outside comes to its tier by these services.</summary>
    public Fact<Intention> IsMeant(Resource to, Approach approach)
    {
        var end = approach.From.Sort switch { OriginSort.Internet => Segmentation.Internet, OriginSort.Premises => Segmentation.Premises, _ => Segmentation.Peer };
        if (!intent.IsDeclared) return Fact.Known(Intention.NotTold, Undeclared);
        foreach (var spot in reachability.Spots(to))
        {
            var tier = Of(spot);
            if (!tier.Peek(out var name)) return Fact.Unknown<Intention>((Unknown)tier.Source);
            return Fact.Known(new Intention(approach.Services.IsSubsetOf(intent.Meant(end, name)), $"a flow from {end} to {name}"), tier.Source);
        }
        return Fact.Known(Intention.NotTold, Undeclared);
    }
}

/// <summary>What the owners say of a way in.</summary>
/// <param name="Is">Whether it is meant; <c>null</c> where they say nothing.</param>
/// <param name="Words">What decides, in words.</param>
public sealed record Intention(bool? Is, string Words)
{
    public static readonly Intention NotTold = new(null, "no tiers");

    public override string ToString() => Is switch { true => $"{Words} is declared", false => $"{Words} is not declared", _ => "no tiers are declared" };
}
