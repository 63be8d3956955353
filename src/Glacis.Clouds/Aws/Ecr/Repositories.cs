// ECR repositories: always encrypted; the question is by whose key.
using Glacis.Clouds.Aws.Kms;
using Glacis.Clouds.Collecting;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Ecr;

/// <summary>Private repositories.</summary>
public sealed class Repositories : Collector
{
    static readonly Kind Repository = new("AWS::ECR::Repository", "ECR repository");

    public override Call Root { get; } = RepositoryPolicies.Listed;

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("repositoryArn").Peek(out var arn)) yield break;
        var key = item.Text("encryptionConfiguration.kmsKey").Key(item.Account, item.Region);
        var type = item.OneOf("encryptionConfiguration.encryptionType", ("AES256", false), ("KMS", true), ("KMS_DSSE", true)).OrWhenSilent(false);
        var guard = type.Then(named => named ? key.GuardsAlways(item.Account, AtRest.ProviderManagedKey) : type.Map(static _ => AtRest.ProviderOwnedKey));
        yield return item.Store(Repository, arn, item.Text("repositoryName").Shown(arn), item.Of(RepositoryPolicies.Labelling).Tags("tags"), guard, key);
    }
}
