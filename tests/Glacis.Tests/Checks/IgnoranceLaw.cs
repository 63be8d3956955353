// Losing knowledge never improves a verdict: each fact of each check is made unknown in turn.
using CsCheck;
using Glacis.Verdicts;
using Xunit;

namespace Glacis.Tests.Checks;

/// <remarks>
/// What may become of a verdict when one fact is lost, a list is cut short or a resource is not there any more:
/// it becomes unknown, or its outcome stays and its severity does not drop. Everything else *improves* it: a pass, a conditional or a
/// "not applicable" out of a fail, and also a fail out of nothing, which a person would be sent to mend. An outcome is compared as the
/// check gave it, before exceptions and attestations. One drop is right: a fail that is critical becomes high, since what is uncertain is never critical.
/// </remarks>
public sealed class IgnoranceLaw
{
    public static TheoryRows Slugs => Walk.Slugs;

    [Theory]
    [MemberData(nameof(Slugs))]
    public void Losing_a_fact_never_improves_a_verdict(string slug) => Holds(slug, settled: false, worlds: 150);

    [Theory]
    [MemberData(nameof(Slugs))]
    public void Knowing_nothing_is_unknown(string slug)
    {
        var check = Walk.Of(slug);
        Assert.Equal(Outcome.Unknown, new World(check.Asks, static (_, _) => 0, everySource: false, settled: false).Judge(check).Outcome);
    }

    internal static void Holds(string slug, bool settled, int worlds)
    {
        var check = Walk.Of(slug);
        Walk.Choosing.Sample(
            choose =>
            {
                var world = new World(check.Asks, choose, everySource: true, settled);
                var before = world.Judge(check);
                foreach (var choice in world.Choices)
                    foreach (var less in choice.Less)
                    {
                        var after = new World(check.Asks, choose.With(choice.Path, less), everySource: true, settled).Judge(check);
                        if (Improves(before, after)) Assert.Fail($"{choice.Path} lost ({choice.Taken} to {less}): {Said(before)} becomes {Said(after)}\nin {world}");
                    }
            },
            iter: worlds, threads: 1);
    }

    static bool Improves(Verdict before, Verdict after)
    {
        if (after.Outcome == Outcome.Unknown) return false;
        if (after.Outcome != before.Outcome) return true;
        return after.Severity < before.Severity && !(before is { Outcome: Outcome.Fail, Severity: Severity.Critical } && after.Severity == Severity.High);
    }

    static string Said(Verdict verdict) => $"{verdict.Outcome} {verdict.Severity} ({verdict.Reason})";

    [Theory]
    [InlineData(Outcome.Fail, Severity.High, Outcome.Fail, Severity.High, false)]
    [InlineData(Outcome.Fail, Severity.Low, Outcome.Fail, Severity.High, false)]
    [InlineData(Outcome.Fail, Severity.Critical, Outcome.Fail, Severity.High, false)]
    [InlineData(Outcome.Fail, Severity.Critical, Outcome.Fail, Severity.Medium, true)]
    [InlineData(Outcome.Fail, Severity.High, Outcome.Fail, Severity.Medium, true)]
    [InlineData(Outcome.Fail, Severity.High, Outcome.Unknown, Severity.None, false)]
    [InlineData(Outcome.Fail, Severity.High, Outcome.Pass, Severity.None, true)]
    [InlineData(Outcome.Fail, Severity.High, Outcome.Conditional, Severity.High, true)]
    [InlineData(Outcome.Fail, Severity.High, Outcome.NotApplicable, Severity.None, true)]
    [InlineData(Outcome.Conditional, Severity.Low, Outcome.Pass, Severity.Low, true)]
    [InlineData(Outcome.Unknown, Severity.None, Outcome.Pass, Severity.None, true)]
    [InlineData(Outcome.Unknown, Severity.None, Outcome.Fail, Severity.High, true)]
    [InlineData(Outcome.Pass, Severity.None, Outcome.Fail, Severity.High, true)]
    [InlineData(Outcome.Pass, Severity.Low, Outcome.Unknown, Severity.None, false)]
    public void The_law_tells_what_improves(Outcome was, Severity how, Outcome outcome, Severity severity, bool improves) =>
        Assert.Equal(improves, Improves(Bare(was, how), Bare(outcome, severity)));

    static Verdict Bare(Outcome outcome, Severity severity) => new()
    {
        Id = default,
        Check = "",
        Requirement = Requirement.KeysAreManaged,
        Resource = new("", "", "", "", "", ""),
        Outcome = outcome,
        Severity = severity,
        Confidence = 0,
        Likelihood = 0,
        Escalates = false,
        Reason = "",
        Lines = [],
    };
}

/// <summary>The same of what classification reads; a class of its own is a thread of its own.</summary>
public sealed class IgnoranceLawOfClassification
{
    public static TheoryRows Slugs => Walk.Slugs;

    [Theory]
    [MemberData(nameof(Slugs))]
    public void Losing_what_classification_reads_never_improves_a_verdict(string slug) => IgnoranceLaw.Holds(slug, settled: true, worlds: 150);
}
