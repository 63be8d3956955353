// Snapshots of RDS clusters, manual and automated; those of DocumentDB and Neptune come with them.
using Glacis.Clouds.Aws.Kms;
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Rds;

/// <summary>Snapshots of database clusters, whoever made them.</summary>
public sealed class ClusterSnapshots : Collector
{
    const string Encrypted = "StorageEncrypted";
    const string Listing = "DBClusterSnapshotAttributesResult.DBClusterSnapshotAttributes";

    static readonly Kind Copy = new("AWS::RDS::DBClusterSnapshot", "RDS cluster snapshot");

    static readonly Call Attributes = Call.About("rds", "DescribeDBClusterSnapshotAttributes").By("DBClusterSnapshotIdentifier", "DBClusterSnapshotIdentifier")
        .When(static snapshot => Sharing.Tells(snapshot, Encrypted));

    public override Call Root { get; } = Call.List("rds", "DescribeDBClusterSnapshots", "DBClusterSnapshots").Then(Attributes);

    public override Turn Turn => Turn.Copies;

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("DBClusterSnapshotArn").Peek(out var arn)) yield break;
        var key = item.Text("KmsKeyId").Key(item.Account, item.Region);
        var sharedWith = Sharing.SharedWith(item, item.Of(Attributes), Listing);
        yield return new Snapshot(arn)
        {
            Kind = Copy,
            Name = item.Text("DBClusterSnapshotIdentifier").Shown(arn),
            Account = item.Account,
            Region = item.Region,
            Layer = Layer.Volume,
            Tags = item.Tags("TagList"),
            AtRest = Storage.AtRest(item, key, Encrypted),
            Key = key,
            CopyOf = Origin.Of(item, "DBClusterIdentifier", "cluster", "SourceDBClusterSnapshotArn"),
            IsPublic = Sharing.IsPublic(item, Encrypted, sharedWith, Listing),
            SharedWith = sharedWith,
        };
    }
}
