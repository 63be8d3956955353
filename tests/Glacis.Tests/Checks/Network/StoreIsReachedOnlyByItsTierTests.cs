// Who gets at a database: the internet, a peer, its whole network, or its tier; and what other tools said wrongly.
using Glacis.Checks.Network;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Sets;
using Xunit;
using static Glacis.Tests.Checks.Asking;

namespace Glacis.Tests.Checks.Network;

public sealed class StoreIsReachedOnlyByItsTierTests
{
    static Scene With(string rule, string subnet = "public", bool isPublic = true, string data = "restricted")
    {
        var scene = new Scene();
        scene.Group("sg-db", rule);
        scene.Group("sg-app");
        return scene.Database("db", subnet, isPublic, "sg-db").But<Placement>("place-db", it => it with { Data = Data(data), Environment = Known(DeploymentEnvironment.Production) });
    }

    static string Said(Scene scene) => scene.Said<StoreIsReachedOnlyByItsTier>("place-db");

    const string Gates = "db listens; db has a public address; the switch that blocks public access is off; igw is attached to vpc; rtb-public routes 0.0.0.0/0 to igw, for the answers; acl inbound 100 allows it; {0}; acl outbound 100 allows answers to tcp 1024-65535";

    [Theory]
    [InlineData("tcp 3306 from 0.0.0.0/0", "restricted", "fail critical: anybody on the internet reaches it at tcp 3306: ", "sg-db-1 in sg-db allows tcp 3306 from 0.0.0.0/0")]
    [InlineData("tcp 3306 from 0.0.0.0/0", "internal", "fail high: anybody on the internet reaches it at tcp 3306: ", "sg-db-1 in sg-db allows tcp 3306 from 0.0.0.0/0")]
    [InlineData("tcp 3306 from 0.0.0.0/0", "restricted, inferred", "fail high: anybody on the internet reaches it at tcp 3306: ", "sg-db-1 in sg-db allows tcp 3306 from 0.0.0.0/0")]
    [InlineData("tcp 3306 from 0.0.0.0/0", "?", "fail high: anybody on the internet reaches it at tcp 3306: ", "sg-db-1 in sg-db allows tcp 3306 from 0.0.0.0/0")]
    [InlineData("all from 0.0.0.0/0", "confidential", "fail critical: anybody on the internet reaches it at tcp 3306: ", "sg-db-1 in sg-db allows all traffic from 0.0.0.0/0")]
    [InlineData("tcp 3306 from 198.51.100.7", "restricted", "fail medium: named addresses of the internet reach it at tcp 3306: ", "sg-db-1 in sg-db allows tcp 3306 from 198.51.100.7/32")]
    public void The_internet_reaches_it(string rule, string data, string said, string by) =>
        Assert.Equal(said + Gates.Replace("{0}", by, StringComparison.Ordinal), Said(With(rule, data: data)));

    [Theory]
    [InlineData("tcp 3306 from 10.0.0.0/16", "conditional low: its whole network reaches it at tcp 3306, and not only the tier that uses it: ")]
    [InlineData("tcp 3306 from 10.0.0.0/8", "conditional low: its whole network reaches it at tcp 3306, and not only the tier that uses it: ")]
    [InlineData("tcp 3306 from 0.0.0.0/0", "conditional low: its whole network reaches it at tcp 3306, and not only the tier that uses it: ")]
    [InlineData("tcp 3306 from 10.0.1.0/24", "pass none: only those that a rule names reach it, and more than one thing keeps the internet out: ")]
    [InlineData("tcp 3306 from sg-app", "pass none: only those that a rule names reach it, and more than one thing keeps the internet out: ")]
    [InlineData("tcp 22 from 10.0.0.0/16", "pass none: only those that a rule names reach it, and more than one thing keeps the internet out: ")]
    public void In_a_private_subnet_its_own_network_counts(string rule, string said) => Assert.StartsWith(said, Said(With(rule, "private", false)), StringComparison.Ordinal);

    [Fact]
    public void Every_blocker_is_told() => Assert.Equal(
        "pass none: only those that a rule names reach it, and more than one thing keeps the internet out: db has no public address; rtb-private has no route to an internet gateway for the answers; no rule of sg-db lets it in on tcp 3306",
        Said(With("tcp 3306 from sg-app", "private", false)));

    [Fact]
    public void One_change_away_is_said_and_advised()
    {
        var verdict = With("tcp 3306 from sg-app").Asked<StoreIsReachedOnlyByItsTier>("place-db");
        Assert.Equal("only those that a rule names reach it, and one thing keeps the internet out: no rule of sg-db lets it in on tcp 3306", verdict.Reason);
        Assert.Equal(["one change would open it to the internet: a rule in sg-db that allows it in; let a second thing stand in the way"], verdict.Recommendations);
    }

