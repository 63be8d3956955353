// OpenSearch domains: whether their indexes are encrypted, and with whose key.
using Glacis.Clouds.Aws.Kms;
using Glacis.Clouds.Collecting;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.OpenSearch;

/// <summary>Search domains.</summary>
public sealed class Domains : Collector
{
    static readonly Kind Domain = new("AWS::OpenSearchService::Domain", "OpenSearch domain");

    public override Call Root { get; } = DomainPolicies.Listed;

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("DomainName").Peek(out var name)) yield break;
        var status = item.Of(DomainPolicies.Description).Root;
        var key = status.Text("DomainStatus.EncryptionAtRestOptions.KmsKeyId").Key(item.Account, item.Region);
        // Domains older than the feature have no options, and are not encrypted.
        var encrypted = status.Has("DomainStatus.ARN").Then(has => has ? status.Flag("DomainStatus.EncryptionAtRestOptions.Enabled").OrWhenSilent(false) : status.Flag("DomainStatus.EncryptionAtRestOptions.Enabled"));
        yield return item.Store(Domain, DomainPolicies.ArnOf(item, name), name, item.Of(DomainPolicies.Labelling).Tags("TagList"), key.GuardsWhere(encrypted, item.Account, AtRest.ProviderManagedKey), key);
    }
}
