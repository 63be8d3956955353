// Secrets: always encrypted; the question is by whose key. No value is asked for.
using Glacis.Clouds.Aws.Kms;
using Glacis.Clouds.Collecting;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.SecretsManager;

/// <summary>Secrets, by what their list tells.</summary>
public sealed class Secrets : Collector
{
    static readonly Kind Secret = new("AWS::SecretsManager::Secret", "secret");

    public override Call Root { get; } = SecretPolicies.Listed;

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("ARN").Peek(out var arn)) yield break;
        var key = item.Text("KmsKeyId").Key(item.Account, item.Region);
        // The model: "if the secret is encrypted with the Amazon Web Services managed key aws/secretsmanager, this field is omitted".
        yield return item.Store(Secret, arn, item.Text("Name").Shown(arn), item.Tags("Tags"), key.GuardsAlways(item.Account, AtRest.ProviderManagedKey), key);
    }
}
