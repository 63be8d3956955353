// Who may do what to a secret of Secrets Manager.
using Glacis.Clouds.Collecting;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.SecretsManager;

/// <summary>Policies of secrets. What a secret holds is not asked for here.</summary>
public sealed class SecretPolicies : Collector
{
    static readonly Kind OfSecret = new("AWS::SecretsManager::ResourcePolicy", "secret's policy");

    static readonly Call Policy = Call.About("secretsmanager", "GetResourcePolicy").By("SecretId", "ARN");

    internal static readonly Call Listed = Call.List("secretsmanager", "ListSecrets", "SecretList").With("MaxResults", 100).Then(Policy);

    public override Call Root => Listed;

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("ARN").Peek(out var arn)) yield break;
        yield return item.Policy(arn, OfSecret, "secretsmanager", item.Text("Name").Shown(arn), item.Of(Policy).Root.PolicyUnlessSilent("ResourcePolicy", "ARN")) with { Tags = item.Tags("Tags") };
    }
}
