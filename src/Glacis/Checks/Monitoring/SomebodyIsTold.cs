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
        "An alarm that nobody hears is as good as none; a break-in that is heard of within minutes is a small one.");

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
