// Load balancers as entries to the web: what looks at requests before them.
using Glacis.Clouds.Aws.Waf;
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Elb;

/// <summary>Load balancers for applications. Others do not look into requests.</summary>
public sealed class WebEntries : Collector
{
    static readonly Kind Entry = new("Glacis::ElasticLoadBalancingV2::WebEntry", "load balancer as an entry to the web");

    static readonly Call List = Call.About("wafv2", "GetWebACLForResource").By("ResourceArn", "LoadBalancerArn").AbsentBy("WAFNonexistentItemException").When(IsPublicWeb);

    public override Call Root { get; } = Call.List("elbv2", "DescribeLoadBalancers", "LoadBalancers").Needs("elasticloadbalancing:DescribeLoadBalancers").Then(Balancers.Tagged, List);

    static Fact<bool> IsPublicWeb(Item it) => it.Text("Type").With(it.Text("Scheme"), static (type, scheme) => type == "application" && scheme == "internet-facing", "its type and its scheme");

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("LoadBalancerArn").Peek(out var arn) || item.Text("Type").Peek(out var type) && type != "application") yield break;
        yield return new WebEntry($"{arn}#web")
        {
            Kind = Entry,
            Name = item.Text("LoadBalancerName").Shown(arn),
            Account = item.Account,
            Region = item.Region,
            Tags = Balancers.TagsOf(item.Of(Balancers.Tagged)),
            IsPublic = item.Text("Scheme").Map(static it => it == "internet-facing"),
            Firewall = Firewalls.Of(item.Of(List)),
        };
    }
}
