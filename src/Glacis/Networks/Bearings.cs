// What a rule of a group bears on: whom it lets in, to what, who gets there today, and whether anything hangs on it.
using System.Globalization;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Sets;

namespace Glacis.Networks;

/// <summary>How many a rule lets in, from most to fewest.</summary>
public enum Breadth
{
    /// <summary>More public addresses than any one owner has: with what the group's other rules let in at the same ports.</summary>
    Everybody,

    /// <summary>Some public addresses.</summary>
    NamedPublic,

    /// <summary>Addresses of the provider's own services.</summary>
    Provider,
    Private,

    /// <summary>Members of a group.</summary>
    Group,

    /// <summary>Members of a group that is gone: nobody.</summary>
    Gone,
}

/// <summary>What a rule opens, the gravest first.</summary>
public enum Opened
{
    Everything,

    /// <summary>A shell, or a screen, from afar.</summary>
    Shell,

    /// <summary>Databases, caches, queues, shares.</summary>
    Store,
    Other,

    /// <summary>HTTP in the clear, with or without HTTPS beside it.</summary>
    PlainWeb,
    Web,
    Ping,
}

/// <summary>Whether any member listens to what a rule opens.</summary>
public enum Listening
{
    Somebody,
    Nobody,

    /// <summary>Machines are among the members, and no API says what they listen to.</summary>
    NotTold,
}

/// <summary>What those who come by plain HTTP get.</summary>
public enum PlainAnswer
{
    /// <summary>Every rule of every listener sends them on to HTTPS.</summary>
    Redirects,
    Serves,

    /// <summary>No balancer listens; what a machine answers is not told.</summary>
    NotTold,
}

/// <summary>Whether machines can be entered without an open port.</summary>
public enum OtherDoor
{
    /// <summary>Every machine among the members answers to the provider's agent.</summary>
    ToAll,
    ToSome,
    ToNone,
}

/// <summary>What one rule bears on.</summary>
/// <param name="Says">The rule itself, <c>tcp 443 from 0.0.0.0/0</c>.</param>
/// <param name="Owner">The group; <c>null</c> where it was not read.</param>
public sealed record Bearing(string Says, SecurityGroup? Owner)
{
    /// <summary>The group's name.</summary>
    public Fact<string> Group { get; init; }

    public Fact<Breadth> Breadth { get; init; }

    public Fact<Opened> Opens { get; init; }

    /// <summary>Whether the group is around anything.</summary>
    public Fact<bool> IsAttached { get; init; }

    /// <summary>Whether what keeps data is among the members.</summary>
    public Fact<bool> KeepsData { get; init; }

    /// <summary>Whether what serves is among them: balancers, machines, functions.</summary>
    public Fact<bool> Serves { get; init; }

    /// <summary>The members, in words.</summary>
    public Fact<string> Members { get; init; }

    /// <summary>Whether anybody of the internet gets to a member by it today.</summary>
    public Fact<bool> Reached { get; init; }

    /// <summary>How, gate by gate; or all that stands in the way.</summary>
    public Fact<string> How { get; init; }

    public Fact<Listening> Listening { get; init; }

    public Fact<PlainAnswer> Plain { get; init; }

    public Fact<OtherDoor> OtherDoor { get; init; }

    /// <summary>Another rule of the group that lets in all that this one does; <see cref="Bearings.None"/> where there is none.</summary>
    public Fact<string> Within { get; init; }
}

/// <summary>Tells what rules bear on. Threads share it.</summary>
public sealed class Bearings(Estate estate) : IEngine<Bearings>
{
    /// <summary>Said where there is no other rule.</summary>
    public const string None = "none";

    readonly Terrain terrain = estate.Engine<Terrain>();
    readonly Rulebook rulebook = estate.Engine<Rulebook>();
    readonly Reachability reachability = estate.Engine<Reachability>();
    readonly Journeys journeys = estate.Engine<Journeys>();
    readonly ILookup<string, ManagedMachine> managed = estate.Kept<ManagedMachine>().ToLookup(static it => it.Machine.Peek(out var machine) ? machine : "", StringComparer.Ordinal);
    readonly ILookup<string, Machine> machines = estate.Kept<Machine>().ToLookup(static it => it.Handle, StringComparer.Ordinal);
    readonly ILookup<string, Listener> listeners = estate.Kept<Listener>().ToLookup(static it => it.Balancer.Peek(out var balancer) ? balancer ?? "" : "", StringComparer.Ordinal);

