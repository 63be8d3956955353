// FSx file systems for Windows: whether they write down who opened what.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Fsx;

/// <summary>Audit logs of file access. Other file systems have none that the service knows of.</summary>
public sealed class AuditLogs : Collector
{
    const string Setting = "WindowsConfiguration.AuditLogConfiguration";

    static readonly Kind Audit = new("Glacis::FSx::AuditLog", "FSx audit log");

    public override Call Root { get; } = Call.List("fsx", "DescribeFileSystems", "FileSystems");

    public override Turn Turn => Turn.Kept;

    public override IReadOnlyList<Type> Fills => [typeof(LogSource)];

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("ResourceARN").Peek(out var arn) || item.Text("FileSystemType").Shown("WINDOWS") != "WINDOWS") yield break;
        var level = item.OneOf($"{Setting}.FileAccessAuditLogLevel", ("DISABLED", Logging.Nothing), ("SUCCESS_ONLY", Logging.Some), ("FAILURE_ONLY", Logging.Some), ("SUCCESS_AND_FAILURE", Logging.Everything)).OrWhenSilent(Logging.Nothing);
        var described = item.Described("WindowsConfiguration", "file system", level);
        yield return item.Log(Audit, arn, item.Tags("Tags").NameOr(item.Text("FileSystemId").Shown(arn)), LogSort.Audit, described, item.Only(item.Text($"{Setting}.AuditLogDestination").Map(LogsOf.Group)));
    }
}
