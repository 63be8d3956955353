// The engines of search domains by their versions.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.OpenSearch;

/// <summary>Domains, as what engine they run.</summary>
public sealed class Versions : Collector
{
    static readonly Kind Run = new("Glacis::OpenSearch::Version", "search engine");

    public override Call Root => DomainPolicies.Listed;

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("DomainName").Peek(out var name)) yield break;
        var status = item.Of(DomainPolicies.Description).Root;
        // "OpenSearch_2.11", "Elasticsearch_7.10".
        var engine = status.Text("DomainStatus.EngineVersion");
        yield return item.Runs(Run, DomainPolicies.ArnOf(item, name), name, item.Of(DomainPolicies.Labelling).Tags("TagList"), engine.Map(static it => it.Split('_')[0].ToLowerInvariant()), engine.Map(static it => it[(it.IndexOf('_', StringComparison.Ordinal) + 1)..]), Updates(status));
    }

    // "AutoSoftwareUpdateEnabled" is off for domains that nobody changed since there is such a setting.
    static Fact<UpdatesItself> Updates(Item status) => status.Has("DomainStatus").Then(has => !has ? Fact.Unknown<UpdatesItself>(Ignorance.NotInAnswer, "the answer does not describe the domain", status.Source)
        : status.Flag("DomainStatus.SoftwareUpdateOptions.AutoSoftwareUpdateEnabled").OrWhenSilent(false).Map(static on => on ? UpdatesItself.Yes : UpdatesItself.No));
}
