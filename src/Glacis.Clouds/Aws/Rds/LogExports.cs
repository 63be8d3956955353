// Databases of RDS: whether the log that tells who did what leaves them.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Rds;

/// <summary>Logs that instances deliver to log groups; those of members of a cluster are the cluster's.</summary>
public sealed class LogExports : Collector
{
    public override Call Root { get; } = Call.List("rds", "DescribeDBInstances", "DBInstances");

    public override Turn Turn => Turn.Kept;

    public override IReadOnlyList<Type> Fills => [typeof(LogSource)];

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("DBInstanceArn").Peek(out var arn) || item.Text("DBClusterIdentifier").Shown().Length > 0) yield break;
        yield return Exports.Log(item, arn, item.Text("DBInstanceIdentifier").Shown(arn), "instance", Groups.OfInstance(item));
    }
}

/// <summary>Logs that clusters deliver: of Aurora, DocumentDB and Neptune.</summary>
public sealed class ClusterLogExports : Collector
{
    public override Call Root { get; } = Call.List("rds", "DescribeDBClusters", "DBClusters");

    public override Turn Turn => Turn.Kept;

    public override IReadOnlyList<Type> Fills => [typeof(LogSource)];

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("DBClusterArn").Peek(out var arn)) yield break;
        var family = item.Text("Engine").Shown() switch { "docdb" => "docdb", "neptune" => "neptune", _ => "" };
        yield return Exports.Log(item, arn, item.Text("DBClusterIdentifier").Shown(arn), "cluster", Groups.OfCluster(item), family);
    }
}

static class Exports
{
    const string Logs = "EnabledCloudwatchLogsExports";

    static readonly Kind Exported = new("Glacis::RDS::Log", "database log");

    internal static LogSource Log(Item item, string arn, string name, string sort, Fact<string?> parameters, string family = "") => item.Log(Exported, arn, name, LogSort.Audit, Kept(item),
        item.Many(Logs, it => Arn.Of("logs", item.Region, item.Account, $"log-group:/aws/{(family.Length == 0 ? $"rds/{sort}" : family)}/{name}/{it.Text().Shown()}"))) with
    { Parameters = Deciding(item, parameters) };

    // Each engine calls the log that has sign-ins and statements something else (RDS user guide, "Publishing database logs to CloudWatch Logs"). What SQL Server writes of them is set in the server itself.
    static Fact<Logging> Kept(Item item)
    {
        var engine = item.Text("Engine");
        if (engine.Peek(out var name) && name.StartsWith("sqlserver", StringComparison.Ordinal)) return Fact.Unknown<Logging>(Ignorance.NotRecorded, "what this engine writes of sign-ins is set in the server itself, and told by no call", engine.Source);
        return engine.Map(engine =>
        {
            string[] exported = [.. item.Items(Logs).Select(static it => it.Text().Shown())];
            return exported.Contains(engine.Contains("postgres", StringComparison.Ordinal) ? "postgresql" : "audit", StringComparer.Ordinal) ? Logging.Everything : exported.Length > 0 ? Logging.Some : Logging.Nothing;
        });
    }

    // Audits of MySQL, MariaDB and Oracle on instances come with an option, without which there is no such log.
    static Fact<string?> Deciding(Item item, Fact<string?> parameters) => item.Text("Engine").Peek(out var engine) && (engine.Contains("postgres", StringComparison.Ordinal) || engine is "aurora-mysql" or "docdb" or "neptune") ? parameters
        : item.Source.Concludes<string?>(null, "no group of parameters decides what the log of this engine tells");
}
