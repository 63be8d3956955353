// Every combination of the values that a check looks at: it always answers, with a reason, a source for each line, and the right form.
using Glacis.Facts;
using Glacis.Verdicts;
using Xunit;

namespace Glacis.Tests.Checks;

public sealed class EveryCombination
{
    public static TheoryRows Slugs => Walk.Slugs;

    [Theory]
    [MemberData(nameof(Slugs))]
    public void Gets_an_answer_of_the_right_form(string slug)
    {
        var check = Walk.Of(slug);
        var seen = new HashSet<Outcome>();
        var answers = new Dictionary<string, HashSet<object>>(StringComparer.Ordinal);
        var count = 0;
        foreach (var (world, verdict) in Walk.EveryCombination(check))
        {
            count++;
            seen.Add(verdict.Outcome);
            EverySentenceHasItsSource.Cites(world, verdict);
            foreach (var line in verdict.Lines)
                if (line.Answer is Enum or bool) Remember(answers, line.Question, line.Answer);
            if (Fault(verdict) is { } fault) Assert.Fail($"{fault}: {verdict.Outcome} {verdict.Severity} \"{verdict.Reason}\"\nin {world}");
        }
        Assert.True(count > 2, "a check looks at something");
        ShowedEveryMember(answers);
        Assert.Superset(new HashSet<Outcome> { Outcome.Pass, Outcome.Fail, Outcome.Unknown }, seen);
    }

    static void Remember(Dictionary<string, HashSet<object>> answers, string question, object answer)
    {
        if (!answers.TryGetValue(question, out var members)) answers[question] = members = [];
        members.Add(answer);
    }

    static string? Fault(Verdict verdict) => verdict switch
    {
        _ when verdict.Reason.Contains("the check failed", StringComparison.Ordinal) => "it throws",
        _ when verdict.Reason.Contains("not foreseen", StringComparison.Ordinal) => "it is not foreseen",
        { Reason.Length: < 10 } => "no reason",
        { Lines.Count: 0 } => "nothing was looked at",
        _ when verdict.Lines.Any(static line => line.Source is null || line.Question.Length == 0 || line.Phase.Length == 0) => "a line without source, question or heading",
        _ when (verdict.Severity == Severity.None) != HasNoSeverity(verdict) => "a severity that does not fit the outcome",
        _ when (verdict.Outcome == Outcome.Conditional) != verdict.Statement is { Length: > 10 } => "a statement if and only if conditional",
        { Outcome: Outcome.Fail, Recommendations.Count: 0 } => "a fail without a way out",
        { Outcome: Outcome.Unknown, Confidence: > 0 } or { Confidence: < 0 or > 1 } => "a confidence that does not fit",
        { Outcome: not Outcome.Unknown, Confidence: 0 } => "no confidence in an answer",
        _ => null,
    };

    static bool HasNoSeverity(Verdict verdict) =>
        verdict.Outcome is Outcome.Unknown or Outcome.NotApplicable || verdict is { Outcome: Outcome.Pass, Recommendations.Count: 0 };

    // If a check looks at an enum, the walk has shown it every member; else the walk proves less than it says.
    static void ShowedEveryMember(Dictionary<string, HashSet<object>> answers)
    {
        Assert.NotEmpty(answers);
        foreach (var (question, members) in answers)
        {
            var all = members.First() is bool ? 2 : Enum.GetValues(members.First().GetType()).Length;
            Assert.True(members.Count == all, $"{question}: only {string.Join(", ", members)} was seen");
        }
    }

    [Theory]
    [MemberData(nameof(Slugs))]
    public void Is_judged_the_same_twice(string slug)
    {
        var check = Walk.Of(slug);
        foreach (var (world, verdict) in Walk.EveryCombination(check).Take(500))
        {
            var again = world.Judge(check);
            Assert.Equal(verdict.Lines, again.Lines);
            Assert.Equal((verdict.Id, verdict.Outcome, verdict.Severity, verdict.Reason), (again.Id, again.Outcome, again.Severity, again.Reason));
        }
    }
}
