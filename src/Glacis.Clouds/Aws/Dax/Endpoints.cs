// Whether clients of DAX have to speak TLS.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Dax;

/// <summary>Clusters, as clients meet them.</summary>
public sealed class Endpoints : Collector
{
    static readonly Kind Endpoint = new("Glacis::DAX::Endpoint", "DAX endpoint");

    public override Call Root { get; } = Clusters.Listed;

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("ClusterArn").Peek(out var arn)) yield break;
        var clients = item.OneOf("ClusterEndpointEncryptionType", ("TLS", TlsDemand.Demanded), ("NONE", TlsDemand.Optional)).OrWhenSilent(TlsDemand.Optional);
        yield return item.Spoken(Endpoint, arn, item.Text("ClusterName").Shown(arn), item.Of(Clusters.Labelling).Tags("Tags"), clients, item.Unchosen());
    }
}
