// Load balancers of the first generation: whether they write down who asked what.
using Glacis.Clouds.Collecting;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Elb;

/// <summary>Access logs of classic load balancers.</summary>
public sealed class ClassicAccessLogs : Collector
{
    const string Log = "LoadBalancerAttributes.AccessLog.";

    static readonly Kind Access = new("Glacis::ElasticLoadBalancing::AccessLog", "classic load balancer access log");

    static readonly Call Attributes = Call.About("elb", "DescribeLoadBalancerAttributes").By("LoadBalancerName", "LoadBalancerName").Needs("elasticloadbalancing:DescribeLoadBalancerAttributes");

    public override Call Root { get; } = Call.List("elb", "DescribeLoadBalancers", "LoadBalancerDescriptions").Needs("elasticloadbalancing:DescribeLoadBalancers").Then(Attributes);

    public override Turn Turn => Turn.Kept;

    public override IReadOnlyList<Type> Fills => [typeof(LogSource)];

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("LoadBalancerName").Peek(out var name)) yield break;
        var attributes = item.Of(Attributes).Root;
        yield return item.Log(Access, Arn.Of("elasticloadbalancing", item.Region, item.Account, $"loadbalancer/{name}"), name, LogSort.Requests, attributes.Flag(Log + "Enabled").AllOrNothing(), attributes.Only(attributes.Text(Log + "S3BucketName").Map(it => LogsOf.BucketArn(item, it))));
    }
}
