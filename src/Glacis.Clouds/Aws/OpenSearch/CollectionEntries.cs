// Serverless collections of OpenSearch: who may come to them.
using Glacis.Clouds.Aws.Ec2;
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
        var opens = (all.IsComplete ? Many<Fact<bool>>.All([.. all.Items.Select(it => Opens(it.Root, collection))], all.Source) : Many<Fact<bool>>.None((Unknown)all.Source)).Any();
        return opens.Peek(out var everybody) && !everybody
            ? Fact.Known(OpenTo.PrivateNetworks, new Conclusion("no network policy lets everybody come to it", 1, [all.Source, .. all.Items.Select(static it => it.Root.Source)]))
            : opens.Map(static _ => OpenTo.Everybody);
    }

    static Fact<bool> Opens(Item policy, string collection) => Told(policy, "securityPolicyDetail.policy", part =>
        Told(part, "Rules", rule => Told(rule, "Resource", it => it.Text().Map(name => Matching.Glob(name, collection)))).Then(speaks =>
            part.Flag("AllowFromPublic").OrWhenSilent(false).Map(open => speaks && open)));

    // What does not speak of its parts has not said that there are none.
    static Fact<bool> Told(Item item, string list, Func<Item, Fact<bool>> read) => item.Told(list, read).Any();
}
