// What does the internet reach of a machine? Which rule lets it in is told by the rule's own check; here is told what is reached.
using Glacis.Inventory;
using Glacis.Networks;
using Glacis.Verdicts;

namespace Glacis.Checks.Network;

/// <summary>The internet reaches no shell, no store and no other door of a machine that is not meant for it.</summary>
public sealed class InterfaceExposesOnlyWhatIsMeant : Check<NetworkInterface>
{
    public override About About { get; } = new(
        "interface-exposes-only-what-is-meant", "Machines show the internet nothing but the web", Requirement.NetworksLetInOnlyWhatIsMeant, "What the internet reaches",
        "A rule is a hole only where it leads somewhere: an address, a road, a machine that answers. Here all of them come together.")
    {
        Crosswalk = new() { Cis30 = "2.3.3", Cis50 = "2.2.3", Cis70 = "3.2.3", Nist = "AC-4 CM-7 SC-7", Pci = "1.4.2 2.2.4", Iso = "A.8.20", Hipaa = "164.312(a)(1) 164.312(e)(1)" },
    };

    protected override Judgement Judge(NetworkInterface it, Reasoning why)
    {
        if (!why.Saw(it.User, out var user, "who uses it")) return why.CannotTell();
        if (user.Sort == Occupant.Nobody) return why.Passes("nothing is attached to it, so that nobody answers", "remove it: what is attached to it one day is open as far as its groups are");
        if (user.Sort is not (Occupant.Machine or Occupant.Container or Occupant.Other)) return why.DoesNotApply($"the provider looks after it, for {user}, and it is judged there");
        var whole = why.Saw(why.Asked<Approaches>().FromInternet(it), out var ways, "ways in from the internet");
        if (ways.Count == 0) return whole ? Shut(it, why) : why.CannotTell();
        var stakes = Stakes.In(ways.Any(static way => way is { What: Opened.Shell, By: Breadth.Everybody }) ? why.Supposed(it.Environment, "environment") : DeploymentEnvironment.Production);
        var (worst, risk) = ways.Select(way => (way, RiskOf(way, stakes))).Worst();
        return risk.Stands(whole) ? Told(it, worst, risk, why) : why.CannotTell();
    }

    // What a machine answers on port 80 no list tells: it may be a redirect.
    static Risk RiskOf(Approach way, in Stakes stakes) => way is { What: Opened.PlainWeb, By: Breadth.Everybody } ? new(Outcome.Conditional, Severity.Low) : way.RiskOf(stakes);

    static Judgement Told(NetworkInterface it, Approach way, Risk risk, Reasoning why)
    {
        var reaches = $"{way.By.Spoken()} {way.Spoken()}: {why.By(way)}";
        return (risk.Outcome, way.What) switch
        {
            (Outcome.Fail, Opened.Shell) => why.Fails(risk.Severity, reaches, Otherwise(it, why), "until then allow it from the addresses of those who need it"),
            (Outcome.Fail, Opened.Store) => why.Fails(risk.Severity, reaches, "allow it from the group of the tier that uses it", "take away the machine's public address"),
            (Outcome.Fail, _) => why.Fails(risk.Severity, reaches, "allow the ports that are meant, from whom they are meant for", "or put a load balancer with HTTPS before it"),
            (Outcome.Conditional, Opened.Shell) => why.Conditional(risk.Severity, reaches, "A shell is needed there, from these addresses, which are ours, and whoever comes proves who he is with a second factor.", Otherwise(it, why)),
            (Outcome.Conditional, Opened.PlainWeb) => why.Conditional(risk.Severity, reaches, "Whoever comes by plain HTTP is sent to HTTPS, and gets nothing else.", "probe the endpoint (glacis assess --probe), or put a load balancer with a redirect before it"),
            (Outcome.Conditional, _) => why.Conditional(risk.Severity, reaches, "These addresses are ours, and are meant to reach it."),
            _ when risk.Severity == Severity.Low => why.Passes($"named addresses alone reach it ({Sets.Services.Say(way.Services)})", "see that each of them is still meant"),
            _ => why.Passes($"the internet reaches nothing but {way.Spoken()}"),
        };
    }

    static string Otherwise(NetworkInterface it, Reasoning why) =>
        why.Saw(why.Asked<Approaches>().OtherDoor(it), out var door, "another way to a shell") ? $"use a session manager, which needs no open port, and remove the rule: {door}" : "use a session manager, which needs no open port, and remove the rule";

    static Judgement Shut(NetworkInterface it, Reasoning why) =>
        why.Saw(why.Asked<Approaches>().Barred(it), out var barrier, "what keeps the internet out") ? why.Passes($"the internet does not reach it: {barrier}") : why.CannotTell();
}
