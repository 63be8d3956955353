// A small company's network: a balancer and machines in public subnets, a database in private ones, and groups around them.
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Sets;
using Glacis.Verdicts;
using static Glacis.Tests.Checks.Asking;

namespace Glacis.Tests.Checks.Network;

/// <summary>Adds things one by one; each has a name that is its id and its handle.</summary>
sealed class Scene
{
    readonly List<Resource> all = [];

    /// <summary>A network 10.0.0.0/16 with a public subnet 10.0.1.0/24 and a private one 10.0.2.0/24, an internet gateway, and ordered lists that let everything pass.</summary>
    internal Scene()
    {
        Add(new Inventory.Network("vpc") { Kind = Thing, Name = "vpc", Account = "1", Region = "here", Blocks = All(Block("10.0.0.0/16")), IsDefault = Known(false) });
        Add(new Gateway("igw") { Kind = Thing, Name = "igw", Account = "1", Region = "here", Sort = Known(Via.InternetGateway), Networks = All("vpc"), Subnet = Known<string?>(null) });
        Subnet("public", "10.0.1.0/24");
        Subnet("private", "10.0.2.0/24");
        Add(new RouteTable("rtb-public") { Kind = Thing, Name = "rtb-public", Account = "1", Region = "here", Network = Known("vpc"), IsMain = Known(false), Subnets = All("public"), Gateways = All<string>(), Routes = All(Local, To("0.0.0.0/0", Via.InternetGateway, "igw")) });
        Add(new RouteTable("rtb-private") { Kind = Thing, Name = "rtb-private", Account = "1", Region = "here", Network = Known("vpc"), IsMain = Known(true), Subnets = All<string>(), Gateways = All<string>(), Routes = All(Local) });
        Add(new NetworkAccessList("acl") { Kind = Thing, Name = "acl", Account = "1", Region = "here", Network = Known("vpc"), IsDefault = Known(true), Subnets = All("public", "private"), Entries = All(Entry(Direction.Inbound), Entry(Direction.Outbound)) });
        Add(new NetworkPublicAccess("switch") { Kind = Thing, Name = "switch", Account = "1", Region = "here", Block = Known(PublicBlock.Off) });
    }

    internal static Many<T> All<T>(params IReadOnlyList<T> all) => Many<T>.All(all, At);

    internal static Addresses Block(string written) => Addresses.Parse(written)!;

    static Route Local => To("10.0.0.0/16", Via.Local, "local");

    static Route To(string block, Via via, string target) => new() { To = Known(new Peer(Block(block))), Via = Known(via), Target = target, IsActive = Known(true), IsPropagated = Known(false) };

    static AccessListEntry Entry(Direction direction) => new(100) { Direction = direction, Allows = Known(true), Services = Known(Services.All), Peer = Known(Addresses.All) };

    internal Scene Add(Resource it)
    {
        all.Add(it);
        return this;
    }

    /// <summary>The same thing, otherwise.</summary>
    internal Scene But<T>(string id, Func<T, T> how) where T : Resource
    {
        all[all.FindIndex(it => it.Id == id)] = how(Get<T>(id));
        return this;
    }

    /// <summary>What the owners declare.</summary>
    internal Intent Intent { get; set; } = Intent.None;

    void Subnet(string name, string block) => Add(new Subnet(name) { Kind = Thing, Name = name, Account = "1", Region = "here", Network = Known("vpc"), Blocks = All(Block(block)), GivesPublicAddresses = Known(false) });

    // ---- groups -------------------------------------------------------------------------------------------------------------

    /// <summary>Rules as people write them: <c>tcp 443 from 0.0.0.0/0</c>, <c>tcp 3306 from sg-app</c>, <c>all from 10.0.0.0/8</c>; <c>to</c> is outbound.</summary>
    internal SecurityGroup Group(string name, params string[] rules)
    {
        var group = new SecurityGroup(name)
        {
            Kind = Thing, Name = name, Account = "1", Region = "here", Network = Known("vpc"), IsDefault = Known(name == "default"), Environment = Known(DeploymentEnvironment.Production),
            Inbound = All([.. rules.Where(static it => !it.Contains(" to ", StringComparison.Ordinal)).Select(Read)]), Outbound = All([.. rules.Where(static it => it.Contains(" to ", StringComparison.Ordinal)).Select(Read)]),
        };
        Add(group);
        foreach (var (rule, number) in rules.Select(static (it, at) => (it, at)))
            Add(Rule($"{name}-{number + 1}", name, rule));
        return group;
    }

    internal static FirewallRule Rule(string id, string group, string rule) => new(id)
    {
        Kind = Thing, Name = id, Account = "1", Region = "here", Group = Known(group), Direction = Known(rule.Contains(" to ", StringComparison.Ordinal) ? Direction.Outbound : Direction.Inbound),
        Services = Read(rule).Services, Peer = Read(rule).Peer, Environment = Known(DeploymentEnvironment.Production), Description = Known<string?>(null),
    };

