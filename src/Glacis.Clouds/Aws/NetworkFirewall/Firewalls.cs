// Network firewalls: which network they look at, and whether they turn anything away.
using System.Text.RegularExpressions;
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.NetworkFirewall;

/// <summary>Firewalls that traffic can be led through. Whether routes lead it there is not followed.</summary>
public sealed partial class Firewalls : Collector
{
    const string Policy = "FirewallPolicy";

    static readonly string[] Defaults = [$"{Policy}.StatefulDefaultActions", $"{Policy}.StatelessDefaultActions"];

    static readonly Kind Firewall = new("AWS::NetworkFirewall::Firewall", "network firewall");

    static readonly Call Description = Call.About("network-firewall", "DescribeFirewall").By("FirewallArn", "FirewallArn");
    static readonly Call Group = Call.About("network-firewall", "DescribeRuleGroup").By("RuleGroupArn", "ResourceArn").Shared();
    static readonly Call Rules = Call.ListAbout("network-firewall", "DescribeFirewallPolicy", $"{Policy}.StatefulRuleGroupReferences").By("FirewallPolicyArn", "Arn").Shared().Then(Group);
    static readonly Call Policies = Call.ListAbout("network-firewall", "ListFirewallPolicies", "FirewallPolicies").Shared().Then(Rules);

    public override Call Root { get; } = Call.List("network-firewall", "ListFirewalls", "Firewalls").Then(Description, Policies);

    public override Turn Turn => Turn.Kept;

    public override IReadOnlyList<Type> Fills => [typeof(OutboundFilter)];

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("FirewallArn").Peek(out var arn)) yield break;
        var firewall = item.Of(Description).Root;
        yield return new OutboundFilter(arn)
        {
            Kind = Firewall,
            Name = item.Text("FirewallName").Shown(arn),
            Account = item.Account,
            Region = item.Region,
            Tags = firewall.Described("Firewall", "firewall", firewall.Tags("Firewall.Tags")),
            // One that hangs on a transit gateway stands in no network of the owner's.
            Network = firewall.Has("Firewall.TransitGatewayId").Then(hangs => hangs ? firewall.Text("Firewall.TransitGatewayId").Map(static _ => (string?)null) : firewall.Text("Firewall.VpcId").Map(static it => (string?)it)),
            Blocks = firewall.Text("Firewall.FirewallPolicyArn").Then(policy => Named(item.Of(Policies), policy)),
        };
    }

    static Fact<bool> Named(Answered policies, string arn)
    {
        var all = policies.Many("FirewallPolicies", static it => it);
        foreach (var it in all.Items)
            if (it.Text("Arn").Shown() == arn) return Turns(it.Of(Rules));
        return Fact.Unknown<bool>(all.Source as Unknown ?? new(Ignorance.NotListed, "its policy is not among those that were listed", all.Source));
    }

    // By what it does with what no rule speaks of, or by a rule that is not turned into an alarm.
    static Fact<bool> Turns(Answered policy)
    {
        var root = policy.Root;
        foreach (var action in Defaults.SelectMany(it => root.Items(it)))
            if (action.Text().Shown().Contains("drop", StringComparison.Ordinal)) return action.Text().Map(static _ => true);
        var isTurned = policy.Many($"{Policy}.StatefulRuleGroupReferences", Turned).Any();
        return isTurned.Peek(out var yes) && !yes && root.Items($"{Policy}.StatelessRuleGroupReferences").Any()
            ? Fact.Unknown<bool>(Ignorance.NotLookedAt, "its groups of stateless rules, which may turn something away, are not asked for", root.Source) : isTurned;
    }

    static Fact<bool> Turned(Item reference)
    {
        if (reference.Text("Override.Action").Shown() == "DROP_TO_ALERT") return reference.Text("Override.Action").Map(static _ => false);
        const string Written = "RuleGroup.RulesSource";
        var group = reference.Of(Group).Root;
        if (group.Text($"{Written}.RulesString").Peek(out var text)) return group.Text($"{Written}.RulesString").Map(_ => Dropping().IsMatch(text));
        var list = group.OneOf($"{Written}.RulesSourceList.GeneratedRulesType", ("DENYLIST", true), ("REJECTLIST", true), ("ALLOWLIST", true), ("ALERTLIST", false));
        if (list.Source is not Unknown { Why: Ignorance.NotInAnswer }) return list;
        return group.Has($"{Written}.StatefulRules").Then(has => has
            ? group.Many($"{Written}.StatefulRules", static it => it.OneOf("Action", ("DROP", true), ("REJECT", true), ("PASS", false), ("ALERT", false))).Any()
            : Fact.Unknown<bool>(Ignorance.NotInAnswer, "the rules of the group are not told", group.Source));
    }

    [GeneratedRegex(@"^\s*(?:drop|reject|rejectsrc|rejectdst|rejectboth)\s", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Dropping();
}