    public static Bearings From(Estate estate) => new(estate);

    /// <summary>What a rule bears on, of whatever group it is.</summary>
    public Bearing Of(FirewallRule rule, Direction direction)
    {
        var group = GroupOf(rule);
        if (!group.Peek(out var found)) return new("", null) { Group = Fact.Unknown<string>((Unknown)group.Source) };
        return Of(found, direction, new() { Services = rule.Services, Peer = rule.Peer });
    }

    Fact<SecurityGroup> GroupOf(FirewallRule rule) => rule.Group.Then(handle => terrain.Group(handle) is { } found ? Fact.Known(found, Seen(found, [], "where the group stands"))
        : Fact.Unknown<SecurityGroup>(estate.Missing<SecurityGroup>(rule.Account, rule.Region) ?? new(Ignorance.NotListed, $"the groups were read to the end, and {handle} is not among them")));

    /// <summary>Whether a group is around anything.</summary>
    public Fact<bool> IsAttached(SecurityGroup group) => Among(group, [.. terrain.Members(group.Handle).OrderBy(static it => it.Id, StringComparer.Ordinal)], terrain.MembersMissing(group.Account, group.Region), static _ => true);

    /// <summary>What a rule of a group bears on.</summary>
    public Bearing Of(SecurityGroup group, Direction direction, Traffic rule)
    {
        Resource[] members = [.. terrain.Members(group.Handle).OrderBy(static it => it.Id, StringComparer.Ordinal)];
        var missing = terrain.MembersMissing(group.Account, group.Region);
        var says = $"{(rule.Services.Peek(out var services) ? services.Say() : "what could not be read")} {(direction == Direction.Inbound ? "from" : "to")} {(rule.Peer.Peek(out var peer) ? Named(peer) : "whom could not be read")}";
        var addresses = Addresses(rule.Peer, group);
        return new(says, group)
        {
            Group = Fact.Known(group.Name, Seen(group, [], "where the group stands")),
            Breadth = BreadthOf(group, direction, rule, addresses),
            Opens = rule.Services.Map(OpensOf),
            IsAttached = Among(group, members, missing, static _ => true),
            KeepsData = Among(group, members, missing, IsStore),
            Serves = Among(group, members, missing, static it => !IsStore(it)),
            Members = Fact.Known(Told(members), Seen(group, members, "the members of the group")),
            Reached = direction == Direction.Outbound ? rule.Peer.Map(static _ => false) : ReachedOf(group, rule, addresses, members, missing),
            How = direction == Direction.Outbound ? rule.Peer.Map(static _ => "") : HowOf(group, rule, addresses, members),
            Listening = rule.Services.Then(it => ListeningOf(group, it, members, missing)),
            Plain = rule.Services.Then(it => PlainOf(group, it, members, missing)),
            OtherDoor = OtherDoorOf(group, members),
            Within = WithinOf(group, direction, rule, addresses),
        };
    }

    static string Named(Peer peer) => peer.Group is { } group ? $"members of {group.Handle}{(group.Peering is null ? "" : " over a peering")}" : peer.Block is { } block && block.Equals(Everywhere4) ? "0.0.0.0/0 (anywhere)" : peer.Block is { } six && six.Equals(Everywhere6) ? "::/0 (anywhere)" : $"{peer}";

    static readonly Addresses Everywhere4 = Sets.Addresses.All.Only4, Everywhere6 = Sets.Addresses.All.Only6;

    // ---- whom it lets in ----------------------------------------------------------------------------------------------------

    // Addresses that it names; none for a group.
    Fact<Addresses> Addresses(Fact<Peer> peer, SecurityGroup group) => peer.Then(it =>
        it.Block is { } block ? Fact.Known(block, peer.Source)
        : it.PrefixList is not { } handle ? Fact.Known(Sets.Addresses.None, peer.Source)
        : terrain.PrefixList(handle) is not { } list ? Fact.Unknown<Addresses>(terrain.NotRead<PrefixList>($"the list {handle} that a rule of {group.Handle} names", group))
        : list.Entries.IsComplete ? Fact.Known(Sets.Addresses.OfAll(list.Entries.Items), new Conclusion($"the entries of {handle}", 1, [peer.Source, list.Entries.Source]))
        : Fact.Unknown<Addresses>((Unknown)list.Entries.Source));

