// Redshift clusters: whether they write down who signed in.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Redshift;

/// <summary>Audit logs of clusters.</summary>
public sealed class AuditLogs : Collector
{
    static readonly Kind Audit = new("Glacis::Redshift::AuditLog", "Redshift audit log");

    static readonly Call Status = Call.About("redshift", "DescribeLoggingStatus").By("ClusterIdentifier", "ClusterIdentifier");

    public override Call Root { get; } = Call.List("redshift", "DescribeClusters", "Clusters").Then(Status);

    public override Turn Turn => Turn.Kept;

    public override IReadOnlyList<Type> Fills => [typeof(LogSource)];

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("ClusterIdentifier").Peek(out var name)) yield break;
        var status = item.Of(Status).Root;
        yield return item.Log(Audit, Arn.Of("redshift", item.Region, item.Account, $"cluster:{name}"), name, LogSort.Audit, status.Flag("LoggingEnabled").AllOrNothing(), Delivered(item, status, name)) with { Parameters = ClusterParameters.Of(item) };
    }

    // Either into a bucket, or into groups of a fixed name ("Database audit logging", where logs go in CloudWatch).
    static Many<string> Delivered(Item cluster, Item status, string name) => status.Text("LogDestinationType").Shown() == "cloudwatch"
        ? Many<string>.All([.. status.Items("LogExports").Select(it => Arn.Of("logs", cluster.Region, cluster.Account, $"log-group:/aws/redshift/cluster/{name}/{it.Text().Shown()}"))], status.Source)
        : status.Only(status.Text("BucketName").Map(it => LogsOf.BucketArn(cluster, it)));
}
