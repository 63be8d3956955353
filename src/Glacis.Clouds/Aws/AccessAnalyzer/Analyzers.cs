// IAM Access Analyzer: whether anything looks for resources that outsiders can reach.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.AccessAnalyzer;

/// <summary>Analysers of access from outside an account or an organisation; those of unused access look for something else.</summary>
public sealed class Analyzers : Collector
{
    static readonly Kind Analyzer = new("AWS::AccessAnalyzer::Analyzer", "Access Analyzer");

    public override Call Root { get; } = Call.List("accessanalyzer", "ListAnalyzers", "analyzers").Needs("access-analyzer:ListAnalyzers");

    public override Turn Turn => Turn.Kept;

    public override IReadOnlyList<Type> Fills => [typeof(Watcher)];

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("arn").Peek(out var arn) || item.Text("type").Peek(out var type) && type is not ("ACCOUNT" or "ORGANIZATION")) yield break;
        yield return item.Watcher(arn, Analyzer, item.Text("name").Shown(arn), WatchesFor.OutsideAccess, item.OneOf("status", ("ACTIVE", true), ("CREATING", true), ("DISABLED", false), ("FAILED", false)), item.NothingLeftOut());
    }
}