    Fact<Breadth> BreadthOf(SecurityGroup group, Direction direction, Traffic rule, Fact<Addresses> addresses)
    {
        if (!rule.Peer.Peek(out var peer)) return Fact.Unknown<Breadth>((Unknown)rule.Peer.Source);
        if (peer.Group is { } named) return ByGroup(named, rule.Peer, group);
        if (peer.PrefixList is { } handle && terrain.PrefixList(handle) is { } list && list.IsProviders.Peek(out var isProviders) && isProviders) return list.IsProviders.Map(static _ => Networks.Breadth.Provider);
        if (!addresses.Peek(out var from) || !rule.Services.Peek(out var services)) return Fact.Unknown<Breadth>((Unknown)(addresses.IsKnown ? rule.Services.Source : addresses.Source));
        if (from.And(Origin.Internet.Addresses).IsEmpty) return addresses.Map(static _ => Networks.Breadth.Private);
        // Two halves of the world are the world: what the group's other rules let in at the same ports counts with it, and what they may.
        var others = services.IsEmpty ? Passing.Nothing : terrain.Wall(group.Handle, direction)?.Passes ?? Passing.Nothing;
        var at = services.IsEmpty ? 0 : services.Spans[0].First;
        if (IsEverybody(others.Some.At(at).Or(from).And(Origin.Internet.Addresses))) return Fact.Known(Networks.Breadth.Everybody, Counted(rule, addresses));
        if (IsEverybody(others.Perhaps.At(at).Or(from).And(Origin.Internet.Addresses))) return Fact.Unknown<Breadth>(terrain.Wall(group.Handle, direction)!.Doubts[0]);
        return Fact.Known(Networks.Breadth.NamedPublic, Counted(rule, addresses));
    }

    static Conclusion Counted(Traffic rule, Fact<Addresses> addresses) => new("addresses of the internet that the group lets in at these ports", 1, [addresses.Source, rule.Services.Source]);

    // More than any one owner has: a block of eight bits.
    internal static bool IsEverybody(Addresses addresses) => addresses.V4.Count > 1 << 24 || addresses.V6.Count > System.Numerics.BigInteger.One << 120;

    Fact<Breadth> ByGroup(NamedGroup named, Fact<Peer> peer, SecurityGroup group) =>
        terrain.Group(named.Handle) is not null ? peer.Map(static _ => Networks.Breadth.Group)
        : estate.Missing<SecurityGroup>(named.Account, group.Region) is { } missing ? Fact.Unknown<Breadth>(missing with { Words = $"{named.Handle} of account {named.Account} was not read: {missing.Words}" })
        : Fact.Known(Networks.Breadth.Gone, new Conclusion($"the groups of account {named.Account} were read to the end, and {named.Handle} is not among them", 1, [peer.Source]));

    // ---- what it opens ------------------------------------------------------------------------------------------------------

    internal static readonly Ranges<uint> Shells = Tcp(22, 23, 513, 514, 3389, 5900, 5985, 5986), Webs = Tcp(443).Or(Services.Of(Services.Udp, 443, 443)), Plain = Tcp(80),
        Pings = Services.Of(Services.Icmp).Or(Services.Of(Services.Icmp6)),
        Stores = Tcp(445, 1433, 1521, 2049, 2379, 2380, 3306, 5432, 5433, 5439, 5601, 5672, 6379, 6380, 7000, 7001, 8020, 8086, 8182, 8983, 9042, 9092, 9094, 9096, 9098, 9142, 9200, 9300, 11211, 11214, 27017, 27018, 27019, 50070)
            .Or(Services.Of(Services.Udp, 11211, 11211)).Or(Services.Of(Services.Udp, 1434, 1434));

    static Ranges<uint> Tcp(params IEnumerable<int> ports) => Ranges<uint>.Of(ports.Select(static it => new Interval<uint>(Services.Number(Services.Tcp, it), Services.Number(Services.Tcp, it))));

