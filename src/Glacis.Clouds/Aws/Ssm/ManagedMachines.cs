// Machines that Systems Manager looks after: they can be entered without an open port.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Ssm;

/// <summary>Managed nodes, as their agents report.</summary>
public sealed class ManagedMachines : Collector
{
    static readonly Kind Node = new("AWS::SSM::ManagedInstance", "managed node");

    public override Call Root { get; } = Call.List("ssm", "DescribeInstanceInformation", "InstanceInformationList");

    public override Turn Turn => Turn.Kept;

    public override IReadOnlyList<Type> Fills => [typeof(ManagedMachine)];

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("InstanceId").Peek(out var id)) yield break;
        yield return new ManagedMachine(Arn.Of("ssm", item.Region, item.Account, $"managed-instance/{id}"))
        {
            Kind = Node,
            Name = item.Text("ComputerName").Shown(id),
            Account = item.Account,
            Region = item.Region,
            Tags = Fact.Unknown<Tags>(Ignorance.NotRecorded, "the tags of managed nodes are not asked for", item.Source),
            Machine = item.Text("InstanceId"),
            Answers = item.OneOf("PingStatus", ("Online", true), ("ConnectionLost", false), ("Inactive", false)),
        };
    }
}
