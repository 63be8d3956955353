// RDS clusters: Aurora and Multi-AZ clusters; DocumentDB and Neptune come with them.
using Glacis.Clouds.Aws.Kms;
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Rds;

/// <summary>Database clusters: what their instances serve lies here.</summary>
public sealed class Clusters : Collector
{
    static readonly Kind Aurora = new("AWS::RDS::DBCluster", "RDS cluster");
    static readonly Kind DocumentDb = new("AWS::DocDB::DBCluster", "DocumentDB cluster");
    static readonly Kind Neptune = new("AWS::Neptune::DBCluster", "Neptune cluster");

    public override Call Root { get; } = Call.List("rds", "DescribeDBClusters", "DBClusters");

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("DBClusterArn").Peek(out var arn)) yield break;
        var key = item.Text("KmsKeyId").Key(item.Account, item.Region);
        yield return new DataStore(arn)
        {
            Kind = item.Text("Engine").Shown() switch { "docdb" => DocumentDb, "neptune" => Neptune, _ => Aurora },
            Name = item.Text("DBClusterIdentifier").Shown(arn),
            Account = item.Account,
            Region = item.Region,
            Layer = Layer.Volume,
            Tags = item.Tags("TagList"),
            AtRest = Storage.AtRest(item, key),
            Key = key,
            // The model: "the identifier of the source DB cluster if this DB cluster is a read replica".
            ReplicaOf = item.Text("ReplicationSourceIdentifier").Map(static it => it.Length == 0 ? null : it).OrWhenSilent(null),
            StorageOf = Fact.Known<string?>(null, item.Source),
            Replicas = Many<Replica>.All([], item.Source),
        };
    }
}