    internal static Opened OpensOf(Ranges<uint> services) =>
        services.Ports(Services.Tcp).Count > 1024 || services.Ports(Services.Udp).Count > 32768 ? Opened.Everything
        : !services.And(Shells).IsEmpty ? Opened.Shell
        : Names(services, Stores) ? Opened.Store
        : services.IsSubsetOf(Pings) ? Opened.Ping
        : services.IsSubsetOf(Webs) ? Opened.Web
        : services.IsSubsetOf(Webs.Or(Plain)) ? Opened.PlainWeb
        : Opened.Other;

    // A wide range that runs over a port of theirs does not mean them.
    static bool Names(Ranges<uint> services, Ranges<uint> these) => services.Spans.Any(it => it.Last - it.First < 64 && !these.And(Ranges<uint>.Of(it.First, it.Last)).IsEmpty);

    /// <summary>Services by what they open, one after another.</summary>
    internal static IEnumerable<(Opened What, Ranges<uint> Services)> Sorted(Ranges<uint> services)
    {
        foreach (var (what, of) in new[] { (Opened.Shell, Shells), (Opened.Store, Stores), (Opened.PlainWeb, Plain), (Opened.Web, Webs), (Opened.Ping, Pings) })
        {
            yield return (what, services.And(of));
            services = services.Except(of);
        }
        yield return (Opened.Other, services);
    }

    // ---- what it is around --------------------------------------------------------------------------------------------------

    // Where a group stands is where any of its facts stands.
    static IEnumerable<Source> Standing(SecurityGroup group) => new[] { group.IsDefault.Source, group.Network.Source, group.Inbound.Source, group.Outbound.Source }.Where(static it => it is not Unknown).Take(1);

    static Conclusion Seen(SecurityGroup group, IEnumerable<Resource> members, string rule) => new(rule, 1, [.. Standing(group), .. members.Take(8).Select(static it => it switch
    {
        NetworkInterface one => one.Groups.Source,
        LoadBalancer one => one.SecurityGroups.Source,
        Placement one => one.Groups.Source,
        _ => it.Tags.Source,
    })]);

    // One that is there is there; that none is, only who read all can say.
    static Fact<bool> Among(SecurityGroup group, Resource[] members, Unknown? missing, Func<Resource, bool> which) =>
        members.Any(which) ? Fact.Known(true, Seen(group, members.Where(which), "what the group is around"))
        : missing is not null ? Fact.Unknown<bool>(missing)
        : Fact.Known(false, Seen(group, members, "what the group is around"));

    static bool IsStore(Resource member) => member switch
    {
        Placement it => it.Sort is Occupant.Database or Occupant.Cache or Occupant.FileShare,
        NetworkInterface it => it.User.Peek(out var user) && user.Sort is Occupant.Database or Occupant.Cache or Occupant.FileShare,
        _ => false,
    };

