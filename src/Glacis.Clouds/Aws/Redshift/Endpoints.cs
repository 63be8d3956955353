// Where warehouses of Redshift are spoken to, and the parameters that decide about TLS.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Redshift;

/// <summary>Clusters, as clients meet them.</summary>
public sealed class ClusterEndpoints : Collector
{
    static readonly Kind Endpoint = new("Glacis::Redshift::Endpoint", "Redshift endpoint");

    public override Call Root { get; } = Call.List("redshift", "DescribeClusters", "Clusters");

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("ClusterIdentifier").Peek(out var name)) yield break;
        yield return new DatabaseEndpoint(Arn.Of("redshift", item.Region, item.Account, $"cluster:{name}"))
        {
            Kind = Endpoint,
            Name = name,
            Account = item.Account,
            Region = item.Region,
            Tags = item.Tags("Tags"),
            DecidedBy = item.Source.Concludes<string?>(null, "a cluster decides for itself"),
            AuthorityEnds = item.Source.Concludes<Deadline?>(null, "the provider renews certificates of clusters, by an authority that clients know"),
            Authority = item.Source.Concludes<string?>(null, "no cluster names its authority"),
            Parameters = ClusterParameters.Of(item),
        };
    }
}
