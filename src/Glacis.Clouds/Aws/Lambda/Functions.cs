// Lambda functions: their environment variables are always encrypted; the question is by whose key. The values are taken out before anything is kept.
using Glacis.Clouds.Aws.Kms;
using Glacis.Clouds.Collecting;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Lambda;

/// <summary>Functions, as what their variables lie in.</summary>
public sealed class Functions : Collector
{
    static readonly Kind Function = new("AWS::Lambda::Function", "Lambda function");

    public override Call Root { get; } = FunctionPolicies.Listed;

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("FunctionArn").Peek(out var arn)) yield break;
        var key = item.Text("KMSKeyArn").Key(item.Account, item.Region);
        // The model of KMSKeyArn: "if you don't provide a customer managed key, Lambda uses an Amazon Web Services owned key or managed key".
        yield return item.Store(Function, arn, item.Text("FunctionName").Shown(arn), item.Of(FunctionPolicies.Labelling).TagMap("Tags"), key.GuardsAlways(item.Account, AtRest.ProviderManagedKey), key);
    }
}
