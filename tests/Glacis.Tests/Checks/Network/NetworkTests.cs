// Networks, their subnets and their ordered lists: records of traffic, joins between environments, default networks, public subnets, second layers.
using Glacis.Checks.Network;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Sets;
using Xunit;
using static Glacis.Tests.Checks.Asking;

namespace Glacis.Tests.Checks.Network;

public sealed class NetworkTests
{
    static Scene Inhabited()
    {
        var scene = new Scene();
        scene.Group("sg");
        return scene.Machine("web", "private", "10.0.2.10", false, "sg");
    }

    // ---- records of traffic -------------------------------------------------------------------------------------------------

    static FlowLog Log(string of, bool isActive, bool? keepsRefused) => new($"log-{of}") { Kind = Thing, Name = "log", Account = "1", Region = "here", Of = Known(of), IsActive = Known(isActive), KeepsRefused = Maybe(keepsRefused) };

    public static TheoryData<string, string> Records => new()
    {
        { "", "fail medium: nothing of its traffic is recorded" },
        { "vpc all", "pass none: its traffic is recorded, and what was refused with it" },
        { "vpc accepted", "fail low: what was let through is recorded, and not who tried and was refused" },
        { "vpc stopped", "fail medium: nothing of its traffic is recorded" },
        { "vpc ?", "unknown none: cannot tell: what of its traffic is recorded is not known, because not allowed to ask" },
        { "public all, private all", "pass none: its traffic is recorded, and what was refused with it" },
        { "public all", "fail medium: nothing of its traffic is recorded" },
        { "elsewhere all", "fail medium: nothing of its traffic is recorded" },
    };

    [Theory]
    [MemberData(nameof(Records))]
    public void A_network_in_which_something_stands_is_recorded(string logs, string said)
    {
        var scene = Inhabited();
        foreach (var log in logs.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(static it => it.Split(' ')))
            scene.Add(Log(log[0], log[1] != "stopped", log[1] == "?" ? null : log[1] != "accepted"));
        Assert.Equal(said, scene.Said<NetworkTrafficIsRecorded>("vpc"));
    }

    [Fact]
    public void Nothing_needs_no_record() => Assert.Equal("notApplicable none: nothing stands in it", new Scene().Said<NetworkTrafficIsRecorded>("vpc"));

    // ---- what leaves --------------------------------------------------------------------------------------------------------

    static OutboundFilter Filter(string? of, bool? blocks) => new($"filter-{of}") { Kind = Thing, Name = "filter", Account = "1", Region = "here", Network = Known(of), Blocks = Maybe(blocks) };

