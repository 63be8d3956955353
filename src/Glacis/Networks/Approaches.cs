// Who gets at something, from where and to what: all that is reachable, sorted for whoever judges it, each with its proof.
using System.Globalization;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Sets;

namespace Glacis.Networks;

/// <summary>A way in.</summary>
/// <param name="What">What is reached.</param>
/// <param name="By">How many reach it.</param>
/// <param name="From">Where they come from.</param>
/// <param name="Services">Protocols and ports.</param>
/// <param name="IsWhole">Whether the whole place gets through, and not only addresses of it that somebody named.</param>
public sealed record Approach(Opened What, Breadth By, Origin From, Ranges<uint> Services, bool IsWhole)
{
    /// <summary>Every gate that opens on the way.</summary>
    public Fact<string> How { get; init; }

    public override string ToString() => $"{Services.Say()} from {(By == Breadth.NamedPublic ? "named addresses of " : "")}{From}";
}

/// <summary>What keeps the internet out.</summary>
/// <param name="Words">All that stand in its way, each by itself.</param>
/// <param name="OneChange">The single change that would let it in, or may, where not all that stands in the way is known; <c>null</c> where none would.</param>
public sealed record Barrier(string Words, string? OneChange)
{
    public override string ToString() => Words;
}

/// <summary>Tells who gets at something. Threads share it.</summary>
public sealed class Approaches(Estate estate) : IEngine<Approaches>
{
    readonly Terrain terrain = estate.Engine<Terrain>();
    readonly Ways ways = estate.Engine<Ways>();
    readonly Reachability reachability = estate.Engine<Reachability>();
    readonly Journeys journeys = estate.Engine<Journeys>();
    readonly ILookup<string, ManagedMachine> managed = estate.Kept<ManagedMachine>().ToLookup(static it => it.Machine.Peek(out var machine) ? machine : "", StringComparer.Ordinal);

    public static Approaches From(Estate estate) => new(estate);

    /// <summary>All ways in from the internet.</summary>
    public Many<Approach> FromInternet(Resource to)
    {
        var (found, rest) = (new List<Approach>(), default(Unknown));
        foreach (var spot in reachability.Spots(to))
        {
            var passes = reachability.FromInternet(spot);
            found.AddRange(Sorted(Origin.Internet, spot, passes.Some));
            if (!passes.IsKnown) rest ??= Doubt(ways.FromInternet(spot), spot);
        }
        return Listed(to, found, rest ?? Unplaced(to));
    }

    /// <summary>All ways in from private networks, by rules that name addresses: members of a group that a rule names are meant, and no way in of a network.</summary>
    public Many<Approach> FromElsewhere(Resource to)
    {
        var (found, rest) = (new List<Approach>(), default(Unknown));
        foreach (var spot in reachability.Spots(to))
        {
            foreach (var it in reachability.Exposures(spot).Where(static it => it.From.Sort != OriginSort.Internet))
            {
                found.AddRange(Sorted(it.From, spot, it.Passes.Some));
                if (!it.Passes.IsKnown) rest ??= Doubt(ways.FromElsewhere(spot, it.From), spot);
            }
            rest ??= Unjoined(spot);
        }
        return Listed(to, found, rest ?? Unplaced(to));
    }

    // One place may be told of by several subnets: once is enough.
    static Many<Approach> Listed(Resource to, List<Approach> found, Unknown? rest)
    {
        Approach[] all =
        [
            .. found.GroupBy(static it => (it.What, it.By, it.From.Sort, it.From.Handle)).Select(static same => same.First() with { Services = same.Aggregate(Ranges<uint>.Empty, static (all, it) => all.Or(it.Services)), IsWhole = same.Any(static it => it.IsWhole) })
                .OrderBy(static it => it.From.Sort).ThenBy(static it => it.From.Handle, StringComparer.Ordinal).ThenBy(static it => it.By).ThenBy(static it => it.What),
        ];
        var source = new Conclusion("all gates on all ways", 1, [GroupsOf(to).Source is var groups and not Unknown ? groups : to.Tags.Source is var tags and not Unknown ? tags : Nothing]);
        return rest is null ? Many<Approach>.All(all, source) : Many<Approach>.Some(all, source, rest);
    }

    static readonly Declaration Nothing = new("that it is listed");

    static Many<string> GroupsOf(Resource it) => it switch
    {
        NetworkInterface one => one.Groups,
        Placement one => one.Groups,
        LoadBalancer one => one.SecurityGroups,
        _ => default,
    };

    static Unknown? Unplaced(Resource to) => to switch
    {
        Placement { Subnets.IsComplete: false } it => (Unknown)it.Subnets.Source,
        LoadBalancer { Subnets.IsComplete: false } it => (Unknown)it.Subnets.Source,
        _ => null,
    };

    static Unknown Doubt(IEnumerable<Gate> gates, Spot spot) =>
        spot.Doubts.Concat(gates.Where(static it => !it.Passes.IsKnown).SelectMany(static it => it.Doubts)).FirstOrDefault() ?? new(Ignorance.NothingTells, $"something on the way to {spot.Called} is not known");

