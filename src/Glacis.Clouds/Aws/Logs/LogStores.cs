// Log groups as what logs are kept in.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Logs;

/// <summary>Log groups, by how long they keep.</summary>
public sealed class LogStores : Collector
{
    static readonly Kind Group = new("AWS::Logs::LogGroup", "log group");

    public override Call Root { get; } = Call.List("logs", "DescribeLogGroups", "logGroups");

    public override Turn Turn => Turn.Kept;

    public override IReadOnlyList<Type> Fills => [typeof(LogStore)];

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("logGroupName").Peek(out var name)) yield break;
        yield return new LogStore(ArnOf(item, name))
        {
            Kind = Group,
            Name = name,
            Account = item.Account,
            Region = item.Region,
            // There may be hundreds of thousands; tags would be a question about each, and nothing is judged by them.
            Tags = Fact.Unknown<Tags>(Ignorance.NotRecorded, "the tags of log groups are not asked for", item.Source),
            IsForLogsOnly = true,
            // "By default, log data is kept indefinitely and never expires": the answer then leaves it out.
            Retention = item.Number("retentionInDays").Map(static days => new Retention((int)Math.Clamp(days, 0, int.MaxValue))).OrWhenSilent(Inventory.Retention.ForEver),
            OfAPart = item.Source.Concludes(Retention.ForEver, "a log group keeps all of its lines equally long"),
            AfterDeletion = item.Source.Concludes(Retention.NotADay, "what was deleted from a log group is gone"),
            Locked = item.Source.Concludes(Retention.NotADay, "whoever may delete a log group may do so at any time"),
        };
    }

    internal static string ArnOf(Item group, string name) => Arn.Of("logs", group.Region, group.Account, $"log-group:{name}");
}