    static Traffic Read(string rule)
    {
        var words = rule.Split(' ');
        var services = words[0] switch
        {
            "all" => Services.All,
            "icmp" => Services.Of(Services.Icmp),
            var protocol => Services.Of(protocol == "tcp" ? Services.Tcp : Services.Udp, int.Parse(words[1].Split('-')[0], null), int.Parse(words[1].Split('-')[^1], null)),
        };
        return new() { Services = Known(services), Peer = Known(Addresses.Parse(words[^1]) is { } block ? new Peer(block) : words[^1].StartsWith("pl-", StringComparison.Ordinal) ? new Peer(PrefixList: words[^1]) : new Peer(Group: new(words[^1], "1", null))) };
    }

    // ---- what stands there --------------------------------------------------------------------------------------------------

    internal Scene Machine(string name, string subnet, string address, bool isPublic, params string[] groups)
    {
        Add(new Machine(name) { Kind = Thing, Name = name, Account = "1", Region = "here", IsRunning = Known(true), ShellKey = Known<string?>(null) });
        return Add(new NetworkInterface($"eni-{name}")
        {
            Kind = Thing, Name = $"eni-{name}", Account = "1", Region = "here", Network = Known("vpc"), Subnet = Known(subnet), Groups = All(groups), Addresses = Known(Block(address)),
            PublicAddresses = Known(isPublic ? Block("54.1.2.3") : Addresses.None), User = Known(new InterfaceUser(Occupant.Machine, name)),
        });
    }

    internal Scene Managed(string machine) => Add(new ManagedMachine($"mi-{machine}") { Kind = Thing, Name = machine, Account = "1", Region = "here", Machine = Known(machine), Answers = Known(true) });

    internal Scene Database(string name, string subnet, bool isPublic, params string[] groups) => Add(new Placement($"place-{name}")
    {
        Kind = new("Test::Database", "database"), Name = name, Account = "1", Region = "here", Of = name, Sort = Occupant.Database, Subnets = All(subnet), Groups = All(groups), IsPublic = Known(isPublic), Port = Known(3306),
    });

    internal Scene Balancer(string name, ClearText plain, params string[] groups)
    {
        Add(new LoadBalancer(name) { Kind = Thing, Name = name, Account = "1", Region = "here", IsPublic = Known(true), SecurityGroups = All(groups), Subnets = All("public"), Host = Known<string?>(null), Sort = Known<string?>("application") });
        Listener(name, 443, ListenerSpeech.Https, ClearText.Never);
        return Listener(name, 80, ListenerSpeech.Http, plain);
    }

    Scene Listener(string balancer, int port, ListenerSpeech speech, ClearText plain) => Add(new Listener($"{balancer}:{port}")
    {
        Kind = Thing, Name = $"{balancer}:{port}", Account = "1", Region = "here", Speaks = Known(speech), InTheClear = Known(plain), Port = Known(port), Services = Known(Services.Of(Services.Tcp, port, port)), IsPublic = Known(true), Balancer = Known<string?>(balancer), Rules = All<ListenerRule>(),
    });

    // ---- for the laws -------------------------------------------------------------------------------------------------------

    /// <summary>How many surroundings there are.</summary>
    internal const int Surroundings = 9;

    /// <summary>What may be around a group: nothing, a balancer, machines, a database; reached from the internet, not reached, and not to be told.</summary>
    internal static IEnumerable<Resource> Around(string group, int number)
    {
        var scene = new Scene();
        scene.Group("sg-app");
        scene.Add(new PrefixList("pl-provider") { Kind = Thing, Name = "pl-provider", Account = "1", Region = "here", IsProviders = Known(true), Entries = All(Block("54.0.0.0/16")) });
        return (number switch
        {
            1 => scene.Balancer("shop", ClearText.Redirects, group),
            2 => scene.Balancer("shop", ClearText.Serves, group),
            3 => scene.Machine("web", "public", "10.0.1.5", true, group),
            4 => scene.Machine("web", "public", "10.0.1.5", true, group).Managed("web"),
            5 => scene.Machine("web-1", "private", "10.0.2.5", false, group).Machine("web-2", "private", "10.0.2.6", false, group).Managed("web-1"),
            6 => scene.Database("orders", "private", false, group),
            7 => scene.Database("orders", "private", false, group).Machine("web", "public", "10.0.1.5", true, group),
            8 => scene.Machine("web", "unread", "10.0.3.5", true, group),
            _ => scene,
        }).all;
    }

    // ---- what is said -------------------------------------------------------------------------------------------------------

    internal Verdict Asked<C>(string id) where C : Check, new() => Asking.Asked<C>(all.Find(it => it.Id == id)!, Intent, [.. all]);

    internal string Said<C>(string id) where C : Check, new() => Asking.Said<C>(all.Find(it => it.Id == id)!, Intent, [.. all]);

    internal Estate Estate => new(all, Intent, Known(World.Now), static _ => Denied);

    internal T Get<T>(string id) where T : Resource => (T)all.Find(it => it.Id == id)!;
}
