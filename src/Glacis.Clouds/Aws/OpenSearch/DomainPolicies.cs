// Who may do what to a domain of OpenSearch.
using Glacis.Clouds.Collecting;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.OpenSearch;

/// <summary>Access policies of search domains.</summary>
public sealed class DomainPolicies : Collector
{
    static readonly Kind OfDomain = new("Glacis::OpenSearch::AccessPolicy", "OpenSearch access policy");

    internal static readonly Call Description = Call.About("opensearch", "DescribeDomain").By("DomainName", "DomainName").Needs("es:DescribeDomain");
    internal static readonly Call Labelling = Call.About("opensearch", "ListTags").By("ARN", static domain => domain.Text("DomainName").Map(name => ArnOf(domain, name))).Needs("es:ListTags");

    internal static readonly Call Listed = Call.List("opensearch", "ListDomainNames", "DomainNames").Needs("es:ListDomainNames").Then(Description, Labelling);

    public override Call Root => Listed;

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("DomainName").Peek(out var name)) yield break;
        var description = item.Of(Description).Root;
        var raw = description.PolicyUnlessSilent("DomainStatus.AccessPolicies", "DomainStatus");
        yield return item.Policy(description.Text("DomainStatus.ARN").Shown(ArnOf(item, name)), OfDomain, "es", name, raw) with { Tags = item.Of(Labelling).Tags("TagList") };
    }

    internal static string ArnOf(Item domain, string name) => Arn.Of("es", domain.Region, domain.Account, $"domain/{name}");
}
