// Log groups as data stores: always encrypted; the question is by whose key.
using Glacis.Clouds.Aws.Kms;
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Logs;

/// <summary>Log groups.</summary>
public sealed class LogGroups : Collector
{
    static readonly Kind Group = new("AWS::Logs::LogGroup", "log group");

    internal static readonly Call Listed = Call.List("logs", "DescribeLogGroups", "logGroups");

    public override Call Root { get; } = Listed;

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("logGroupName").Peek(out var name)) yield break;
        var key = item.Text("kmsKeyId").Key(item.Account, item.Region);
        // "Log group data is always encrypted in CloudWatch Logs", by the service unless a key is associated.
        yield return item.Store(Group, ArnOf(item, name), name, NoTags(item), key.GuardsAlways(item.Account, AtRest.ProviderOwnedKey), key);
    }

    // There may be hundreds of thousands; tags would be a question about each.
    internal static Fact<Tags> NoTags(Item group) => Fact.Unknown<Tags>(Ignorance.NotRecorded, "the tags of log groups are not asked for", group.Source);

    internal static string ArnOf(Item group, string name)
    {
        return Arn.Of("logs", group.Region, group.Account, $"log-group:{name}");
    }
}
