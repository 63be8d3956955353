// Redshift snapshots: how they are guarded, and who may restore them.
using Glacis.Clouds.Aws.Kms;
using Glacis.Clouds.Collecting;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Redshift;

/// <summary>Snapshots of clusters.</summary>
public sealed class Snapshots : Collector
{
    static readonly Kind OfCluster = new("Glacis::Redshift::ClusterSnapshot", "Redshift snapshot");

    public override Call Root { get; } = Call.List("redshift", "DescribeClusterSnapshots", "Snapshots");

    public override Turn Turn => Turn.Copies;

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("SnapshotIdentifier").Peek(out var name)) yield break;
        var key = item.Text("KmsKeyId").Key(item.Account, item.Region);
        yield return new Snapshot(item.Text("SnapshotArn").Shown(Arn.Of("redshift", item.Region, item.Account, $"snapshot:{name}")))
        {
            Kind = OfCluster,
            Name = name,
            Account = item.Account,
            Region = item.Region,
            Layer = Layer.Volume,
            Tags = item.Tags("Tags"),
            AtRest = key.GuardsWhere(item.Flag("Encrypted"), item.Account, AtRest.CustomerKey),
            Key = key,
            CopyOf = item.Text("ClusterIdentifier").Map(it => (string?)Arn.Of("redshift", item.Region, item.Account, $"cluster:{it}")).OrWhenSilent(null),
            IsPublic = item.Source.Concludes(false, "a snapshot of this service is shared with accounts by number, and with nobody else"),
            SharedWith = item.Many("AccountsWithRestoreAccess", static it => it.Text("AccountId").Shown("?")),
        };
    }
}
