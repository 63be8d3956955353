// What the internet reaches of a machine, by which rule, and what other tools said wrongly.
using Glacis.Checks.Network;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Sets;
using Xunit;
using static Glacis.Tests.Checks.Asking;

namespace Glacis.Tests.Checks.Network;

public sealed class InterfaceExposesOnlyWhatIsMeantTests
{
    static Scene With(params string[] rules) => In("public", true, rules);

    static Scene In(string subnet, bool isPublic, params string[] rules)
    {
        var scene = new Scene();
        scene.Group("sg", rules);
        return scene.Machine("web", subnet, "10.0.1.10", isPublic, "sg").But<NetworkInterface>("eni-web", static it => it with { Environment = Known(DeploymentEnvironment.Production) });
    }

    static string Said(Scene scene) => scene.Said<InterfaceExposesOnlyWhatIsMeant>("eni-web");

    static string Shortly(Scene scene) => Said(scene).Split(": eni-web")[0];

    [Theory]
    [InlineData("tcp 22 from 0.0.0.0/0", "fail critical: anybody on the internet reaches a shell or a remote desktop (tcp 22)")]
    [InlineData("tcp 3389 from 0.0.0.0/0", "fail critical: anybody on the internet reaches a shell or a remote desktop (tcp 3389)")]
    [InlineData("tcp 22 from 198.51.100.0/24", "conditional medium: named addresses of the internet reach a shell or a remote desktop (tcp 22)")]
    [InlineData("tcp 5432 from 0.0.0.0/0", "fail high: anybody on the internet reaches what keeps data (tcp 5432)")]
    [InlineData("tcp 5432 from 198.51.100.0/24", "fail medium: named addresses of the internet reach what keeps data (tcp 5432)")]
    [InlineData("all from 0.0.0.0/0", "fail critical: anybody on the internet reaches everything on every port (all traffic)")]
    [InlineData("all from 198.51.100.0/24", "fail medium: named addresses of the internet reach everything on every port (all traffic)")]
    [InlineData("tcp 8443 from 0.0.0.0/0", "fail high: anybody on the internet reaches tcp 8443")]
    [InlineData("tcp 8443 from 198.51.100.0/24", "pass low: named addresses alone reach it (tcp 8443)")]
    [InlineData("tcp 443 from 0.0.0.0/0", "pass none: the internet reaches nothing but HTTPS (tcp 443)")]
    [InlineData("icmp from 0.0.0.0/0", "pass none: the internet reaches nothing but echoes")]
    [InlineData("tcp 80 from 0.0.0.0/0", "conditional low: anybody on the internet reaches plain HTTP (tcp 80)")]
    public void What_is_reached_decides(string rule, string said) => Assert.Equal(said, Shortly(With(rule)));

    [Fact]
    public void The_rule_and_every_gate_are_told() => Assert.Equal(
        "fail critical: anybody on the internet reaches a shell or a remote desktop (tcp 22): eni-web has a public address; the switch that blocks public access is off; igw is attached to vpc; rtb-public routes 0.0.0.0/0 to igw, for the answers; acl inbound 100 allows it; sg-1 in sg allows tcp 22 from 0.0.0.0/0; acl outbound 100 allows answers to tcp 1024-65535",
        Said(With("tcp 22 from 0.0.0.0/0")));

    [Theory]
    [InlineData(DeploymentEnvironment.Production, "fail critical")]
    [InlineData(DeploymentEnvironment.Staging, "fail high")]
    [InlineData(null, "fail critical")]
    public void A_shell_is_worse_in_production(DeploymentEnvironment? environment, string said) =>
        Assert.StartsWith(said, Said(With("tcp 22 from 0.0.0.0/0").But<NetworkInterface>("eni-web", it => it with { Environment = Maybe(environment) })), StringComparison.Ordinal);

    [Theory]
    [InlineData(true, "use a session manager, which needs no open port, and remove the rule: web answers to the provider's session manager, which needs no open port")]
    [InlineData(false, "use a session manager, which needs no open port, and remove the rule: web is not known to the provider's session manager")]
    public void The_alternative_to_a_shell_is_told(bool isManaged, string advice)
    {
        var scene = With("tcp 22 from 0.0.0.0/0");
        if (isManaged) scene.Managed("web");
        Assert.Equal(advice, scene.Asked<InterfaceExposesOnlyWhatIsMeant>("eni-web").Recommendations[0]);
    }

