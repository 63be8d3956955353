// RDS databases: whether the log that tells who did what leaves them.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Rds;

/// <summary>Logs that instances deliver to log groups.</summary>
public sealed class LogExports : Collector
{
    static readonly Kind Exported = new("Glacis::RDS::Log", "database log");

    public override Call Root { get; } = Call.List("rds", "DescribeDBInstances", "DBInstances");

    public override Turn Turn => Turn.Kept;

    public override IReadOnlyList<Type> Fills => [typeof(LogSource)];

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("DBInstanceArn").Peek(out var arn)) yield break;
        var name = item.Text("DBInstanceIdentifier").Shown(arn);
        yield return item.Log(Exported, arn, name, LogSort.Audit, Kept(item), item.Many("EnabledCloudwatchLogsExports", it => Arn.Of("logs", item.Region, item.Account, $"log-group:/aws/rds/instance/{name}/{it.Text().Shown()}")));
    }

    // Each engine calls the log that has sign-ins and statements something else (RDS user guide, "Publishing database logs to CloudWatch Logs").
    static Fact<Logging> Kept(Item item) => item.Text("Engine").With(item.Has("DBInstanceIdentifier"), (engine, _) =>
    {
        string[] exported = [.. item.Items("EnabledCloudwatchLogsExports").Select(static it => it.Text().Shown())];
        var telling = engine.Contains("postgres", StringComparison.Ordinal) ? "postgresql" : engine.StartsWith("sqlserver", StringComparison.Ordinal) ? "error" : "audit";
        return exported.Contains(telling, StringComparer.Ordinal) ? Logging.Everything : exported.Length > 0 ? Logging.Some : Logging.Nothing;
    }, "the log that has sign-ins and statements is exported, or others are, or none");
}
