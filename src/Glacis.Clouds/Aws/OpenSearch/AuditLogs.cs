// OpenSearch domains: whether they write down who asked what.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.OpenSearch;

/// <summary>Audit logs of domains.</summary>
public sealed class AuditLogs : Collector
{
    static readonly Kind Audit = new("Glacis::OpenSearch::AuditLog", "OpenSearch audit log");

    public override Call Root { get; } = DomainPolicies.Listed;

    public override Turn Turn => Turn.Kept;

    public override IReadOnlyList<Type> Fills => [typeof(LogSource)];

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("DomainName").Peek(out var name)) yield break;
        var status = item.Of(DomainPolicies.Description).Root;
        const string Log = "DomainStatus.LogPublishingOptions.AUDIT_LOGS";
        var isOn = status.Has("DomainStatus").Then(has => has ? status.Flag($"{Log}.Enabled").OrWhenSilent(false) : status.Flag($"{Log}.Enabled"));
        yield return item.Log(Audit, DomainPolicies.ArnOf(item, name), name, LogSort.Audit, isOn.AllOrNothing(), status.Only(status.Text($"{Log}.CloudWatchLogsLogGroupArn").Map(LogsOf.Group)));
    }
}
