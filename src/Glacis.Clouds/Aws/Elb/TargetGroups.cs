// Groups of targets that load balancers spread requests over.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Elb;

/// <summary>Target groups.</summary>
public sealed class TargetGroups : Collector
{
    static readonly Kind Group = new("AWS::ElasticLoadBalancingV2::TargetGroup", "target group");

    public override Call Root { get; } = Call.List("elbv2", "DescribeTargetGroups", "TargetGroups").Needs("elasticloadbalancing:DescribeTargetGroups");

    public override Turn Turn => Turn.Kept;

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
        };
    }
}
