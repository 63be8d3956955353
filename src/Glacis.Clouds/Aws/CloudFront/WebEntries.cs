// Distributions as entries to the web: what looks at requests before them.
using Glacis.Clouds.Aws.Waf;
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.CloudFront;

/// <summary>Distributions, which everybody reaches.</summary>
public sealed class WebEntries : Collector
{
    static readonly Kind Entry = new("Glacis::CloudFront::WebEntry", "distribution as an entry to the web");

    static readonly Call List = Firewalls.In("WebACLId", "CLOUDFRONT").In(Distributions.Home);

    public override Call Root { get; } = Call.List("cloudfront", "ListDistributions", "DistributionList.Items").OncePerAccount().Then(Distributions.Tagged, List);

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("ARN").Peek(out var arn)) yield break;
        yield return new WebEntry($"{arn}#web")
        {
            Kind = Entry,
            Name = item.Items("Aliases.Items").Select(static it => it.Text().Shown()).FirstOrDefault() ?? item.Text("DomainName").Shown(arn),
            Account = item.Account,
            Region = item.Region,
            Tags = item.Of(Distributions.Tagged).Tags("Tags.Items"),
            IsPublic = item.Source.Concludes(true, "distributions are reached from everywhere"),
            Firewall = Firewalls.Before(item, "WebACLId", List),
        };
    }
}
