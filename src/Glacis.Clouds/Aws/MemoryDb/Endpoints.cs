// Whether clients of MemoryDB have to speak TLS.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.MemoryDb;

/// <summary>Clusters, as clients meet them.</summary>
public sealed class Endpoints : Collector
{
    static readonly Kind Endpoint = new("Glacis::MemoryDB::Endpoint", "MemoryDB endpoint");

    public override Call Root { get; } = Clusters.Listed;

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("ARN").Peek(out var arn)) yield break;
        yield return item.Spoken(Endpoint, arn, item.Text("Name").Shown(arn), item.Of(Clusters.Labelling).Tags("TagList"), item.Flag("TLSEnabled").Demands(), item.Unchosen());
    }
}
