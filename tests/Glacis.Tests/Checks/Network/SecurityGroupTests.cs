// The specification's question, "is this security group acceptable?", and what other tools get wrong about groups.
using Glacis.Checks.Network;
using Glacis.Inventory;
using Glacis.Verdicts;
using Xunit;

namespace Glacis.Tests.Checks.Network;

public sealed class SecurityGroupTests
{
    static readonly string[] OfTheSpecification = ["tcp 443 from 0.0.0.0/0", "tcp 80 from 0.0.0.0/0", "tcp 22 from 10.0.0.0/16", "tcp 3306 from sg-prod-app", "all to 0.0.0.0/0"];

    static Scene Web(ClearText plain = ClearText.Redirects)
    {
        var scene = new Scene();
        scene.Group("prod-web-app-sg", OfTheSpecification);
        scene.Group("sg-prod-app");
        return scene.Balancer("shop", plain, "prod-web-app-sg").Machine("web-1", "private", "10.0.2.11", false, "prod-web-app-sg").Machine("web-2", "private", "10.0.2.12", false, "prod-web-app-sg");
    }

    [Fact]
    public void The_specifications_group_is_acceptable_with_recommendations_at_90_percent()
    {
        var verdict = Web().Asked<SecurityGroupIsAcceptable>("prod-web-app-sg");
        Assert.Equal(Outcome.Conditional, verdict.Outcome);
        Assert.Equal(Severity.Low, verdict.Severity);
        Assert.Equal(0.90, verdict.Confidence);
        Assert.StartsWith("acceptable with recommendations: ", verdict.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "pass none: web applications need public HTTPS access: this is normal")]
    [InlineData(2, "pass none: port 80 is open for a redirect, which is standard practice: every rule of every listener sends clients to HTTPS")]
    [InlineData(3, "conditional low: shell access should ideally use a session manager; if it is needed, limiting it to private addresses is acceptable")]
    [InlineData(4, "pass low: only members of a group come in: this follows least privilege; no database or cache is among its members")]
    [InlineData(5, "pass low: outbound traffic is not restricted")]
    public void Its_rules_are_judged_one_by_one(int number, string said) => Assert.Equal(said, Web().Said<FirewallRuleIsAcceptable>($"prod-web-app-sg-{number}"));

    [Theory]
    [InlineData(3, "conditional low: one group is for two tiers; shell access should ideally use a session manager; if it is needed, limiting it to private addresses is acceptable")]
    [InlineData(4, "conditional low: only members of a group come in, though one group is for two tiers: what serves and what keeps data")]
    public void Around_a_database_as_well_it_is_one_group_for_two_tiers(int number, string said) =>
        Assert.Equal(said, Web().Database("orders", "private", false, "prod-web-app-sg").Said<FirewallRuleIsAcceptable>($"prod-web-app-sg-{number}"));

    [Theory]
    [InlineData(3, "tcp 22")]
    [InlineData(4, "tcp 3306")]
    public void Around_the_balancer_alone_nobody_listens_to_its_third_and_fourth_rule(int number, string port)
    {
        var scene = new Scene();
        scene.Group("sg", OfTheSpecification);
        scene.Group("sg-prod-app");
        Assert.Equal("pass low: unused: nothing among its members (load balancer shop) listens to it", scene.Balancer("shop", ClearText.Redirects, "sg").Said<FirewallRuleIsAcceptable>($"sg-{number}"));
        Assert.NotEmpty(port);
    }

    [Fact]
    public void Plain_HTTP_that_is_served_fails() => Assert.Equal("fail medium: plain HTTP is served and not sent to HTTPS", Web(ClearText.Serves).Said<FirewallRuleIsAcceptable>("prod-web-app-sg-2"));

