// Where databases of RDS are spoken to: their authority by its end, and the parameters that decide about TLS.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Rds;

/// <summary>Instances, as clients meet them.</summary>
public sealed class InstanceEndpoints : Collector
{
    public override Call Root { get; } = Call.List("rds", "DescribeDBInstances", "DBInstances");

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("DBInstanceArn").Peek(out var arn)) yield break;
        yield return new DatabaseEndpoint(arn)
        {
            Kind = Endpoints.Kind,
            Name = item.Text("DBInstanceIdentifier").Shown(arn),
            Account = item.Account,
            Region = item.Region,
            Tags = item.Tags("TagList"),
            DecidedBy = item.Text("DBClusterIdentifier").Map(static it => it.Length == 0 ? null : it).OrWhenSilent(null),
            AuthorityEnds = item.Time("CertificateDetails.ValidTill").Map<Deadline?>(static it => new(it)),
            Authority = item.Text("CACertificateIdentifier").Map<string?>(static it => it),
            Parameters = Groups.OfInstance(item),
        };
    }
}

/// <summary>Clusters, as clients meet them: their parameters decide for all members.</summary>
public sealed class ClusterEndpoints : Collector
{
    public override Call Root { get; } = Call.List("rds", "DescribeDBClusters", "DBClusters");

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("DBClusterArn").Peek(out var arn)) yield break;
        yield return new DatabaseEndpoint(arn)
        {
            Kind = Endpoints.Kind,
            Name = item.Text("DBClusterIdentifier").Shown(arn),
            Account = item.Account,
            Region = item.Region,
            Tags = item.Tags("TagList"),
            DecidedBy = item.Source.Concludes<string?>(null, "a cluster decides for itself"),
            // Only clusters whose members cannot be told apart have a certificate of their own.
            AuthorityEnds = item.Time("CertificateDetails.ValidTill").Map<Deadline?>(static it => new(it)).OrWhenSilent(null),
            Authority = item.Text("CertificateDetails.CAIdentifier").Map<string?>(static it => it).OrWhenSilent(null),
            Parameters = Groups.OfCluster(item),
        };
    }
}

static class Endpoints
{
    internal static readonly Kind Kind = new("Glacis::RDS::Endpoint", "RDS endpoint");
}
