// Bedrock custom models: what was learnt from one's data is always encrypted; the question is by whose key.
using Glacis.Clouds.Aws.Kms;
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Bedrock;

/// <summary>Models that were made from one's own data.</summary>
public sealed class CustomModels : Collector
{
    static readonly Kind Model = new("Glacis::Bedrock::CustomModel", "Bedrock custom model");

    static readonly Call Description = Call.About("bedrock", "GetCustomModel").By("modelIdentifier", "modelArn");

    static readonly Call Labelling = Call.About("bedrock", "ListTagsForResource").By("resourceARN", "modelArn");

    public override Call Root { get; } = Call.List("bedrock", "ListCustomModels", "modelSummaries").Then(Description, Labelling);

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("modelArn").Peek(out var arn)) yield break;
        var model = item.Of(Description).Root;
        var key = model.Text("modelKmsKeyArn").Key(item.Account, item.Region);
        var guard = model.Described("modelArn", "model", key.GuardsAlways(item.Account, AtRest.ProviderOwnedKey));
        yield return item.Store(Model, arn, item.Text("modelName").Shown(arn), item.Of(Labelling).Tags("tags", "key", "value"), guard, key);
    }
}
