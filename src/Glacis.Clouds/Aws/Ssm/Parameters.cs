// Parameters that are kept secret: encrypted, by whose key. Others are configuration that lies in the clear by intention, and hold nothing to be judged.
using Glacis.Clouds.Aws.Kms;
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Ssm;

/// <summary>Secure parameters of the account; those that the provider publishes are not listed.</summary>
public sealed class Parameters : Collector
{
    static readonly Kind Secure = new("AWS::SSM::Parameter", "secure parameter");

    static readonly Call Labelling = Call.About("ssm", "ListTagsForResource").With("ResourceType", "Parameter").By("ResourceId", "Name").When(static it => it.Text("Type").Map(static type => type == "SecureString"));

    public override Call Root { get; } = Call.List("ssm", "DescribeParameters", "Parameters").Then(Labelling);

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("Name").Peek(out var name) || item.Text("Type").Peek(out var type) && type != "SecureString") yield break;
        var key = item.Text("KeyId").Key(item.Account, item.Region);
        yield return item.Store(Secure, item.Text("ARN").Shown(Arn.Of("ssm", item.Region, item.Account, $"parameter/{name.TrimStart('/')}")), name,
            item.Of(Labelling).Tags("TagList"), item.Text("Type").Then(_ => key.GuardsAlways(item.Account, AtRest.ProviderManagedKey)), key);
    }
}
