// Groups of targets: who is behind a balancer, and whose address they see.
using Glacis.Clouds.Aws.Elb;
using Glacis.Clouds.Tests.Collecting;
using Glacis.Inventory;
using Xunit;

namespace Glacis.Clouds.Tests.Aws.Elb;

public sealed class TargetGroupsTests
{
    const string Silent = """{"Attributes":[{"Key":"stickiness.enabled","Value":"false"}]}""", On = """{"Attributes":[{"Key":"preserve_client_ip.enabled","Value":"true"}]}""", Off = """{"Attributes":[{"Key":"preserve_client_ip.enabled","Value":"false"}]}""";

    [Theory]
    [InlineData("HTTP", "instance", Silent, "False")]
    [InlineData("HTTPS", "ip", null, "False")]
    [InlineData("GENEVE", "instance", Silent, "True")]
    [InlineData("TCP", "instance", Silent, "True")]
    [InlineData("TCP", "ip", Silent, "False")]
    [InlineData("TLS", "ip", Silent, "False")]
    [InlineData("TCP", "alb", Silent, "True")]
    [InlineData("TCP", "ip", On, "True")]
    [InlineData("TLS", "instance", Off, "False")]
    [InlineData("UDP", "ip", Silent, "True")]
    [InlineData("TCP_UDP", "ip", Off, "True")]
    [InlineData("TCP", "instance", null, "? Denied")]
    [InlineData("UDP", "instance", null, "True")]
    [InlineData("PIGEON", "instance", Silent, "? NotForeseen")]
    public void Targets_see_the_client_by_an_attribute_or_by_what_holds_without(string protocol, string sort, string? attributes, string expected) =>
        Assert.Equal(expected, Of($""" "Protocol":"{protocol}","TargetType":"{sort}" """, null, attributes).KeepsClientAddress.Said());

    [Theory]
    [InlineData(""" "Target":{"Id":"i-1","Port":80},"TargetHealth":{"State":"healthy"} """, "i-1 80 True")]
    [InlineData(""" "Target":{"Id":"10.0.1.4","Port":8080},"TargetHealth":{"State":"unhealthy"} """, "10.0.1.4 8080 False")]
    [InlineData(""" "Target":{"Id":"i-1","Port":80},"TargetHealth":{"State":"unused"} """, "i-1 80 False")]
    [InlineData(""" "Target":{"Id":"arn:aws:lambda:eu-west-1:111111111111:function:x"},"TargetHealth":{"State":"unavailable"} """, "arn:aws:lambda:eu-west-1:111111111111:function:x ? NotInAnswer ? NotInAnswer")]
    [InlineData(""" "Target":{"Id":"i-1","Port":80},"TargetHealth":{"State":"merry"} """, "i-1 80 ? NotForeseen")]
    public void A_target_is_somebody_and_healthy_or_not(string target, string expected)
    {
        var it = Assert.Single(Of(""" "Protocol":"HTTP" """, $$"""{"TargetHealthDescriptions":[{{{target}}}]}""", Silent).Targets.Items);
        Assert.Equal(expected, $"{it.Handle} {it.Port.Said()} {it.IsHealthy.Said()}");
    }

    [Fact]
    public void Targets_that_may_not_be_listed_are_not_none() => Assert.Equal("? Denied", Of(""" "Protocol":"HTTP" """, null, Silent).Targets.Said());

    static TargetGroup Of(string fields, string? health, string? attributes) => Reading.One<TargetGroups, TargetGroup>(
        $$"""{"TargetGroupArn":"arn:aws:elasticloadbalancing:eu-west-1:111111111111:targetgroup/x/1",{{fields}}}""", new Further("DescribeTargetHealth", health), new Further("DescribeTargetGroupAttributes", attributes));

    [Fact]
    public void The_instances_of_a_classic_balancer_are_targets_by_the_port_of_each_listener()
    {
        var groups = Reading.All(
            new ClassicBalancers(),
            """
            {"LoadBalancerName":"old","Scheme":"internet-facing","Instances":[{"InstanceId":"i-1"},{"InstanceId":"i-2"},{"InstanceId":"i-3"}],"ListenerDescriptions":[
            {"Listener":{"Protocol":"HTTP","LoadBalancerPort":80,"InstanceProtocol":"HTTP","InstancePort":8080}},{"Listener":{"Protocol":"TCP","LoadBalancerPort":22,"InstanceProtocol":"TCP","InstancePort":22}}]}
            """,
            new Further("DescribeInstanceHealth", """{"InstanceStates":[{"InstanceId":"i-1","State":"InService"},{"InstanceId":"i-2","State":"OutOfService"}]}""")).OfType<TargetGroup>();
        Assert.Equal(
        [
            "aws/111111111111/eu-west-1/elb/old/80/instances HTTP 8080 False arn:aws:elasticloadbalancing:eu-west-1:111111111111:loadbalancer/old: i-1 8080 True, i-2 8080 False, i-3 8080 ? NotInAnswer",
            "aws/111111111111/eu-west-1/elb/old/22/instances TCP 22 False arn:aws:elasticloadbalancing:eu-west-1:111111111111:loadbalancer/old: i-1 22 True, i-2 22 False, i-3 22 ? NotInAnswer",
        ], groups.Select(static it => $"{it.Id} {it.Protocol.Said()} {it.Port.Said()} {it.KeepsClientAddress.Said()} {it.Balancers.Said()}: {string.Join(", ", it.Targets.Items.Select(static one => $"{one.Handle} {one.Port.Said()} {one.IsHealthy.Said()}"))}"));
    }
}
