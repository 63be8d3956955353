// Groups of the account, with what they may do.
using Glacis.Clouds.Collecting;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Iam;

/// <summary>Groups.</summary>
public sealed class Groups : Collector
{
    static readonly Kind Group = new("AWS::IAM::Group", "IAM group");

    public override Call Root { get; } = Details.List("Group", "GroupDetailList");

    public override Turn Turn => Turn.Kept;

    public override IEnumerable<Resource> Read(Item item)
    {
        if (item.Text("Arn").Peek(out var arn)) yield return Details.Read(item, arn, Group, IdentitySort.Group);
    }
}
