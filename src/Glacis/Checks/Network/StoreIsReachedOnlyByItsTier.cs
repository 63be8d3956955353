// Who gets at a database, a cache or another store over the network: the internet, joined networks, its own network as a whole, or the tier that uses it?
using Glacis.Inventory;
using Glacis.Networks;
using Glacis.Verdicts;

namespace Glacis.Checks.Network;

/// <summary>A store is reached by those that use it, and by nobody else.</summary>
public sealed class StoreIsReachedOnlyByItsTier : Check<Placement>
{
    const string Narrow = "allow it from the group of the tier that uses it, and from no addresses";

    public override About About { get; } = new(
        "store-is-reached-only-by-its-tier", "Databases and caches are reached only by the tier that uses them", Requirement.NetworksLetInOnlyWhatIsMeant, "Who gets there",
        "A database that strangers reach is one password, or one flaw of its login, away from being theirs.")
    {
        Crosswalk = new() { Cis30 = "2.3.3", Cis50 = "2.2.3", Cis70 = "3.2.3", Nist = "AC-4 SC-7 SC-7(21)", Pci = "1.4.4", Iso = "A.8.22", Hipaa = "164.312(a)(1)" },
    };

    protected override Judgement Judge(Placement it, Reasoning why)
    {
        if (why.Saw(it.Subnets, out var subnets, "subnets that it may stand in") && subnets.Count == 0) return why.DoesNotApply("it stands on no network of its owner's; its policy alone guards it");
        var approaches = why.Asked<Approaches>();
        var whole = why.Saw(approaches.FromInternet(it), out var outside, "ways in from the internet");
        whole &= why.Saw(approaches.FromElsewhere(it), out var inside, "ways in from private networks");
        var stakes = outside.Any(static way => way.By == Breadth.Everybody) ? why.SawStakes(it) : Stakes.In(DeploymentEnvironment.Production);
        List<(Approach Of, Risk Risk)> risks = [.. outside.Select(way => (way, way.RiskOf(stakes)))];
        foreach (var way in inside)
        {
            if (way.From.Sort == OriginSort.Inside) risks.Add((way, way.IsWhole ? way.RiskOf(stakes) : new(Outcome.Pass, Severity.None)));
            else if (FromAfar(it, way, why) is { } risk) risks.Add((way, risk));
            else whole = false;
        }
        if (risks.Count == 0) return whole ? Shut(it, why) : why.CannotTell();
        var (worst, how) = risks.Worst();
        return how.Stands(whole) ? Told(it, worst, how, why) : why.CannotTell();
    }

    // Joined networks and premises: meant where a flow is declared; null where that is not known.
    static Risk? FromAfar(Placement it, Approach way, Reasoning why) => !why.Saw(why.Asked<Segments>().IsMeant(it, way), out var intention, $"{way} is meant") ? null
        : intention.Is switch
        {
            true => new(Outcome.Pass, Severity.None),
            false => Risk.Undeclared(fromInternet: false),
            _ => way.RiskOf(Stakes.In(DeploymentEnvironment.Production)),
        };

    static Judgement Told(Placement it, Approach way, Risk risk, Reasoning why) => (risk.Outcome, way.From.Sort) switch
    {
        (Outcome.Fail, OriginSort.Internet) => why.Fails(risk.Severity, $"{way.By.Spoken()} it at {Sets.Services.Say(way.Services)}: {why.By(way)}", "take away its public address", Narrow),
        (Outcome.Fail, _) => why.Fails(risk.Severity, $"{way.From} reaches it at {Sets.Services.Say(way.Services)}, and no declared flow says so: {why.By(way)}", Narrow, "or declare the flow in glacis.yaml (network.flows)"),
        (Outcome.Conditional, OriginSort.Inside) => why.Conditional(risk.Severity, $"its whole network reaches it at {Sets.Services.Say(way.Services)}, and not only the tier that uses it: {why.By(way)}", "Everything in this network is meant to reach it.", Narrow),
        (Outcome.Conditional, _) => why.Conditional(risk.Severity, $"{way.From} reaches it at {Sets.Services.Say(way.Services)}: {why.By(way)}", "Everything in that network with such an address is meant to reach it.", Narrow),
        _ => Shut(it, why),
    };

    static Judgement Shut(Placement it, Reasoning why)
    {
        if (!why.Saw(why.Asked<Approaches>().Barred(it), out var barrier, "what keeps the internet out")) return why.CannotTell();
        return barrier.OneChange is null
            ? why.Passes($"only those that a rule names reach it, and more than one thing keeps the internet out: {barrier}")
            : why.Passes($"only those that a rule names reach it, and one thing keeps the internet out: {barrier}", $"one change would open it to the internet: {barrier.OneChange}; let a second thing stand in the way");
    }
}
