// EKS clusters: who may come to their API.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;
using Glacis.Sets;

namespace Glacis.Clouds.Aws.Eks;

/// <summary>API servers, which stand outside of the owner's networks.</summary>
public sealed class Entries : Collector
{
    const string Network = "cluster.resourcesVpcConfig";

    static readonly Kind Api = new("Glacis::EKS::ApiServer", "EKS API server");

    public override Call Root { get; } = Clusters.Listed.Then(Clusters.Description);

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text().Peek(out var name)) yield break;
        var cluster = item.Of(Clusters.Description).Root;
        yield return new ServiceEntry($"{Arn.Of("eks", item.Region, item.Account, $"cluster/{name}")}#api")
        {
            Kind = Api,
            Name = name,
            Account = item.Account,
            Region = item.Region,
            Tags = cluster.TagMap("cluster.tags"),
            OpenTo = cluster.Flag($"{Network}.endpointPublicAccess").Then(isPublic => isPublic ? Named(cluster) : cluster.Flag($"{Network}.endpointPublicAccess").Map(static _ => OpenTo.PrivateNetworks)),
        };
    }

    // "By default, this is 0.0.0.0/0"; two halves of the internet are all of it, too.
    static Fact<OpenTo> Named(Item cluster)
    {
        var blocks = cluster.Many($"{Network}.publicAccessCidrs", static it => it.Text());
        if (!blocks.IsComplete) return Fact.Unknown<OpenTo>((Unknown)blocks.Source);
        var all = blocks.Items.Select(static it => it.Peek(out var text) ? Addresses.Parse(text) : null).ToArray();
        if (all.Any(static it => it is null)) return Fact.Unknown<OpenTo>(Ignorance.Malformed, "the answer has something else in place of a block of addresses", cluster.Source);
        var open = Addresses.OfAll(all!);
        return Fact.Known(all.Length == 0 || open.V4.Not().IsEmpty || open.V6.Not().IsEmpty ? OpenTo.Everybody : OpenTo.NamedAddresses, cluster.Source, $"{Network}.publicAccessCidrs");
    }
}
