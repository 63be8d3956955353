// Serverless collections of OpenSearch: who may come to them.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.OpenSearch;

/// <summary>Collections and their dashboards, as the network policies of the region let people near.</summary>
public sealed class CollectionEntries : Collector
{
    static readonly Kind Entry = new("Glacis::OpenSearchServerless::Entry", "OpenSearch serverless entry");

    static readonly Call Policy = Call.About("opensearchserverless", "GetSecurityPolicy").With("type", "network").By("name", "name").Needs("aoss:GetSecurityPolicy").Shared();

    static readonly Call Policies = Call.ListAbout("opensearchserverless", "ListSecurityPolicies", "securityPolicySummaries").With("type", "network").Needs("aoss:ListSecurityPolicies").Shared().Then(Policy);

    public override Call Root { get; } = Call.List("opensearchserverless", "ListCollections", "collectionSummaries").Needs("aoss:ListCollections").Then(Policies, Collections.Labelling);

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("arn").Peek(out var arn)) yield break;
        yield return new ServiceEntry($"{arn}#entry")
        {
            Kind = Entry,
            Name = item.Text("name").Shown(arn),
            Account = item.Account,
            Region = item.Region,
            Tags = item.Of(Collections.Labelling).Tags("tags", "key", "value"),
            OpenTo = item.Text("name").Then(name => Opened(item.Of(Policies), $"collection/{name}")),
        };
    }

    // Where rules speak of one collection twice, the one that lets in everybody counts ("Policy precedence"); one that no rule speaks of nobody reaches.
    static Fact<OpenTo> Opened(Answered policies, string collection)
    {
        var all = policies.Many("securityPolicySummaries", static it => it.Of(Policy));
        var doubt = all.IsComplete ? null : (Unknown)all.Source;
        foreach (var policy in all.Items)
        {
            if (policy.WhyNot is { } why) doubt ??= why;
            foreach (var part in policy.Items("securityPolicyDetail.policy").Where(it => Speaks(it, collection)))
                if (!part.Flag("AllowFromPublic").OrWhenSilent(false).Peek(out var everybody)) doubt ??= new(Ignorance.NotForeseen, "the policy says in an unheard-of way whether it lets in everybody", part.Source);
                else if (everybody) return part.Flag("AllowFromPublic").Map(static _ => OpenTo.Everybody);
        }
        return doubt is not null ? Fact.Unknown<OpenTo>(doubt) : Fact.Known(OpenTo.PrivateNetworks, new Conclusion("no network policy lets everybody come to it", 1, [all.Source]));
    }

    static bool Speaks(Item part, string collection) => part.Items("Rules").SelectMany(static it => it.Items("Resource")).Any(it => Matching.Glob(it.Text().Shown("*"), collection));
}