    [Fact]
    public void Port_80_without_a_balancer_is_conditional()
    {
        var scene = new Scene();
        scene.Group("sg", "tcp 80 from 0.0.0.0/0");
        Assert.StartsWith("conditional low: port 80 is open, and no load balancer tells what is answered there", scene.Machine("web", "public", "10.0.1.5", true, "sg").Said<FirewallRuleIsAcceptable>("sg-1"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tcp 22 from 0.0.0.0/0", "fail critical: anybody reaches the shell of its members, by tcp 22 from 0.0.0.0/0 (anywhere)")]
    [InlineData("tcp 3389 from 0.0.0.0/0", "fail critical: anybody reaches the shell of its members, by tcp 3389 from 0.0.0.0/0 (anywhere)")]
    [InlineData("tcp 20-30 from 0.0.0.0/0", "fail critical: anybody reaches the shell of its members, by tcp 20-30 from 0.0.0.0/0 (anywhere)")]
    [InlineData("tcp 22 from 0.0.0.0/1", "fail critical: anybody reaches the shell of its members, by tcp 22 from 0.0.0.0/1")]
    [InlineData("tcp 1-65535 from 0.0.0.0/0", "fail critical: overly permissive: anybody reaches everything that its members listen to, by tcp 1-65535 from 0.0.0.0/0 (anywhere)")]
    [InlineData("all from 0.0.0.0/0", "fail critical: overly permissive: anybody reaches everything that its members listen to, by all traffic from 0.0.0.0/0 (anywhere)")]
    [InlineData("tcp 6379 from 0.0.0.0/0", "fail high: anybody reaches what keeps data, by tcp 6379 from 0.0.0.0/0 (anywhere)")]
    [InlineData("tcp 9999 from 0.0.0.0/0", "fail high: anybody reaches its members by tcp 9999 from 0.0.0.0/0 (anywhere), which is no service of the web")]
    [InlineData("tcp 443 from 0.0.0.0/0", "pass none: web applications need public HTTPS access: this is normal")]
    [InlineData("icmp from 0.0.0.0/0", "pass none: only echoes and messages of the network pass")]
    [InlineData("tcp 22 from 198.51.100.0/24", "conditional medium: the shell of its members is open to named addresses of the internet, by tcp 22 from 198.51.100.0/24")]
    [InlineData("tcp 3306 from 198.51.100.0/24", "fail medium: named addresses of the internet reach what keeps data, by tcp 3306 from 198.51.100.0/24")]
    [InlineData("tcp 8080 from 198.51.100.0/24", "pass none: only named addresses of the internet come in")]
    [InlineData("all from 10.0.0.0/8", "fail medium: overly permissive: everything is open to private addresses, by all traffic from 10.0.0.0/8")]
    [InlineData("tcp 5432 from 10.0.0.0/16", "conditional low: what keeps data is open to private addresses, and not only to those that use it")]
    [InlineData("tcp 8080 from 10.0.0.0/16", "pass none: only private addresses come in")]
    [InlineData("all from sg", "pass low: all ports are open, though to members of a group only")]
    [InlineData("tcp 22 from sg-gone", "pass low: it names a group that is gone: nobody comes in by it")]
    public void A_rule_around_a_machine_with_a_public_address(string rule, string said)
    {
        var scene = new Scene();
        scene.Group("sg", rule);
        Assert.Equal(said, scene.Machine("web", "public", "10.0.1.5", true, "sg").Said<FirewallRuleIsAcceptable>("sg-1"));
    }

    [Theory]
    [InlineData("tcp 22 from 0.0.0.0/1")]
    [InlineData("tcp 22 from 128.0.0.0/1")]
    public void Two_halves_of_the_world_are_the_world(string rule)
    {
        var scene = new Scene();
        scene.Group("sg", "tcp 22 from 0.0.0.0/1", "tcp 22 from 128.0.0.0/1");
        scene.Machine("web", "public", "10.0.1.5", true, "sg");
        Assert.Equal($"fail critical: anybody reaches the shell of its members, by {rule}", scene.Said<FirewallRuleIsAcceptable>(rule.Contains("128", StringComparison.Ordinal) ? "sg-2" : "sg-1"));
    }

    [Fact]
    public void A_rule_of_a_group_that_is_around_nothing_lets_nobody_in()
    {
        var scene = new Scene();
        scene.Group("sg", "tcp 22 from 0.0.0.0/0");
        Assert.Equal("pass low: the group is attached to nothing, so that nobody comes in by it", scene.Said<FirewallRuleIsAcceptable>("sg-1"));
    }

    [Theory]
    [InlineData("private", true, "rtb-private has no route to an internet gateway for the answers")]
    [InlineData("public", false, "eni-web has no public address")]
    public void What_the_internet_cannot_reach_is_judged_by_whom_it_lets_in_from_inside(string subnet, bool isPublic, string blocker)
    {
        var scene = new Scene();
        scene.Group("sg", "tcp 22 from 0.0.0.0/0");
        var said = scene.Machine("web", subnet, subnet == "public" ? "10.0.1.5" : "10.0.2.5", isPublic, "sg").Said<FirewallRuleIsAcceptable>("sg-1");
        Assert.StartsWith("conditional low: nobody of the internet gets there today (", said, StringComparison.Ordinal);
        Assert.Contains(blocker, said, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_every_machine_answers_to_the_session_manager_the_rule_is_to_go()
    {
        var scene = new Scene();
        scene.Group("sg", "tcp 22 from 10.0.0.0/16");
        var verdict = scene.Machine("web", "public", "10.0.1.5", true, "sg").Managed("web").Asked<FirewallRuleIsAcceptable>("sg-1");
        Assert.Contains("every machine among its members answers to the session manager: remove the rule", verdict.Recommendations);
    }

    [Fact]
    public void A_rule_that_another_holds_is_told_so()
    {
        var scene = new Scene();
        scene.Group("sg", "tcp 8000-9000 from 10.0.0.0/8", "tcp 8080 from 10.0.0.0/16");
        scene.Machine("web", "public", "10.0.1.5", true, "sg");
        Assert.Contains("redundant: sg-1 in sg lets in all of it; remove one of the two", scene.Asked<FirewallRuleIsAcceptable>("sg-2").Recommendations);
        Assert.DoesNotContain(scene.Asked<FirewallRuleIsAcceptable>("sg-1").Recommendations, static it => it.StartsWith("redundant", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("80 and 443 are two ports and not all of them (prowler 5172, 2442)", "tcp 80 from 0.0.0.0/0;tcp 443 from 0.0.0.0/0", Outcome.Conditional)]
    [InlineData("an outbound rule is no inbound one (prowler 4936)", "tcp 22 to 0.0.0.0/0", Outcome.Pass)]
    [InlineData("a company's blocks are not the world (prowler 6780)", "tcp 8443 from 104.16.0.0/13;tcp 8443 from 172.64.0.0/13", Outcome.Pass)]
    public void What_others_say_of_groups_is_not_said(string what, string rules, Outcome outcome)
    {
        var scene = new Scene();
        scene.Group("sg", rules.Split(';'));
        var verdict = scene.Machine("web", "public", "10.0.1.5", true, "sg").Asked<SecurityGroupIsAcceptable>("sg");
        Assert.True(outcome == verdict.Outcome, $"{what}: {verdict.Reason}");
    }

    [Theory]
    [InlineData("default", "tcp 22 from default", true, "fail low: things are in it, and it has rules that let others in")]
    [InlineData("default", "all to 0.0.0.0/0", true, "pass low: it lets nobody in")]
    [InlineData("default", "all from default", false, "pass low: it has rules, and nothing is in it")]
    [InlineData("other", "all from other", true, "notApplicable none: it is no default group")]
    public void The_default_group(string name, string rule, bool isAround, string said)
    {
        var scene = new Scene();
        scene.Group(name, rule);
        if (isAround) scene.Machine("web", "public", "10.0.1.5", true, name);
        Assert.Equal(said, scene.Said<DefaultGroupLetsNobodyIn>(name));
    }
}
