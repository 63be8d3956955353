// Firewalls for names: which networks they are bound to, and whether they turn anything away.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Resolver;

/// <summary>Groups of rules about names, each as it is bound to one network.</summary>
public sealed class NameFirewalls : Collector
{
    static readonly Kind Bound = new("AWS::Route53Resolver::FirewallRuleGroupAssociation", "DNS firewall");

    static readonly Call Rules = Call.ListAbout("route53resolver", "ListFirewallRules", "FirewallRules").By("FirewallRuleGroupId", "FirewallRuleGroupId").Shared();

    public override Call Root { get; } = Call.List("route53resolver", "ListFirewallRuleGroupAssociations", "FirewallRuleGroupAssociations").Then(Rules);

    public override Turn Turn => Turn.Kept;

    public override IReadOnlyList<Type> Fills => [typeof(OutboundFilter)];

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("Id").Peek(out var id) || item.Text("Status").Shown() == "DELETING") yield break;
        var actions = item.Of(Rules).Many("FirewallRules", static it => it.OneOf("Action", ("BLOCK", true), ("ALERT", false), ("ALLOW", false)));
        yield return new OutboundFilter(Arn.Of("route53resolver", item.Region, item.Account, $"firewall-rule-group-association/{id}"))
        {
            Kind = Bound,
            Name = item.Text("Name").Shown(id),
            Account = item.Account,
            Region = item.Region,
            Tags = item.Source.Concludes(Tags.None, "what binds a group to a network has nothing to tell by tags"),
            Network = item.Text("VpcId").Map(static it => (string?)it),
            Blocks = actions.Any(),
        };
    }
}
