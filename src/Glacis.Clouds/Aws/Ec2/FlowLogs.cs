// Flow logs: what is recorded of the traffic.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Ec2;

/// <summary>Flow logs of networks, subnets and interfaces.</summary>
public sealed class FlowLogs : Collector
{
    static readonly Kind Kept = new("AWS::EC2::FlowLog", "flow log");

    public override Call Root { get; } = Call.List("ec2", "DescribeFlowLogs", "FlowLogs");

    public override Turn Turn => Turn.Kept;

    public override IReadOnlyList<Type> Fills => [typeof(FlowLog)];

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("FlowLogId").Peek(out var id)) yield break;
        var tags = item.Tags("Tags");
        yield return new FlowLog(item.Named("vpc-flow-log", id, item.Account))
        {
            Kind = Kept,
            Name = tags.NameOr(id),
            Account = item.Account,
            Region = item.Region,
            Tags = tags,
            Of = item.Text("ResourceId"),
            IsActive = IsActive(item),
            Destination = DestinationOf(item),
            KeepsRefused = item.OneOf("TrafficType", ("ALL", true), ("REJECT", true), ("ACCEPT", false)),
        };
    }

    // "FAILED indicates that the flow log could not deliver logs"; one that was never asked to deliver says nothing.
    static Fact<bool> IsActive(Item item)
    {
        var delivered = item.Text("DeliverLogsStatus");
        return delivered.Peek(out var status) && status == "FAILED" ? delivered.Map(static _ => false) : item.Text("FlowLogStatus").Map(static it => it == "ACTIVE");
    }

    // A bucket, perhaps with a folder, a group or a stream; in older answers the name of a group alone.
    static Fact<string?> DestinationOf(Item item)
    {
        var to = item.Text("LogDestination");
        return to.Source is Unknown { Why: Ignorance.NotInAnswer }
            ? item.Text("LogGroupName").Map(it => (string?)Arn.Of("logs", item.Region, item.Account, $"log-group:{it}")).OrWhenSilent(null)
            : to.Map(static it => (string?)(it.Contains(":s3:::", StringComparison.Ordinal) ? it.Split('/')[0] : LogsOf.Group(it)));
    }
}
