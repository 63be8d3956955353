// Serverless warehouses of Redshift: with whose key they are encrypted, which they always are.
using Glacis.Clouds.Aws.Kms;
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Redshift;

/// <summary>Namespaces, which hold the data; workgroups only compute.</summary>
public sealed class Namespaces : Collector
{
    static readonly Kind Namespace = new("AWS::RedshiftServerless::Namespace", "Redshift serverless namespace");

    static readonly Call Labelling = Call.About("redshift-serverless", "ListTagsForResource").By("resourceArn", "namespaceArn");

    public override Call Root { get; } = Call.List("redshift-serverless", "ListNamespaces", "namespaces").Then(Labelling);

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("namespaceArn").Peek(out var arn)) yield break;
        // "AWS_OWNED_KMS_KEY" stands where no key was chosen.
        var told = item.Text("kmsKeyId");
        var isOwned = told.Peek(out var id) && id == "AWS_OWNED_KMS_KEY";
        var key = isOwned ? Fact.Unknown<Ref<EncryptionKey>>(Ignorance.NotInAnswer, "the provider's own key is named nowhere", told.Source) : told.Key(item.Account, item.Region);
        yield return item.Store(Namespace, arn, item.Text("namespaceName").Shown(arn), item.Of(Labelling).Tags("tags", "key", "value"),
            isOwned ? told.Map(static _ => AtRest.ProviderOwnedKey) : key.GuardsAlways(item.Account, AtRest.ProviderOwnedKey), key) with
        { Layer = Layer.Volume };
    }
}
