// Is one rule of a security group acceptable: for what it opens, to whom, and what stands behind it?
using Glacis.Classification;
using Glacis.Inventory;
using Glacis.Networks;
using Glacis.Verdicts;

namespace Glacis.Checks.Network;

/// <summary>A rule lets in only whom its members are meant for.</summary>
public sealed class FirewallRuleIsAcceptable : Check<FirewallRule>
{
    public override About About { get; } = new(
        "firewall-rule-is-acceptable", "Rules let in only whom they are meant for", Requirement.NetworksLetInOnlyWhatIsMeant, "Firewall rule",
        "Every open port is tried within minutes of its being opened. Which rule is a hole, and which is the front door, depends on what stands behind it.")
    {
        Crosswalk = new() { Cis30 = "5.2 5.3", Cis50 = "5.1.2 5.3 5.4", Cis70 = "6.1.2 6.3 6.4", Nist = "AC-4 SC-7 SC-7(5)", Pci = "1.2.5 1.2.6 1.3.1", Iso = "A.8.20 A.8.22", Hipaa = "164.312(a)(1) 164.312(e)(1)" },
    };

    protected override Judgement Judge(FirewallRule rule, Reasoning why)
    {
        if (!why.Saw(rule.Direction, out var direction, "direction")) return why.CannotTell();
        if (!why.Saw(rule.Group, out _, "group")) return why.CannotTell();
        if (!why.Saw(rule.Services, out _, "protocol and ports") | !why.Saw(rule.Peer, out _, direction == Direction.Inbound ? "from" : "to")) return why.CannotTell();
        var bearing = why.Asked<Bearings>().Of(rule, direction);
        if (!why.Saw(bearing.Group, out _, "the group's name")) return why.CannotTell();
        var ruling = new Ruling(why, bearing.Owner is { } group ? rule.Environment.Or(why.Asked<Environments>().Of(group)).Or(rule.Environment) : rule.Environment);
        return direction == Direction.Inbound ? ruling.Inbound(bearing) : ruling.Outbound(bearing);
    }
}
