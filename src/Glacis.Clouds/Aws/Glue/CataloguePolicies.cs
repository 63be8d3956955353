// Who may do what to the catalogue of Glue.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Glue;

/// <summary>The policy of a region's catalogue, and those that were laid on single parts of it by sharing.</summary>
public sealed class CataloguePolicies : Collector
{
    static readonly Kind OfCatalogue = new("AWS::Glue::ResourcePolicy", "Glue catalogue policy");

    public override Call Root { get; } = Call.List("glue", "GetResourcePolicies", "GetResourcePoliciesResponseList");

    public override IEnumerable<Resource> Read(Item item)
    {
        // Policies bear no names; the digest that the service gives each tells them apart.
        if (!item.Text("PolicyHash").Peek(out var digest)) yield break;
        yield return item.Policy(Arn.Of("glue", item.Region, item.Account, $"catalog#{digest}"), OfCatalogue, "glue", $"catalogue of {item.Region}", item.Text("PolicyInJson").Map(static it => (string?)it)) with
        {
            Tags = item.Source.Concludes(Tags.None, "a catalogue bears no tags"),
        };
    }
}