    static Scene Peered(Intent? intent = null)
    {
        var scene = With("tcp 3306 from 172.16.0.0/16", "private", false);
        scene.Intent = intent ?? Intent.None;
        scene.But<RouteTable>("rtb-private", static it => it with { Routes = Scene.All([.. it.Routes.Items, new Route { To = Known(new Peer(Scene.Block("172.16.0.0/16"))), Via = Known(Via.Peering), Target = "pcx", IsActive = Known(true), IsPropagated = Known(false) }]) });
        return scene.Add(new NetworkPeering("pcx")
        {
            Kind = Thing, Name = "pcx", Account = "1", Region = "here", Requester = Known(new PeeringSide("far", "2", "here")), Accepter = Known(new PeeringSide("vpc", "1", "here")),
            RequesterBlocks = Scene.All(Scene.Block("172.16.0.0/16")), AccepterBlocks = Scene.All(Scene.Block("10.0.0.0/16")), IsActive = Known(true),
        });
    }

    static Intent Declared(params MeantFlow[] flows) => new() { Network = new([new("data", new(Name: "db"), new("glacis.yaml:3"))], flows) };

    static MeantFlow From(string end, int port) => new(end, "data", Services.Of(Services.Tcp, port, port), new("glacis.yaml:4"));

    [Fact]
    public void A_peer_that_nobody_declared_is_to_be_attested() =>
        Assert.StartsWith("conditional low: the peered network pcx reaches it at tcp 3306: db listens; pcx is active; ", Said(Peered()), StringComparison.Ordinal);

    [Fact]
    public void A_peer_beside_the_declared_flows_fails() =>
        Assert.StartsWith("fail medium: the peered network pcx reaches it at tcp 3306, and no declared flow says so: ", Said(Peered(Declared(From("internet", 443)))), StringComparison.Ordinal);

    [Fact]
    public void A_declared_peer_is_meant() => Assert.StartsWith("pass ", Said(Peered(Declared(From("peer", 3306)))), StringComparison.Ordinal);

    [Theory]
    [InlineData("a rule of its group was not read")]
    [InlineData("its group was not read")]
    [InlineData("its subnets were not read")]
    [InlineData("whether it is public was not read")]
    [InlineData("routes were not read")]
    [InlineData("the ordered list was not read")]
    [InlineData("a peering was not read")]
    public void What_was_not_read_is_no_pass(string what)
    {
        var scene = With("tcp 3306 from 0.0.0.0/0");
        _ = what switch
        {
            "a rule of its group was not read" => scene.But<SecurityGroup>("sg-db", static it => it with { Inbound = Many<Traffic>.Some([], At, Denied) }),
            "its group was not read" => scene.But<Placement>("place-db", static it => it with { Groups = Scene.All("sg-gone") }),
            "its subnets were not read" => scene.But<Placement>("place-db", static it => it with { Subnets = Many<string>.None(Denied) }),
            "whether it is public was not read" => scene.But<Placement>("place-db", static it => it with { IsPublic = Lost<bool>() }),
            "routes were not read" => scene.But<RouteTable>("rtb-public", static it => it with { Routes = Many<Route>.None(Denied) }),
            "the ordered list was not read" => scene.But<NetworkAccessList>("acl", static it => it with { Entries = Many<AccessListEntry>.None(Denied) }),
            _ => scene.But<SecurityGroup>("sg-db", static it => it with { Inbound = Scene.All<Traffic>() }).Add(new NetworkPeering("pcx") { Kind = Thing, Name = "pcx", Account = "1", Region = "here", Requester = Lost<PeeringSide>(), Accepter = Lost<PeeringSide>() }),
        };
        Assert.StartsWith("unknown none: cannot tell: ", Said(scene), StringComparison.Ordinal);
    }

    // Losing what would be worse must not make a smaller thing of it.
    [Fact]
    public void A_small_fault_does_not_stand_where_a_greater_one_may_be_hidden()
    {
        var scene = Peered(Declared(From("internet", 443)));
        Assert.StartsWith("fail medium", Said(scene), StringComparison.Ordinal);
        Assert.StartsWith("unknown", Said(scene.But<SecurityGroup>("sg-db", static it => it with { Inbound = Many<Traffic>.Some(it.Inbound.Items, At, Denied) }).But<Placement>("place-db", static it => it with { Subnets = Scene.All("private", "public"), IsPublic = Known(true) })), StringComparison.Ordinal);
    }
}