    public static TheoryData<string, string> Filters => new()
    {
        { "", "conditional low: nothing of the provider's looks at what leaves it" },
        { "vpc blocks", "pass none: what leaves it is looked at, and some is turned away" },
        { "vpc counts", "fail low: what looks at what leaves it turns nothing away" },
        { "vpc counts, vpc blocks", "pass none: what leaves it is looked at, and some is turned away" },
        { "vpc ?", "unknown none: cannot tell: what looks at what leaves it is not known, because not allowed to ask" },
        { "vpc ?, vpc counts", "unknown none: cannot tell: what looks at what leaves it is not known, because not allowed to ask" },
        { "elsewhere blocks", "conditional low: nothing of the provider's looks at what leaves it" },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public void What_leaves_a_network_in_which_something_stands_is_filtered(string filters, string said)
    {
        var scene = Inhabited();
        foreach (var (at, filter) in filters.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(static it => it.Split(' ')).Index()) scene.Add(Filter(filter[0], filter[1] == "?" ? null : filter[1] == "blocks") with { Id = $"filter-{at}" });
        Assert.Equal(said, scene.Said<OutboundTrafficIsFiltered>("vpc"));
    }

    [Fact]
    public void From_a_network_without_a_road_out_nothing_leaves() => Assert.Equal("notApplicable none: no road of its own leads to the internet", Inhabited().But<RouteTable>("rtb-public", static it => it with { Routes = Scene.All<Route>() })
        .But<RouteTable>("rtb-private", static it => it with { Routes = Scene.All<Route>() }).Said<OutboundTrafficIsFiltered>("vpc"));

    [Fact]
    public void From_where_nothing_stands_nothing_leaves() => Assert.Equal("notApplicable none: nothing stands in it", new Scene().Said<OutboundTrafficIsFiltered>("vpc"));

    // ---- entries of the provider's ------------------------------------------------------------------------------------------

    [Theory]
    [InlineData(OpenTo.PrivateNetworks, DeploymentEnvironment.Production, "pass none: only private networks reach it")]
    [InlineData(OpenTo.NamedAddresses, DeploymentEnvironment.Production, "pass none: of the internet only addresses that somebody named reach it")]
    [InlineData(OpenTo.Everybody, DeploymentEnvironment.Production, "fail medium: the whole internet reaches it, and only a credential stands between")]
    [InlineData(OpenTo.Everybody, DeploymentEnvironment.Development, "fail low: the whole internet reaches it, and only a credential stands between")]
    [InlineData(OpenTo.Everybody, null, "fail medium: the whole internet reaches it, and only a credential stands between")]
    [InlineData(null, DeploymentEnvironment.Production, "unknown none: cannot tell: whom the way lets come is not known, because not allowed to ask")]
    public void Entries_that_no_firewall_stands_before(OpenTo? to, DeploymentEnvironment? environment, string said) => Assert.Equal(said, Said<ServiceEntryIsNotOpenToEverybody>(
        new ServiceEntry("api") { Kind = Thing, Name = "api", Account = "1", Region = "here", OpenTo = Maybe(to), Environment = Maybe(environment) }));

    [Theory]
    [InlineData(true, DeploymentEnvironment.Production, "fail medium: it reaches the internet by the provider's way, past walls, filters and records of its owner's")]
    [InlineData(true, DeploymentEnvironment.Staging, "fail low: it reaches the internet by the provider's way, past walls, filters and records of its owner's")]
    [InlineData(false, DeploymentEnvironment.Production, "pass none: it reaches the internet by its owner's networks, or not at all")]
    [InlineData(null, DeploymentEnvironment.Production, "unknown none: cannot tell: it reaches the internet past its owner's networks is not known, because not allowed to ask")]
    public void Notebooks(bool? leaves, DeploymentEnvironment? environment, string said) => Assert.Equal(said, Said<NotebookLeavesByItsNetwork>(
        new Notebook("notebook") { Kind = Thing, Name = "notebook", Account = "1", Region = "here", LeavesPastNetworks = Maybe(leaves), Environment = Maybe(environment) }));

    // ---- default networks ---------------------------------------------------------------------------------------------------

    [Theory]
    [InlineData(true, true, "fail low: something stands in the default network")]
    [InlineData(true, false, "pass low: nothing stands in the default network")]
    [InlineData(false, true, "notApplicable none: it is no default network")]
    public void A_default_network_is_not_used(bool isDefault, bool isInhabited, string said) =>
        Assert.Equal(said, (isInhabited ? Inhabited() : new()).But<Inventory.Network>("vpc", it => it with { IsDefault = Known(isDefault) }).Said<DefaultNetworkIsUnused>("vpc"));

    // ---- joins --------------------------------------------------------------------------------------------------------------

    static Scene Joined(DeploymentEnvironment? own, string? other, bool isActive = true)
    {
        var scene = new Scene().But<Inventory.Network>("vpc", it => it with { Environment = Maybe(own) });
        if (other is not null) scene.Add(new Inventory.Network("far") { Kind = Thing, Name = "far", Account = "1", Region = "here", Tags = Known(new Tags([new("env", other)])), Blocks = Scene.All(Scene.Block("172.16.0.0/16")), IsDefault = Known(false) });
        return scene.Add(new NetworkPeering("pcx")
        {
            Kind = Thing, Name = "pcx", Account = "1", Region = "here", Requester = Known(new PeeringSide("vpc", "1", "here")), Accepter = Known(new PeeringSide("far", "2", "here")), IsActive = Known(isActive),
        });
    }

    [Theory]
    [InlineData(DeploymentEnvironment.Production, "dev", "fail high: it is joined with a network of another environment: far of account 2, by pcx")]
    [InlineData(DeploymentEnvironment.Development, "production", "fail high: it is joined with a network of another environment: far of account 2, by pcx")]
    [InlineData(DeploymentEnvironment.Production, "staging", "fail medium: it is joined with a network of another environment: far of account 2, by pcx")]
    [InlineData(DeploymentEnvironment.Production, "production", "pass low: it is joined with networks of its own environment only (far of account 2, by pcx)")]
    [InlineData(DeploymentEnvironment.Production, null, "unknown none: cannot tell: far of account 2, by pcx is not known, because the network far of account 2 was not read")]
    [InlineData(null, "production", "unknown none: cannot tell: environment is not known, because not allowed to ask")]
    public void Production_is_joined_with_no_other_environment(DeploymentEnvironment? own, string? other, string said) => Assert.Equal(said, Joined(own, other).Said<EnvironmentsAreKeptApart>("vpc"));

    [Fact]
    public void A_peering_that_is_not_active_joins_nothing() => Assert.Equal("pass low: it is joined with no other network", Joined(DeploymentEnvironment.Production, "dev", isActive: false).Said<EnvironmentsAreKeptApart>("vpc"));

    static TransitAttachment Hung(string of, string? table) => new($"att-{of}") { Kind = Thing, Name = of, Account = "1", Region = "here", Transit = Known("tgw"), End = Known(TransitEnd.Network), Of = Known(of), OfAccount = Known("1"), Table = Known(table) };

    [Theory]
    [InlineData("10.0.0.0/8", "fail high: it is joined with a network of another environment: far of account 1, by tgw")]
    [InlineData("", "pass low: it is joined with no other network")]
    public void A_transit_gateway_joins_where_its_table_leads(string leads, string said)
    {
        var scene = Joined(DeploymentEnvironment.Production, "dev", isActive: false).Add(Hung("vpc", "rt")).Add(Hung("far", "rt"));
        scene.Add(new TransitTable("rt") { Kind = Thing, Name = "rt", Account = "1", Region = "here", Transit = Known("tgw"), Routes = Scene.All([.. leads.Length == 0 ? [] : new[] { new TransitRoute { To = Known(Scene.Block(leads)), Attachments = ["att-vpc"], IsActive = Known(true), IsPropagated = Known(false) } }]) });
        Assert.Equal(said, scene.Said<EnvironmentsAreKeptApart>("vpc"));
    }

    [Fact]
    public void What_would_make_it_tighter_is_advised_and_no_fault()
    {
        var scene = new Scene();
        Assert.Equal(2, scene.Asked<EnvironmentsAreKeptApart>("vpc").Recommendations.Count);
        scene.But<NetworkPublicAccess>("switch", static it => it with { Block = Known(PublicBlock.Both) }).Add(new ServiceDoor("vpce") { Kind = Thing, Name = "vpce", Account = "1", Region = "here", Network = Known("vpc") });
        Assert.Equal("pass none: it is joined with no other network", scene.Said<EnvironmentsAreKeptApart>("vpc"));
    }

    // ---- subnets ------------------------------------------------------------------------------------------------------------

    [Theory]
    [InlineData("private", "private", true, "pass none: it has no road to an internet gateway: whatever stands in it is out of reach")]
    [InlineData("public", "private", false, "pass none: it is public, holds no stores, and gives public addresses only to what asks for one")]
    [InlineData("public", "private", true, "fail low: it is public, and gives whatever starts in it a public address, asked or not")]
    [InlineData("public", "public", false, "fail low: it is public, and may hold stores (db)")]
    [InlineData("public", "public", true, "fail medium: it is public, gives public addresses by itself, and may hold stores (db)")]
    public void A_public_subnet_holds_no_stores_and_gives_no_addresses(string subnet, string storesIn, bool gives, string said) =>
        Assert.Equal(said, new Scene().Database("db", storesIn, false).But<Subnet>(subnet, it => it with { GivesPublicAddresses = Known(gives) }).Said<SubnetKeepsStoresPrivate>(subnet));

    // ---- ordered lists ------------------------------------------------------------------------------------------------------

    static AccessListEntry Entry(string written)
    {
        var words = written.Split(' ');
        return new(words[0] == "*" ? 32767 : int.Parse(words[0], null))
        {
            IsTheEnd = words[0] == "*",
            Direction = Direction.Inbound, Allows = Known(words[1] == "allow"), Services = Known(words[2] == "all" ? Services.All : Services.Of(Services.Tcp, int.Parse(words[2], null), int.Parse(words[2], null))), Peer = Known(Scene.Block(words[3])),
        };
    }

    [Theory]
    [InlineData("100 allow all 0.0.0.0/0", "pass low: it lets everything in, as lists do that nobody changed: the groups alone decide")]
    [InlineData("100 allow 22 0.0.0.0/0", "pass low: it sifts, though shells pass from everywhere: the groups alone keep them shut")]
    [InlineData("100 allow all 0.0.0.0/0|* deny all 0.0.0.0/0", "pass low: it lets everything in, as lists do that nobody changed: the groups alone decide")]
    [InlineData("100 allow 22 10.0.0.0/8", "pass none: it is a second layer behind the groups")]
    [InlineData("90 deny 22 0.0.0.0/0|100 allow all 0.0.0.0/0", "pass low: it sifts, though shells pass from everywhere: the groups alone keep them shut")]
    [InlineData("100 allow all 0.0.0.0/0|110 deny 22 0.0.0.0/0", "fail medium: it reads as if it denied something, and does not: entry 110 denies tcp 22 from 0.0.0.0/0 inbound, and entry 100 allows it before")]
    [InlineData("90 allow 22 0.0.0.0/1|95 allow 22 128.0.0.0/1|100 deny 22 0.0.0.0/0", "fail medium: it reads as if it denied something, and does not: entry 100 denies tcp 22 from 0.0.0.0/0 inbound, and entry 90 allows it before")]
    [InlineData("90 allow 22 0.0.0.0/1|100 deny 22 0.0.0.0/0", "pass low: it sifts, though shells pass from everywhere: the groups alone keep them shut")]
    [InlineData("90 deny 22 0.0.0.0/0|100 deny 22 0.0.0.0/0", "pass none: it is a second layer behind the groups")]
    public void An_ordered_list_denies_what_it_says(string entries, string said) =>
        Assert.Equal(said, new Scene().But<NetworkAccessList>("acl", it => it with { IsDefault = Known(false), Entries = Scene.All([.. entries.Split('|').Select(Entry)]) }).Said<AccessListIsASecondLayer>("acl"));

    [Theory]
    [InlineData(true, "pass none: it is around nothing")]
    [InlineData(false, "pass low: it is around nothing")]
    public void A_list_around_nothing_is_no_fault(bool isDefault, string said) =>
        Assert.Equal(said, new Scene().But<NetworkAccessList>("acl", it => it with { IsDefault = Known(isDefault), Subnets = Scene.All<string>() }).Said<AccessListIsASecondLayer>("acl"));

    // ---- segments -----------------------------------------------------------------------------------------------------------

    static readonly Declaration Line = new("glacis.yaml:3");

    static Scene Tiered(params MeantFlow[] flows)
    {
        var scene = new Scene { Intent = new() { Network = new([new("app", new(Name: "app*"), Line), new("data", new(Name: "db"), Line)], flows) } };
        scene.Group("sg-app", "all to 0.0.0.0/0");
        scene.Group("sg-db", "tcp 3306 from sg-app");
        return scene.Machine("app-1", "public", "10.0.1.10", true, "sg-app").Database("db", "private", false, "sg-db");
    }

    static MeantFlow Flow(string from, string to, int port) => new(from, to, Services.Of(Services.Tcp, port, port), Line);

    [Fact]
    public void A_declared_flow_is_meant() => Assert.Equal("pass none: nothing reaches its stores but along declared flows", Tiered(Flow("app", "data", 3306)).Said<NetworkSegmentsAreKeptApart>("vpc"));

    [Fact]
    public void A_flow_to_a_store_that_nobody_declared_fails() =>
        Assert.StartsWith("fail medium: tcp 3306 from app to data is open, and no declared flow says so: db listens; ", Tiered(Flow("app", "data", 443)).Said<NetworkSegmentsAreKeptApart>("vpc"), StringComparison.Ordinal);

    [Fact]
    public void From_the_internet_it_is_worse()
    {
        var scene = Tiered(Flow("app", "data", 3306)).But<Placement>("place-db", static it => it with { Subnets = Scene.All("public"), IsPublic = Known(true), Groups = Scene.All("sg-open") });
        scene.Group("sg-open", "tcp 3306 from 0.0.0.0/0");
        Assert.StartsWith("fail high: tcp 3306 from internet to data is open, and no declared flow says so: ", scene.Said<NetworkSegmentsAreKeptApart>("vpc"), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_declared_segments_nothing_is_asked() => Assert.Equal("notApplicable none: no segments are declared in glacis.yaml", Inhabited().Said<NetworkSegmentsAreKeptApart>("vpc"));
}
