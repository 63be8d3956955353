// Users of the account, with what they may do.
using Glacis.Clouds.Collecting;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Iam;

/// <summary>Users.</summary>
public sealed class Users : Collector
{
    static readonly Kind User = new("AWS::IAM::User", "IAM user");

    public override Call Root { get; } = Details.List("User", "UserDetailList");

    public override Turn Turn => Turn.Kept;

    public override IEnumerable<Resource> Read(Item item)
    {
        if (item.Text("Arn").Peek(out var arn)) yield return Details.Read(item, arn, User, IdentitySort.User);
    }
}
