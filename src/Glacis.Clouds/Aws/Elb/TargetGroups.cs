// Groups of targets that load balancers spread requests over.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Elb;

/// <summary>Target groups, with their targets and how these see clients.</summary>
public sealed class TargetGroups : Collector
{
    static readonly Kind Group = new("AWS::ElasticLoadBalancingV2::TargetGroup", "target group");

    static readonly Call Health = Call.ListAbout("elbv2", "DescribeTargetHealth", "TargetHealthDescriptions").By("TargetGroupArn", "TargetGroupArn").Needs("elasticloadbalancing:DescribeTargetHealth");

    static readonly Call Attributes = Call.About("elbv2", "DescribeTargetGroupAttributes").By("TargetGroupArn", "TargetGroupArn").Needs("elasticloadbalancing:DescribeTargetGroupAttributes");

    public override Call Root { get; } = Call.List("elbv2", "DescribeTargetGroups", "TargetGroups").Needs("elasticloadbalancing:DescribeTargetGroups").Then(Health, Attributes);

    public override Turn Turn => Turn.Kept;

    public override IReadOnlyList<Type> Fills => [typeof(TargetGroup)];

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("TargetGroupArn").Peek(out var arn)) yield break;
        yield return new TargetGroup(arn)
        {
            Kind = Group,
            Name = item.Text("TargetGroupName").Shown(arn),
            Account = item.Account,
            Region = item.Region,
            Tags = Fact.Unknown<Tags>(Ignorance.NotRecorded, "the tags of target groups are not asked for", item.Source),
            Protocol = item.Text("Protocol").Map<string?>(static it => it).OrWhenSilent(null),
            Port = item.Number("Port").Map(static it => (int)it),
            Sort = item.Text("TargetType").Map<string?>(static it => it),
            Balancers = item.Many("LoadBalancerArns", static it => it.Text().Shown()),
            Targets = item.Of(Health).Many("TargetHealthDescriptions", TargetOf),
            KeepsClientAddress = KeepsClientAddress(item, item.Of(Attributes)),
        };
    }

    // "unavailable" is where nobody looks after them. A target that is not healthy may be given requests all the same, where none is.
    static Target TargetOf(Item it) => new(it.Text("Target.Id").Shown())
    {
        Port = it.Number("Target.Port").Map(static port => (int)port),
        IsHealthy = it.Text("TargetHealth.State").Then(state => state == "unavailable"
            ? Fact.Unknown<bool>(Ignorance.NotInAnswer, "nobody looks after the health of the target", it.Source)
            : it.OneOf("TargetHealth.State", ("healthy", true), ("initial", false), ("unhealthy", false), ("unhealthy.draining", false), ("draining", false), ("unused", false))),
    };

    // "Client IP preservation": cannot be turned off for UDP, is off where targets of TCP and TLS are addresses, and on otherwise, unless an attribute says so.
    // Balancers for applications speak to targets themselves; those for gateways pass packets on as they are.
    static Fact<bool> KeepsClientAddress(Item group, Answered attributes)
    {
        var protocol = group.Text("Protocol");
        return protocol.Then(spoken => spoken switch
        {
            "HTTP" or "HTTPS" => protocol.Concludes(false, "a balancer for applications speaks to its targets itself"),
            "GENEVE" => protocol.Concludes(true, "a gateway balancer passes packets on as they are"),
            "UDP" or "TCP_UDP" or "QUIC" or "TCP_QUIC" => protocol.Concludes(true, "a network balancer keeps the client's address of UDP always"),
            "TCP" or "TLS" => Preserved(group, attributes),
            _ => Fact.Unknown<bool>(Ignorance.NotForeseen, "the answer has a protocol that this build does not know", group.Source),
        });
    }

    static Fact<bool> Preserved(Item group, Answered attributes)
    {
        var all = attributes.Many("Attributes", static it => (Key: it.Text("Key").Shown(), Flag: it.OneOf("Value", ("true", true), ("false", false))));
        foreach (var (key, flag) in all.Items)
            if (key == "preserve_client_ip.enabled") return flag;
        return !all.IsComplete ? Fact.Unknown<bool>((Unknown)all.Source)
            : group.Text("TargetType").Then(sort => group.Text("TargetType").Concludes(sort != "ip", "what a network balancer does where no attribute says otherwise"));
    }
}
