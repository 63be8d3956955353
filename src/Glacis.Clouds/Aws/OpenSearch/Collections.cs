// Serverless collections of OpenSearch: with whose key they are encrypted, which they always are.
using Glacis.Clouds.Aws.Kms;
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.OpenSearch;

/// <summary>Collections. Their access policies are not resource policies, and are not read.</summary>
public sealed class Collections : Collector
{
    static readonly Kind Collection = new("AWS::OpenSearchServerless::Collection", "OpenSearch serverless collection");

    static readonly Call Details = Call.About("opensearchserverless", "BatchGetCollection").ByOne("ids", "id").Needs("aoss:BatchGetCollection");

    internal static readonly Call Labelling = Call.About("opensearchserverless", "ListTagsForResource").By("resourceArn", "arn").Needs("aoss:ListTagsForResource");

    public override Call Root { get; } = Call.List("opensearchserverless", "ListCollections", "collectionSummaries").Needs("aoss:ListCollections").Then(Details, Labelling);

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("arn").Peek(out var arn)) yield break;
        // "auto" is the provider's own key.
        var told = item.Of(Details).Root.Text("collectionDetails[0].kmsKeyArn");
        var isOwned = told.Peek(out var id) && id == "auto";
        var key = isOwned ? Fact.Unknown<Ref<EncryptionKey>>(Ignorance.NotInAnswer, "the provider's own key is named nowhere", told.Source) : told.Key(item.Account, item.Region);
        yield return item.Store(Collection, arn, item.Text("name").Shown(arn), item.Of(Labelling).Tags("tags", "key", "value"),
            isOwned ? told.Map(static _ => AtRest.ProviderOwnedKey) : key.GuardsAlways(item.Account, AtRest.ProviderOwnedKey), key) with
        { Layer = Layer.Volume };
    }
}
