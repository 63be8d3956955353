// When it happens, does anybody hear of it? The first broken link of the way is the finding.
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Monitoring;
using Glacis.Verdicts;

namespace Glacis.Checks.Monitoring;

/// <summary>Of each event that tells of a break-in, or leads to one, somebody is told.</summary>
public sealed class SomebodyIsTold : Check<WatchedEvent>
{
    public override About About { get; } = new(
        "somebody-is-told", "Somebody is told when it happens", Requirement.ActivityIsRecorded, "Alarms",
        "An alarm that nobody hears is as good as none; a break-in that is heard of within minutes is a small one.")
    {
        Crosswalk = new() { Cis30 = "4.1 4.2 4.3 4.4 4.5 4.6 4.7 4.8 4.9 4.10 4.11 4.12 4.13 4.14 4.15", Cis50 = "4.1 4.2 4.3 4.4 4.5 4.6 4.7 4.8 4.9 4.10 4.11 4.12 4.13 4.14 4.15", Cis70 = "5.1 5.2 5.3 5.4 5.5 5.6 5.7 5.8 5.9 5.10 5.11 5.12 5.13 5.14 5.15", Nist = "AU-6 IR-5 SI-4(5)", Pci = "10.4.1 10.4.1.1 10.7.2 12.10.5", Iso = "A.5.25 A.8.16", Hipaa = "164.308(a)(1)(ii)(D) 164.308(a)(6)(ii)" },
    };

    protected override Judgement Judge(WatchedEvent it, Reasoning why)
    {
        if (Matters.Of(it.Matter) is not { } matter) return why.NotForeseen();
        var told = why.Asked<Telling>().Of(it, matter);
        foreach (var step in told.Steps) why.Saw(step, out _, "link");
        if (!why.Saw(told.To, out var to, "how far the news comes")) return why.CannotTell();
        var last = told.Words.Length == 0 ? "" : $": {told.Words}";
        var severity = matter.IsGrave ? Severity.Medium : Severity.Low;
        return to switch
        {
            Reach.NotWritten => why.Fails(severity, "nobody is told: no trail writes it into a log group that is looked at, and no rule takes it up", "let a trail write into a log group, or let a rule take it up"),
            Reach.NotLookedFor => why.Fails(severity, $"nobody is told: no filter looks for it{last}", "add a filter for it, an alarm and a topic"),
            Reach.PartlyLookedFor => why.Fails(severity, $"nobody is told of some forms of it{last}", "let the filter fit those, too"),
            Reach.NotRaised => why.Fails(severity, $"nobody is told: no alarm looks at the count{last}", "add an alarm for the metric"),
            Reach.RaisedTooLate => why.Fails(severity, $"nobody is told of one occurrence{last}", "let one occurrence raise the alarm"),
            Reach.NotSaid => why.Fails(severity, $"nobody is told: the alarm is raised and says nothing{last}", "let it tell a topic"),
            Reach.NotHeard => why.Fails(severity, $"nobody is told: nobody listens to the topic{last}", "subscribe somebody to the topic"),
            Reach.NotConfirmed => why.Fails(severity, $"nobody is told: whoever is to hear it never agreed{last}", "let them confirm the subscription that was sent to them"),
            Reach.Machine => why.Conditional(Severity.Low, $"a machine is told{last}", "what gets it tells a person"),
            Reach.Person => why.Passes($"somebody is told{last}"),
            _ => why.NotForeseen(),
        };
    }
}
