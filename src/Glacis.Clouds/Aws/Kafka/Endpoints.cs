// Whether clients of MSK, and its brokers among themselves, have to speak TLS.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Kafka;

/// <summary>Clusters, as clients meet them.</summary>
public sealed class Endpoints : Collector
{
    static readonly Kind Endpoint = new("Glacis::MSK::Endpoint", "MSK endpoint");

    public override Call Root { get; } = Clusters.Listed;

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("ClusterArn").Peek(out var arn)) yield break;
        const string Transit = "Provisioned.EncryptionInfo.EncryptionInTransit";
        var isServerless = item.Text("ClusterType").Map(static it => it == "SERVERLESS");
        var clients = item.OneOf($"{Transit}.ClientBroker", ("TLS", TlsDemand.Demanded), ("TLS_PLAINTEXT", TlsDemand.Optional), ("PLAINTEXT", TlsDemand.Optional)).OrWhenSilent(TlsDemand.Demanded);
        // "The default value is TLS", between brokers "the default value is true"; without brokers of one's own clients speak TLS and sign in.
        yield return item.Spoken(Endpoint, arn, item.Text("ClusterName").Shown(arn), item.TagMap("Tags"), isServerless.Then(yes => yes ? isServerless.Map(static _ => TlsDemand.Demanded) : clients),
            isServerless.Then(yes => yes ? item.Unchosen() : item.Flag($"{Transit}.InCluster").OrWhenSilent(true).Among()));
    }
}
