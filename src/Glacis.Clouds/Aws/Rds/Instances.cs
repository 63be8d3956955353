// RDS instances, those of Aurora, DocumentDB and Neptune clusters among them.
using Glacis.Clouds.Aws.Kms;
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Rds;

/// <summary>Database instances. One that belongs to a cluster holds no data itself.</summary>
public sealed class Instances : Collector
{
    static readonly Kind Instance = new("AWS::RDS::DBInstance", "RDS instance");

    public override Call Root { get; } = Call.List("rds", "DescribeDBInstances", "DBInstances");

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("DBInstanceArn").Peek(out var arn)) yield break;
        var key = item.Text("KmsKeyId").Key(item.Account, item.Region);
        yield return new DataStore(arn)
        {
            Kind = Instance,
            Name = item.Text("DBInstanceIdentifier").Shown(arn),
            Account = item.Account,
            Region = item.Region,
            Layer = Layer.Volume,
            Tags = item.Tags("TagList"),
            AtRest = Storage.AtRest(item, key),
            Key = key,
            ReplicaOf = item.Text("ReadReplicaSourceDBInstanceIdentifier").Map(static it => it.Length == 0 ? null : it).OrWhenSilent(null),
            StorageOf = item.Text("DBClusterIdentifier").Map(static it => it.Length == 0 ? null : it).OrWhenSilent(null),
            Replicas = Many<Replica>.All([], item.Source),
        };
    }
}
