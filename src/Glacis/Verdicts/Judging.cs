// Asks every check that fits a resource, and applies what the owners accepted and attested.
using Glacis.Facts;
using Glacis.Inventory;

namespace Glacis.Verdicts;

/// <summary>Judges resources one after another. One a worker; threads may not share it.</summary>
public sealed class Judging
{
    readonly ILookup<Type, Check> checks;
    readonly Reasoning why;
    readonly Estate estate;
    readonly HashSet<string> used = new(StringComparer.Ordinal);

    public Judging(Estate estate, IEnumerable<Check> checks)
    {
        this.estate = estate;
        this.checks = checks.OrderBy(static it => it.About.Id, StringComparer.Ordinal).ToLookup(static it => it.Asks);
        why = new(estate);
    }

    /// <summary>Ids of the exceptions and attestations that met a verdict.</summary>
    public IReadOnlySet<string> Used => used;

    /// <summary>The verdicts of all checks that ask about this kind, by check.</summary>
    public IEnumerable<Verdict> Judge(Resource it)
    {
        var subject = Subject.Of(it);
        foreach (var check in checks[it.GetType()])
            yield return Made(check, it, subject, Asked(check, it));
    }

    // One of the two places where everything is caught: a check that fails says unknown, and the assessment goes on.
    Judgement Asked(Check check, Resource it)
    {
        try
        {
            return check.Ask(it, why);
        }
        catch (Exception fault)
        {
            return new(Outcome.Unknown, Severity.None, $"cannot tell: the check failed ({fault.GetType().Name}: {fault.Message}); please report it", null, []);
        }
    }

    Verdict Made(Check check, Resource it, Subject subject, Judgement judged)
    {
        var acceptance = judged.Outcome switch
        {
            Outcome.Fail => Accepted(check, it, Outcome.Fail),
            Outcome.Conditional => Attested(check, it) ?? Accepted(check, it, Outcome.Conditional),
            _ => null,
        };
        var outcome = acceptance is null ? judged.Outcome : acceptance.Value.To;
        return new()
        {
            Id = Verdict.IdOf(check.About.Id, it.Account, it.Id),
            Check = check.About.Id,
            Requirement = check.About.Requirement,
            Resource = subject,
            Outcome = outcome,
            Severity = outcome == Outcome.Pass && acceptance is not null ? Severity.None : judged.Severity,
            Confidence = Confidence.Of(outcome, why.Lines),
            Likelihood = Risk.Likelihood(outcome, judged.Severity, RestsOnInference()),
            Escalates = Risk.Escalates(outcome, judged.Severity),
            Reason = judged.Because,
            Statement = judged.Statement,
            Recommendations = judged.Recommendations,
            Lines = why.Lines.ToArray(),
            Acceptance = acceptance?.Under,
        };
    }

    bool RestsOnInference()
    {
        foreach (ref readonly var line in why.Lines)
            if (line.Supposed || line.Source is Conclusion { Surety: < 0.9 }) return true;
        return false;
    }

    (Outcome To, Acceptance Under)? Accepted(Check check, Resource it, Outcome was)
    {
        foreach (var entry in estate.Intent.Exceptions)
        {
            if (!Names(check, entry.Check) || !entry.Match.Fits(it)) continue;
            used.Add(entry.Id);
            if (HasExpired(entry.Expires)) continue;
            Hear("accepted by exception", entry.Id, entry.Source);
            return (Outcome.Excepted, new(entry.Id, entry.Owner, entry.ApprovedBy, entry.Reason, entry.Expires, was));
        }
        return null;
    }

    (Outcome To, Acceptance Under)? Attested(Check check, Resource it)
    {
        foreach (var entry in estate.Intent.Attestations)
        {
            if (!Names(check, entry.Check) || !entry.Match.Fits(it)) continue;
            used.Add(entry.Id);
            if (HasExpired(entry.Expires)) continue;
            Hear("attested", entry.Statement, entry.Source);
            return (Outcome.Pass, new(entry.Id, entry.Author, "", entry.Statement, entry.Expires, Outcome.Conditional));
        }
        return null;
    }

    void Hear(string question, string answer, Source source) => ((IWitness)why).Heard(question, answer, source, "");

    static bool Names(Check check, string id) => check.About.Id == id || check.About.Former.Contains(id, StringComparer.Ordinal);

    // Good through the day that it names. An instant that is not known lets nothing stand.
    bool HasExpired(DateOnly day) => !estate.Instant.Peek(out var now) || DateOnly.FromDateTime(now.UtcDateTime) > day;
}
