// Roles of the account, with who may become them and what they may do.
using Glacis.Clouds.Collecting;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Iam;

/// <summary>Roles, those that services made for themselves among them.</summary>
public sealed class Roles : Collector
{
    // "You cannot modify the path of a service-linked role": IAM user guide, "Create a service-linked role".
    internal const string ServicesPath = "/aws-service-role/";

    static readonly Kind Role = new("AWS::IAM::Role", "IAM role");

    internal static readonly Call List = Details.List("Role", "RoleDetailList");

    public override Call Root => List;

    public override Turn Turn => Turn.Kept;

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("Arn").Peek(out var arn)) yield break;
        yield return Details.Read(item, arn, Role, IdentitySort.Role) with
        {
            RawTrust = item.Document("AssumeRolePolicyDocument").Map(static it => (string?)it),
            IsServices = item.Text("Path").Map(static it => it.StartsWith(ServicesPath, StringComparison.Ordinal)),
        };
    }
}
