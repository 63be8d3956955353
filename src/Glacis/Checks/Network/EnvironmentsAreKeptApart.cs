// Is production joined with networks of another environment?
using Glacis.Classification;
using Glacis.Inventory;
using Glacis.Networks;
using Glacis.Verdicts;

namespace Glacis.Checks.Network;

/// <summary>No network is joined with one of another environment.</summary>
public sealed class EnvironmentsAreKeptApart : Check<Inventory.Network>
{
    public override About About { get; } = new(
        "environments-are-kept-apart", "Production networks are joined with no others", Requirement.NetworksLetInOnlyWhatIsMeant, "Isolation",
        "Development is where people try things, with weaker guards. Whoever gets in there should find no road to production.")
    {
        Crosswalk = new() { Nist = "SC-7 SC-7(21)", Pci = "1.4.1 6.5.3", Iso = "A.8.22 A.8.31", Hipaa = "164.312(a)(1)" },
    };

    protected override Judgement Judge(Inventory.Network it, Reasoning why)
    {
        var grounds = why.Asked<Grounds>();
        var whole = why.Saw(grounds.Joins(it), out var joins, "networks that it is joined with");
        why.Saw(grounds.Advice(it), out var advice, "what would make it tighter");
        if (joins.Count == 0) return whole ? why.Passes("it is joined with no other network", advice) : why.CannotTell();
        if (!why.Saw(it.Environment, out var own, "environment")) return why.CannotTell();
        var (worst, of) = (Severity.None, joins[0]);
        foreach (var join in joins)
        {
            if (Far(grounds, join, why) is not { } other) whole = false;
            else if (Between(own, other) is var severity && severity > worst) (worst, of) = (severity, join);
        }
        if (worst == Severity.High || whole && worst > Severity.None)
            return why.Fails(worst, $"it is joined with a network of another environment: {of}", "take the join apart, or let what both need stand in a network of its own");
        return whole ? why.Passes($"it is joined with networks of its own environment only ({string.Join("; ", joins.Take(3))})", advice) : why.CannotTell();
    }

    static DeploymentEnvironment? Far(Grounds grounds, Join join, Reasoning why) =>
        why.Saw(grounds.Other(join), out var other, $"{join}") && why.Saw(why.Asked<Settled>().Of(other).Environment, out var environment, $"environment of {join.With}") ? environment : null;

    static Severity Between(DeploymentEnvironment one, DeploymentEnvironment other) => (one < other ? (one, other) : (other, one)) switch
    {
        (DeploymentEnvironment.Production, DeploymentEnvironment.Development) => Severity.High,
        (DeploymentEnvironment.Production, DeploymentEnvironment.Staging) => Severity.Medium,
        _ => Severity.None,
    };
}
