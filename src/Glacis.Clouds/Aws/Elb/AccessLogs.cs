// Load balancers: whether they write down who asked what.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Elb;

/// <summary>Access logs of load balancers for applications; those for networks log no more than handshakes, and gateways nothing.</summary>
public sealed class AccessLogs : Collector
{
    static readonly Kind Access = new("Glacis::ElasticLoadBalancingV2::AccessLog", "load balancer access log");

    static readonly Call Attributes = Call.About("elbv2", "DescribeLoadBalancerAttributes").By("LoadBalancerArn", "LoadBalancerArn").Needs("elasticloadbalancing:DescribeLoadBalancerAttributes");

    public override Call Root { get; } = Call.List("elbv2", "DescribeLoadBalancers", "LoadBalancers").Needs("elasticloadbalancing:DescribeLoadBalancers").Then(Attributes);

    public override Turn Turn => Turn.Kept;

    public override IReadOnlyList<Type> Fills => [typeof(LogSource)];

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("LoadBalancerArn").Peek(out var arn) || item.Text("Type").Peek(out var type) && type != "application") yield break;
        var attributes = item.Of(Attributes);
        var isOn = Of(attributes, "access_logs.s3.enabled").Then(it => it switch { "true" => Known(attributes, true), "false" => Known(attributes, false), _ => Fact.Unknown<bool>(Ignorance.NotForeseen, "the answer has a value that this build does not know") });
        var bucket = Of(attributes, "access_logs.s3.bucket").Map(it => it.Length == 0 ? "" : LogsOf.BucketArn(item, it));
        yield return item.Log(Access, arn, item.Text("LoadBalancerName").Shown(arn), LogSort.Requests, isOn.AllOrNothing(), attributes.Root.Only(bucket));
    }

    static Fact<bool> Known(Answered attributes, bool value) => attributes.Root.Has("Attributes").Map(_ => value);

    static Fact<string> Of(Answered attributes, string key)
    {
        foreach (var it in attributes.Items("Attributes"))
            if (it.Text("Key").Shown() == key) return it.Text("Value");
        return Fact.Unknown<string>(attributes.WhyNot ?? new(Ignorance.NotInAnswer, "the answer does not speak of it", attributes.At));
    }
}
