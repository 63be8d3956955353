// Automated backups of RDS clusters that no snapshot shows: retained after deletion, or replicated from another region.
using Glacis.Clouds.Aws.Kms;
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Rds;

/// <summary>Automated backups of database clusters that are gone or lie elsewhere.</summary>
public sealed class ClusterBackups : Collector
{
    static readonly Kind Copy = new("AWS::RDS::DBClusterAutomatedBackup", "RDS cluster automated backup");

    public override Call Root { get; } = Call.List("rds", "DescribeDBClusterAutomatedBackups", "DBClusterAutomatedBackups");

    public override Turn Turn => Turn.Copies;

    public override IEnumerable<Resource> Read(Item item)
    {
        if (Retention.IsSeenInSnapshots(item)) yield break;
        if (!Retention.Id(item, "DBClusterAutomatedBackupsArn", "DbClusterResourceId").Peek(out var id)) yield break;
        var key = item.Text("KmsKeyId").Key(item.Account, item.Region);
        yield return new Snapshot(id)
        {
            Kind = Copy,
            Name = item.Text("DBClusterIdentifier").Shown(id),
            Account = item.Account,
            Region = item.Region,
            Layer = Layer.Volume,
            Tags = item.Tags("TagList"),
            AtRest = Storage.AtRest(item, key),
            Key = key,
            CopyOf = item.Text("DBClusterArn").Map<string?>(static it => it).OrWhenSilent(null),
            IsPublic = item.Source.Concludes(false, Retention.CannotBeShared),
            SharedWith = Many<string>.All([], new Conclusion(Retention.CannotBeShared, 1, [item.Source])),
        };
    }
}
