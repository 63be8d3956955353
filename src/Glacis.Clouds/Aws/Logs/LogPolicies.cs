// Which services may write to the log groups of a region.
using Glacis.Clouds.Collecting;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Logs;

/// <summary>Resource policies of CloudWatch Logs: up to ten in a region, each with a name and for whatever log groups it names.</summary>
public sealed class LogPolicies : Collector
{
    static readonly Kind OfRegion = new("AWS::Logs::ResourcePolicy", "CloudWatch Logs resource policy");

    public override Call Root { get; } = Call.List("logs", "DescribeResourcePolicies", "resourcePolicies");

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("policyName").Peek(out var name)) yield break;
        yield return item.Policy(Arn.Of("logs", item.Region, item.Account, $"resource-policy:{name}"), OfRegion, "logs", name, item.Text("policyDocument").Map(static it => (string?)it)) with
        {
            Tags = item.Source.Concludes(Tags.None, "a policy of a region's logs bears no tags"),
        };
    }
}
