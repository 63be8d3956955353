// What was brought together in Security Hub, and still stands: of GuardDuty, Macie and others.
using System.Text.Json.Nodes;
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.SecurityHub;

/// <summary>Active findings that are high or critical and that nobody resolved. What the hub's own standards say of settings is judged here, and Inspector's findings are read at their source.</summary>
public sealed class Findings : Collector
{
    const string Hub = "Security Hub", Inspector = "Inspector";

    static readonly Kind Found = new("Glacis::SecurityHub::Finding", "finding in Security Hub");

    static JsonNode Grave => JsonNode.Parse("""
        {"RecordState":[{"Comparison":"EQUALS","Value":"ACTIVE"}],"WorkflowStatus":[{"Comparison":"EQUALS","Value":"NEW"},{"Comparison":"EQUALS","Value":"NOTIFIED"}],
         "SeverityLabel":[{"Comparison":"EQUALS","Value":"CRITICAL"},{"Comparison":"EQUALS","Value":"HIGH"}],"ProductName":[{"Comparison":"NOT_EQUALS","Value":"Security Hub"},{"Comparison":"NOT_EQUALS","Value":"Inspector"}]}
        """)!;

    // Where there is no hub the call is refused so.
    public override Call Root { get; } = Call.List("securityhub", "GetFindings", "Findings").With("Filters", Grave).AbsentBy("InvalidAccessException");

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("Id").Peek(out var id) || item.Text("RecordState").Shown("ACTIVE") != "ACTIVE" || item.Text("Workflow.Status").Shown("NEW") is not ("NEW" or "NOTIFIED")) yield break;
        if (item.Text("ProductName").Shown() is Hub or Inspector) yield break;
        var seen = item.Time("FirstObservedAt");
        yield return item.Finding(Found, id, item.Text("Resources[0].Id").Shown(), item.Text("Title"),
            item.OneOf("Severity.Label", ("CRITICAL", FindingRank.Critical), ("HIGH", FindingRank.High), ("MEDIUM", FindingRank.Lower), ("LOW", FindingRank.Lower), ("INFORMATIONAL", FindingRank.Lower)), seen.Source is Unknown { Why: Ignorance.NotInAnswer } ? item.Time("CreatedAt") : seen);
    }
}