    string Told(IReadOnlyList<Resource> members)
    {
        var names = members.Select(Name).Distinct(StringComparer.Ordinal).ToArray();
        return names.Length == 0 ? "nothing" : names.Length <= 6 ? string.Join(", ", names) : string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", names.Take(5))} and {names.Length - 5} more");
    }

    string Name(Resource member) => member switch
    {
        NetworkInterface it when it.User.Peek(out var user) && user.Sort == Occupant.Machine && machines[user.Handle].FirstOrDefault() is { } machine => machine.Name == user.Handle ? $"machine {user.Handle}" : $"machine {machine.Name} ({user.Handle})",
        NetworkInterface it => it.Handle,
        LoadBalancer it => $"load balancer {it.Name}",
        Placement it => $"{it.Kind.Label} {it.Name}",
        _ => member.Name,
    };

    // ---- who gets there -----------------------------------------------------------------------------------------------------

    IEnumerable<(Spot Spot, Passing Open)> Entering(Traffic rule, Addresses from, Resource[] members)
    {
        var flows = Flows.Of(rule.Services.Peek(out var services) ? services : Services.All, from.And(Origin.Internet.Addresses));
        if (flows.IsEmpty) yield break;
        foreach (var spot in members.SelectMany(terrain.Spots))
            yield return (spot, reachability.FromInternet(spot).And(Passing.Of(flows)));
    }

    Fact<bool> ReachedOf(SecurityGroup group, Traffic rule, Fact<Addresses> addresses, Resource[] members, Unknown? missing)
    {
        if (!addresses.Peek(out var from)) return Fact.Unknown<bool>((Unknown)addresses.Source);
        if (!rule.Services.IsKnown) return Fact.Unknown<bool>((Unknown)rule.Services.Source);
        if (from.And(Origin.Internet.Addresses).IsEmpty) return addresses.Map(static _ => false);
        (Spot Spot, Passing Open)? doubtful = null;
        foreach (var (spot, open) in Entering(rule, from, members))
        {
            if (!open.Some.IsEmpty) return Fact.Known(true, Seen(group, [spot.Of], "all gates from the internet to a member"));
            if (!open.Perhaps.IsEmpty) doubtful ??= (spot, open);
        }
        return missing is not null ? Fact.Unknown<bool>(missing)
            : doubtful is null ? Fact.Known(false, Seen(group, members, "all gates from the internet to every member"))
            : Fact.Unknown<bool>(Doubt(Told(doubtful.Value.Spot, rule, from, doubtful.Value.Open.Perhaps).Doubts, addresses.Source));
    }

    // What could not be read is the reason, where something could not; else what cannot be modelled.
    static Unknown Doubt(IReadOnlyList<Step> doubts, Source at) =>
        new(Ignorance.NotForeseen, string.Join("; ", doubts.Select(static it => it.Words)), doubts.SelectMany(static it => it.From).OfType<Unknown>().FirstOrDefault() ?? at);

    Fact<string> HowOf(SecurityGroup group, Traffic rule, Fact<Addresses> addresses, Resource[] members)
    {
        if (!addresses.Peek(out var from)) return Fact.Unknown<string>((Unknown)addresses.Source);
        var all = Entering(rule, from, members).ToArray();
        if (all.Length == 0) return addresses.Map(static _ => "");
        var shown = all.FirstOrDefault(static it => !it.Open.Some.IsEmpty);
        if (shown.Spot is not null) return Fact.Known(string.Join("; ", Told(shown.Spot, rule, from, shown.Open.Some).Hops.Select(static it => it.Words)), Seen(group, [shown.Spot.Of], "gate by gate"));
        var blocked = all.SelectMany(it => Told(it.Spot, rule, from).Blockers).Select(static it => it.Words).Distinct(StringComparer.Ordinal).ToArray();
        return Fact.Known(string.Join("; ", blocked.Take(6)), Seen(group, members, "all that stands in the way"));
    }

    Journey Told(Spot to, Traffic rule, Addresses from, Flows? among = null)
    {
        var services = among?.AllServices ?? (rule.Services.Peek(out var its) ? its : Services.All);
        return journeys.Tell(Origin.Internet, to, Shown(services), from);
    }

    // The service that tells most: a shell, a store, the web; else the first.
    static uint Shown(Ranges<uint> services)
    {
        foreach (var telling in new[] { Shells, Stores, Webs, Plain, Tcp(1024) })
            if (services.And(telling) is { IsEmpty: false } some) return some.Spans[0].First;
        return services.IsEmpty ? Services.Number(Services.Tcp, 0) : services.Spans[0].First;
    }

    // ---- who listens --------------------------------------------------------------------------------------------------------

    Fact<Listening> ListeningOf(SecurityGroup group, Ranges<uint> services, Resource[] members, Unknown? missing)
    {
        var seen = Seen(group, members, "what the members listen to");
        Spot[] spots = [.. members.SelectMany(terrain.Spots)];
        if (spots.Any(it => it.Of is not NetworkInterface && !it.Listens.And(services).IsEmpty)) return Fact.Known(Networks.Listening.Somebody, seen);
        if (spots.Any(static it => it.Of is NetworkInterface && !it.Listens.IsEmpty)) return Fact.Known(Networks.Listening.NotTold, seen);
        var doubt = missing ?? spots.Select(static it => it.MayListen).FirstOrDefault(static it => it is not null);
        return doubt is not null ? Fact.Unknown<Listening>(doubt) : Fact.Known(Networks.Listening.Nobody, seen);
    }

    Fact<PlainAnswer> PlainOf(SecurityGroup group, Ranges<uint> services, Resource[] members, Unknown? missing)
    {
        Listener[] plain = [.. members.OfType<LoadBalancer>().SelectMany(it => listeners[it.Id]).Where(it => it.Speaks.Peek(out var speaks) && speaks is not (ListenerSpeech.Https or ListenerSpeech.Tls) || !it.Speaks.IsKnown).Where(it => !it.Services.Peek(out var its) || !its.And(services).IsEmpty)];
        var sources = plain.Select(static it => it.InTheClear.Source).ToArray();
        if (plain.Any(static it => it.InTheClear.Peek(out var clear) && clear == ClearText.Serves)) return Fact.Known(PlainAnswer.Serves, new Conclusion("what the listeners do with plain HTTP", 1, sources));
        if (missing is not null) return Fact.Unknown<PlainAnswer>(missing);
        if (Array.Find(plain, static it => !it.InTheClear.IsKnown) is { } unread) return Fact.Unknown<PlainAnswer>((Unknown)unread.InTheClear.Source);
        // Machines behind the balancer are reached by it; one that the internet reaches itself may answer itself.
        var alone = members.OfType<NetworkInterface>().Any(it => !reachability.FromInternet(it).On(services).Perhaps.IsEmpty);
        return Fact.Known(plain.Length > 0 && !alone ? PlainAnswer.Redirects : PlainAnswer.NotTold, new Conclusion("what the listeners do with plain HTTP", 1, [.. sources, Seen(group, members, "the members")]));
    }

    Fact<OtherDoor> OtherDoorOf(SecurityGroup group, Resource[] members)
    {
        string[] handles = [.. members.OfType<NetworkInterface>().Select(static it => it.User.Peek(out var user) && user.Sort == Occupant.Machine ? user.Handle : "").Where(static it => it.Length > 0).Distinct(StringComparer.Ordinal)];
        if (estate.Missing<ManagedMachine>(group.Account, group.Region) is { } missing) return Fact.Unknown<OtherDoor>(missing);
        var managedOnes = handles.Count(it => managed[it].Any(static one => one.Answers.Peek(out var answers) && answers));
        return Fact.Known(handles.Length > 0 && managedOnes == handles.Length ? Networks.OtherDoor.ToAll : managedOnes > 0 ? Networks.OtherDoor.ToSome : Networks.OtherDoor.ToNone, Seen(group, members, "machines that answer to the provider's agent"));
    }

    // ---- the other rules ----------------------------------------------------------------------------------------------------

    Fact<string> WithinOf(SecurityGroup group, Direction direction, Traffic rule, Fact<Addresses> addresses)
    {
        var rules = direction == Direction.Inbound ? group.Inbound : group.Outbound;
        var other = rule.Services.With(addresses, (of, from) => WithinOf(group, direction, rule, of, from), "the other rules of the group");
        if (!other.Peek(out var name) || name != None) return other;
        return !rules.IsComplete ? Fact.Unknown<string>((Unknown)rules.Source)
            : terrain.Wall(group.Handle, direction)?.Doubts is [var doubt, ..] ? Fact.Unknown<string>(doubt)
            : other;
    }

    string WithinOf(SecurityGroup group, Direction direction, Traffic rule, Ranges<uint> services, Addresses from)
    {
        if (terrain.Wall(group.Handle, direction) is not { } wall || !rule.Peer.Peek(out var peer)) return None;
        var traffic = direction == Direction.Inbound ? group.Inbound.Items : group.Outbound.Items;
        for (var at = 0; at < traffic.Count; at++)
        {
            if (!traffic[at].Services.Peek(out var its) || !traffic[at].Peer.Peek(out var other) || !services.IsSubsetOf(its) || its.Equals(services) && other.Equals(peer)) continue;
            var holds = peer.Group is { } named ? other.Group?.Handle == named.Handle : Addresses(traffic[at].Peer, group).Peek(out var all) && !from.IsEmpty && from.IsSubsetOf(all);
            if (holds) return rulebook.Name(wall, at);
        }
        return None;
    }
}
