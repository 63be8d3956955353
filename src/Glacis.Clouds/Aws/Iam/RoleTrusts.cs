// Who may become a role, as a policy that lies on the role.
using Glacis.Clouds.Collecting;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Iam;

/// <summary>Trust policies of roles. Those of roles that services made for themselves cannot be changed, and are left out.</summary>
public sealed class RoleTrusts : Collector
{
    static readonly Kind OfRole = new("Glacis::IAM::RoleTrustPolicy", "role trust policy");

    public override Call Root => Roles.List;

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("Arn").Peek(out var arn) || item.Text("Path").Peek(out var path) && path.StartsWith(Roles.ServicesPath, StringComparison.Ordinal)) yield break;
        yield return item.Policy(arn, OfRole, "sts", item.Text("RoleName").Shown(arn), item.Document("AssumeRolePolicyDocument").Map(static it => (string?)it)) with { Tags = item.Tags("Tags") };
    }
}
