// Snapshots of RDS instances, manual and automated.
using Glacis.Clouds.Aws.Kms;
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Rds;

/// <summary>Snapshots of database instances, whoever made them.</summary>
public sealed class InstanceSnapshots : Collector
{
    const string Encrypted = "Encrypted";
    const string Listing = "DBSnapshotAttributesResult.DBSnapshotAttributes";

    static readonly Kind Copy = new("AWS::RDS::DBSnapshot", "RDS snapshot");

    static readonly Call Attributes = Call.About("rds", "DescribeDBSnapshotAttributes").By("DBSnapshotIdentifier", "DBSnapshotIdentifier")
        .When(static snapshot => Sharing.Tells(snapshot, Encrypted));

    public override Call Root { get; } = Call.List("rds", "DescribeDBSnapshots", "DBSnapshots").Then(Attributes);

    public override Turn Turn => Turn.Copies;

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("DBSnapshotArn").Peek(out var arn)) yield break;
        var key = item.Text("KmsKeyId").Key(item.Account, item.Region);
        var sharedWith = Sharing.SharedWith(item, item.Of(Attributes), Listing);
        yield return new Snapshot(arn)
        {
            Kind = Copy,
            Name = item.Text("DBSnapshotIdentifier").Shown(arn),
            Account = item.Account,
            Region = item.Region,
            Layer = Layer.Volume,
            Tags = item.Tags("TagList"),
            AtRest = Storage.AtRest(item, key, Encrypted),
            Key = key,
            CopyOf = Origin.Of(item, "DBInstanceIdentifier", "db", "SourceDBSnapshotIdentifier"),
            IsPublic = Sharing.IsPublic(item, Encrypted, sharedWith, Listing),
            SharedWith = sharedWith,
        };
    }
}
