// Is a security group acceptable: rule by rule, and as a whole?
using System.Globalization;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Networks;
using Glacis.Verdicts;

namespace Glacis.Checks.Network;

/// <summary>All rules of a group are acceptable together.</summary>
public sealed class SecurityGroupIsAcceptable : Check<SecurityGroup>
{
    public override About About { get; } = new(
        "security-group-is-acceptable", "Security groups let in only what their members are for", Requirement.NetworksLetInOnlyWhatIsMeant, "Security group",
        "Rules add up: one that lets everybody in makes all others worthless.")
    {
        Crosswalk = new() { Cis30 = "5.2 5.3", Cis50 = "5.1.2 5.3 5.4", Cis70 = "6.1.2 6.3 6.4", Nist = "AC-4 SC-7 SC-7(5)", Pci = "1.2.5 1.2.6 1.3.1", Iso = "A.8.20 A.8.22", Hipaa = "164.312(a)(1) 164.312(e)(1)" },
    };

    protected override Judgement Judge(SecurityGroup group, Reasoning why)
    {
        var whole = why.Saw(group.Inbound, out var inbound, "inbound rules");
        whole &= why.Saw(group.Outbound, out var outbound, "outbound rules");
        var (ruling, bearings) = (new Ruling(why, group.Environment), why.Asked<Bearings>());
        if (why.Saw(bearings.IsAttached(group), out var isAttached, "it is around anything") && !isAttached) return whole ? why.Passes("it is attached to nothing, so that nobody comes in by it", "remove it if nothing needs it") : why.CannotTell();
        var ruled = new List<(Bearing Rule, Judgement It)>();
        foreach (var rule in inbound) Rule(group, Direction.Inbound, rule);
        foreach (var rule in outbound) Rule(group, Direction.Outbound, rule);
        why.Turn("All rules together");
        if (Worst(ruled, Outcome.Fail) is { Count: > 0 } fails) return Fails(why, fails, ruled, isWhole: whole && !ruled.Exists(static it => it.It.Outcome == Outcome.Unknown));
        if (!whole || ruled.Exists(static it => it.It.Outcome == Outcome.Unknown)) return why.CannotTell();
        if (Worst(ruled, Outcome.Conditional) is { Count: > 0 } conditions) return Conditional(why, conditions, ruled);
        return why.Passes(inbound.Count == 0 ? "it lets nobody in" : $"acceptable{(Advice(ruled).Length > 0 ? " with recommendations" : "")}: {Told(ruled)}", Advice(ruled));

        void Rule(SecurityGroup of, Direction direction, Traffic rule)
        {
            var bearing = bearings.Of(of, direction, rule);
            why.Turn(string.Create(CultureInfo.InvariantCulture, $"Rule {ruled.Count + 1}, {(direction == Direction.Inbound ? "inbound" : "outbound")}: {bearing.Says}"));
            var it = direction == Direction.Inbound ? ruling.Inbound(bearing) : ruling.Outbound(bearing);
            if (it.Outcome != Outcome.Unknown) why.Saw(Fact.Known($"{Spoken(it.Outcome)}: {it.Because}", new Conclusion("the table for rules", 1, [rule.Services.Source, rule.Peer.Source])), out _, "acceptable");
            ruled.Add((bearing, it));
        }
    }

    static string Spoken(Outcome outcome) => outcome switch
    {
        Outcome.Pass => "yes",
        Outcome.Conditional => "on a condition",
        _ => "no",
    };

    static List<(Bearing Rule, Judgement It)> Worst(List<(Bearing Rule, Judgement It)> ruled, Outcome outcome) => ruled.FindAll(it => it.It.Outcome == outcome);

    // A rule that could not be judged may be as bad as rules are; the group is then no better than that.
    static Judgement Fails(Reasoning why, List<(Bearing Rule, Judgement It)> fails, List<(Bearing Rule, Judgement It)> all, bool isWhole)
    {
        var (worst, others) = (fails.Max(static it => it.It.Severity), isWhole ? "" : "; other rules could not be judged, and may be worse");
        return why.Fails(isWhole || worst > Severity.High ? worst : Severity.High, $"not acceptable: {string.Join("; ", fails.Select(static it => it.It.Because).Distinct(StringComparer.Ordinal))}{others}", Advice(all));
    }

    static Judgement Conditional(Reasoning why, List<(Bearing Rule, Judgement It)> conditions, List<(Bearing Rule, Judgement It)> all) =>
        why.Conditional(conditions.Max(static it => it.It.Severity), $"acceptable with recommendations: {Told(all)}", string.Join(" ", conditions.Select(static it => it.It.Statement).OfType<string>().Distinct(StringComparer.Ordinal)), Advice(all));

    static string Told(List<(Bearing Rule, Judgement It)> ruled) => string.Join("; ", ruled.GroupBy(static it => it.It.Because, StringComparer.Ordinal).Select(static same => $"{string.Join(" and ", same.Select(static it => it.Rule.Says))}: {same.Key}"));

    static string[] Advice(List<(Bearing Rule, Judgement It)> ruled) => [.. ruled.SelectMany(static it => it.It.Recommendations).Distinct(StringComparer.Ordinal)];
}