    // What would join a network with others and was not read may let somebody in.
    Unknown? Unjoined(Spot spot)
    {
        var (account, region) = (spot.Of.Account, spot.Of.Region);
        if (spot.Network.Length == 0) return terrain.NotRead<Subnet>($"the subnet {spot.Subnet} of {spot.Called}", spot.Of);
        if (!terrain.Networks.ContainsKey(spot.Network)) return terrain.NotRead<Network>($"the network {spot.Network} of {spot.Called}", spot.Of);
        if ((estate.Missing<NetworkPeering>(account, region) ?? estate.Missing<TransitAttachment>(account, region)) is { } missing) return missing;
        foreach (var it in terrain.Peerings)
        {
            if (!it.Requester.IsKnown) return (Unknown)it.Requester.Source;
            if (!it.Accepter.IsKnown) return (Unknown)it.Accepter.Source;
        }
        return terrain.Roads(spot.Subnet, spot.Of) is { Table: null } roads ? roads.Doubts[0] : null;
    }

    // ---- sorting ------------------------------------------------------------------------------------------------------------

    IEnumerable<Approach> Sorted(Origin from, Spot to, Flows passes)
    {
        if (passes.IsEmpty) return [];
        if (from.Sort != OriginSort.Internet) return Sorted(from, to, Breadth.Private, passes.AllServices, from.Addresses.IsSubsetOf(passes.AllAddresses));
        var everybody = Ranges<uint>.Of(passes.Parts.Where(static it => Bearings.IsEverybody(it.From)).Select(static it => new Interval<uint>(it.First, it.Last)));
        return Sorted(from, to, Breadth.Everybody, everybody, true).Concat(Sorted(from, to, Breadth.NamedPublic, passes.AllServices.Except(everybody), false));
    }

    IEnumerable<Approach> Sorted(Origin from, Spot to, Breadth by, Ranges<uint> services, bool isWhole) =>
        Sorted(to, services).Where(static it => !it.Services.IsEmpty).Select(it => new Approach(it.What, by, from, it.Services, isWhole) { How = How(from, to, it.Services.Spans[0].First) });

    // What keeps data is a store, whatever port it stands on.
    static (Opened What, Ranges<uint> Services)[] Sorted(Spot to, Ranges<uint> services) =>
        to.Of is not NetworkInterface && to.Occupant is Occupant.Database or Occupant.Cache or Occupant.FileShare ? [(Opened.Store, services)]
        : Bearings.OpensOf(services) == Opened.Everything ? [(Opened.Everything, services)]
        : [.. Bearings.Sorted(services)];

    Fact<string> How(Origin from, Spot to, uint service)
    {
        var told = journeys.Tell(from, to, service);
        var words = told.Hops.Select(static it => it.Words).Where(static it => it.Length > 0).Distinct(StringComparer.Ordinal);
        return Fact.Known(string.Join("; ", words), Proof(told.Hops));
    }

    // What was not read and counts as open lowers what the proof is worth.
    static Conclusion Proof(IEnumerable<Step> steps)
    {
        Source[] all = [.. steps.SelectMany(static it => it.From).Distinct()];
        return new("gate by gate", all.Any(static it => it is Unknown) ? 0.9 : 1, [.. all.Where(static it => it is not Unknown)]);
    }

    // ---- what keeps out -----------------------------------------------------------------------------------------------------

    /// <summary>What keeps the internet out of something that it does not reach.</summary>
    public Fact<Barrier> Barred(Resource to)
    {
        Journey[] told = [.. reachability.Spots(to).Select(spot => journeys.Tell(Origin.Internet, spot, Asked(spot)))];
        string[] words = [.. told.SelectMany(static it => it.Blockers).Select(static it => it.Words).Distinct(StringComparer.Ordinal)];
        if (words.Length == 0) return Fact.Unknown<Barrier>(Unplaced(to) ?? new(Ignorance.NothingTells, $"{to.Name} stands on no network that was read"));
        return Fact.Known(new Barrier(string.Join("; ", words), told.Where(static it => it.Blockers.Count == 1).Select(static it => it.Blockers[0].Change).FirstOrDefault(static it => it is not null)), Proof(told.SelectMany(static it => it.Blockers)));
    }

    static uint Asked(Spot spot) => spot.Listens.IsEmpty || spot.Listens.Equals(Services.All) ? Services.Number(Services.Tcp, 443) : spot.Listens.Spans[0].First;

    /// <summary>Whether the machine behind an interface can be entered without an open port, in words.</summary>
    public Fact<string> OtherDoor(NetworkInterface to) => to.User.Then(user =>
        managed[user.Handle].FirstOrDefault() is { } machine
            ? machine.Answers.Map(answers => answers ? $"{user.Handle} answers to the provider's session manager, which needs no open port" : $"{user.Handle} is known to the provider's session manager, and does not answer it")
            : estate.Missing<ManagedMachine>(to.Account, to.Region) is { } missing ? Fact.Unknown<string>(missing)
            : to.User.Map(it => string.Create(CultureInfo.InvariantCulture, $"{it} is not known to the provider's session manager")));
}
