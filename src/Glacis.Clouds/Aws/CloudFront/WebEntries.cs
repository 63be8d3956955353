// Distributions as entries to the web: what looks at requests before them.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.CloudFront;

/// <summary>Distributions, which everybody reaches.</summary>
public sealed class WebEntries : Collector
{
    static readonly Kind Entry = new("Glacis::CloudFront::WebEntry", "distribution as an entry to the web");

    static readonly Call List = Call.About("wafv2", "GetWebACL").By("Name", static it => Part(it, 2)).By("Id", static it => Part(it, 3)).With("Scope", "CLOUDFRONT").When(IsOfSecondGeneration).AbsentBy("WAFNonexistentItemException");

    public override Call Root { get; } = Call.List("cloudfront", "ListDistributions", "DistributionList.Items").OncePerAccount().Then(List);

    static Fact<bool> IsOfSecondGeneration(Item it) => it.Text("WebACLId").Map(static id => id.StartsWith("arn:", StringComparison.Ordinal)).OrWhenSilent(false);

    // "arn:aws:wafv2:us-east-1:account:global/webacl/name/id"; the first generation has an id alone.
    static Fact<string> Part(Item distribution, int at) => distribution.Text("WebACLId").Map(it => it.Split('/') is { Length: 4 } parts ? parts[at] : "");

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("ARN").Peek(out var arn)) yield break;
        var list = item.Text("WebACLId").OrWhenSilent("");
        yield return new WebEntry($"{arn}#web")
        {
            Kind = Entry,
            Name = item.Items("Aliases.Items").Select(static it => it.Text().Shown()).FirstOrDefault() ?? item.Text("DomainName").Shown(arn),
            Account = item.Account,
            Region = item.Region,
            Tags = Fact.Unknown<Tags>(Ignorance.NotRecorded, "the tags of the distribution are read with its listener", item.Source),
            IsPublic = item.Source.Concludes(true, "distributions are reached from everywhere"),
            Firewall = !list.Peek(out var id) ? Fact.Unknown<WebFirewall>((Unknown)list.Source)
                : id.Length == 0 ? list.Map(static _ => WebFirewall.Missing)
                : !id.StartsWith("arn:", StringComparison.Ordinal) ? Fact.Unknown<WebFirewall>(Ignorance.NotForeseen, "its firewall is of the first generation, whose rules are not read", item.Source)
                : Waf.Firewalls.Of(item.Of(List)),
        };
    }
}