    [Theory]
    [InlineData(Occupant.Nobody, "pass low: nothing is attached to it, so that nobody answers")]
    [InlineData(Occupant.Balancer, "notApplicable none: the provider looks after it, for web, and it is judged there")]
    [InlineData(Occupant.ServiceEndpoint, "notApplicable none: the provider looks after it, for web, and it is judged there")]
    [InlineData(Occupant.Database, "notApplicable none: the provider looks after it, for web, and it is judged there")]
    public void Who_uses_it_decides_whether_it_is_judged(Occupant sort, string said) =>
        Assert.Equal(said, Said(With("all from 0.0.0.0/0").But<NetworkInterface>("eni-web", it => it with { User = Known(new InterfaceUser(sort, sort == Occupant.Nobody ? "" : "web")) })));

    // ---- what others got wrong (field notes on complaints) ------------------------------------------------------------------

    [Fact]
    public void Complaints_1_and_2_80_and_443_are_not_every_port() => Assert.Equal("conditional low: anybody on the internet reaches plain HTTP (tcp 80)", Shortly(With("tcp 80 from 0.0.0.0/0", "tcp 443 from 0.0.0.0/0")));

    [Fact]
    public void Complaint_3_ranges_of_one_owner_are_not_everybody() => Assert.Equal("pass none: the internet reaches nothing but HTTPS (tcp 443)", Shortly(With("tcp 443 from 104.16.0.0/13", "tcp 443 from 172.64.0.0/13")));

    [Fact]
    public void Two_halves_of_the_world_are_everybody() => Assert.Equal("fail critical: anybody on the internet reaches a shell or a remote desktop (tcp 22)", Shortly(With("tcp 22 from 0.0.0.0/1", "tcp 22 from 128.0.0.0/1")));

    [Fact]
    public void All_ports_but_one_are_every_port() => Assert.Equal("fail critical: anybody on the internet reaches everything on every port (tcp 1-65535)", Shortly(With("tcp 1-65535 from 0.0.0.0/0")));

    [Fact]
    public void Complaint_4_outbound_rules_let_nobody_in() => Assert.StartsWith("pass none: the internet does not reach it: ", Said(With("all to 0.0.0.0/0")), StringComparison.Ordinal);

    [Fact]
    public void Complaint_6_an_interface_that_the_provider_manages_is_not_judged() => Who_uses_it_decides_whether_it_is_judged(Occupant.Balancer, "notApplicable none: the provider looks after it, for web, and it is judged there");

    static Scene Listed(Scene scene, params (int Number, bool Allows, int Port)[] entries) => scene.But<NetworkAccessList>("acl", it => it with
    {
        Entries = Scene.All([.. it.Entries.Items.Where(static one => one.Direction == Direction.Outbound), .. entries.Select(static one => new AccessListEntry(one.Number)
        {
            Direction = Direction.Inbound, Allows = Known(one.Allows), Services = Known(one.Port == 0 ? Services.All : Services.Of(Services.Tcp, one.Port, one.Port)), Peer = Known(Addresses.All),
        })]),
    });

    [Fact]
    public void Complaints_7_8_and_9_a_deny_before_an_allow_counts() => Assert.StartsWith("pass none: the internet does not reach it: acl inbound 90 denies it", Said(Listed(With("tcp 22 from 0.0.0.0/0"), (90, false, 0), (100, true, 0))), StringComparison.Ordinal);

    [Fact]
    public void A_deny_behind_an_allow_does_not_count() => Assert.StartsWith("fail critical", Said(Listed(With("tcp 22 from 0.0.0.0/0"), (100, true, 0), (110, false, 22))), StringComparison.Ordinal);

    [Fact]
    public void Complaint_10_a_deny_lets_nobody_in() => Assert.StartsWith("pass none: the internet does not reach it: ", Said(Listed(With("tcp 443 from 0.0.0.0/0"), (100, false, 0))), StringComparison.Ordinal);

    [Theory]
    [InlineData("private", true)]
    [InlineData("public", false)]
    public void Without_an_address_or_a_road_an_open_rule_reaches_nothing(string subnet, bool isPublic) => Assert.StartsWith("pass none: the internet does not reach it: ", Said(In(subnet, isPublic, "tcp 22 from 0.0.0.0/0")), StringComparison.Ordinal);

    [Fact]
    public void What_was_not_read_is_no_pass() => Assert.StartsWith("unknown", Said(With("tcp 443 from 0.0.0.0/0").But<SecurityGroup>("sg", static it => it with { Inbound = Many<Traffic>.Some(it.Inbound.Items, At, Denied) })), StringComparison.Ordinal);

    [Fact]
    public void A_grave_fault_stands_though_more_may_be_hidden() => Assert.StartsWith("fail critical", Said(With("tcp 22 from 0.0.0.0/0").But<SecurityGroup>("sg", static it => it with { Inbound = Many<Traffic>.Some(it.Inbound.Items, At, Denied) })), StringComparison.Ordinal);
}
