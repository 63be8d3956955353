// What Inspector found, and still stands.
using System.Text.Json.Nodes;
using Glacis.Clouds.Collecting;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Inspector;

/// <summary>Active findings of Inspector that are high or critical; of others there may be hundreds of thousands.</summary>
public sealed class Findings : Collector
{
    static readonly Kind Found = new("Glacis::Inspector::Finding", "Inspector finding");

    static JsonNode Grave => JsonNode.Parse("""{"findingStatus":[{"comparison":"EQUALS","value":"ACTIVE"}],"severity":[{"comparison":"EQUALS","value":"CRITICAL"},{"comparison":"EQUALS","value":"HIGH"}]}""")!;

    public override Call Root { get; } = Call.List("inspector2", "ListFindings", "findings").With("filterCriteria", Grave);

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("findingArn").Peek(out var arn) || item.Text("status").Shown("ACTIVE") != "ACTIVE") yield break;
        var of = item.Text("resources[0].id").Shown();
        yield return item.Finding(Found, arn, of, item.Text("title"), item.OneOf("severity", ("CRITICAL", FindingRank.Critical), ("HIGH", FindingRank.High), ("MEDIUM", FindingRank.Lower), ("LOW", FindingRank.Lower), ("INFORMATIONAL", FindingRank.Lower), ("UNTRIAGED", FindingRank.Lower)), item.Time("firstObservedAt"));
    }
}
