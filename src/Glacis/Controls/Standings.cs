// How checks and controls stand when all verdicts are counted, and nothing that does not reconcile.
using Glacis.Verdicts;

namespace Glacis.Controls;

/// <summary>One check's verdicts about one kind of resource in one environment (<c>unknown</c> where that is not known).</summary>
public sealed record Breakdown(string Check, string Kind, string Environment, Counts Counts);

/// <summary>How one check stands.</summary>
public sealed record CheckStanding(string Check, Requirement Requirement, Counts Counts);

/// <summary>How one control stands.</summary>
/// <param name="Checks">The checks that it rests on, sorted.</param>
public sealed record ControlStanding(Control Control, Counts Counts, ControlStatus Status, IReadOnlyList<string> Checks)
{
    /// <summary>Operations that could not be read to their end.</summary>
    public int Unread { get; init; }

    /// <summary>The status in one sentence, from these counts.</summary>
    public string Sentence => ControlStatuses.Sentence(this);
}

/// <summary>The closed books of one run. Only <see cref="ControlTally.Close"/> makes them. Threads may share it.</summary>
public sealed class Standings
{
    internal Standings(IReadOnlyList<Breakdown> breakdown, IReadOnlyList<CheckStanding> checks, IReadOnlyList<ControlStanding> controls, IReadOnlyList<string> unread) =>
        (Breakdown, Checks, Controls, Unread) = (breakdown, checks, controls, unread);

    /// <summary>By check, kind and environment, sorted so.</summary>
    public IReadOnlyList<Breakdown> Breakdown { get; }

    /// <summary>By check, sorted.</summary>
    public IReadOnlyList<CheckStanding> Checks { get; }

    /// <summary>Every control of both schemes, official ids first; those that nothing fell under are not assessed.</summary>
    public IReadOnlyList<ControlStanding> Controls { get; }

    /// <summary>Operations that could not be read to their end, sorted.</summary>
    public IReadOnlyList<string> Unread { get; }

    /// <summary>One check's counts; over one kind or one environment where these are given.</summary>
    public Counts Of(string check, string? kind = null, string? environment = null) =>
        Sum(Breakdown.Where(it => it.Check == check && (kind is null || it.Kind == kind) && (environment is null || it.Environment == environment)).Select(static it => it.Counts));

    /// <summary>These books, if every check has one verdict for each resource that it asks about.</summary>
    /// <exception cref="UnreconciledException">One has more or less.</exception>
    public Standings Reconciled(Population with, IEnumerable<Check> checks)
    {
        foreach (var check in checks)
            Counts.Hold(check.About.Id, "its verdicts", Of(check.About.Id).Population, "the resources that it asks about", with.Of(check.Asks));
        return this;
    }

    internal static Counts Sum(IEnumerable<Counts> all) => all.Aggregate(Counts.None, static (sum, it) => new()
    {
        Population = sum.Population + it.Population,
        Pass = sum.Pass + it.Pass,
        Conditional = sum.Conditional + it.Conditional,
        Fail = sum.Fail + it.Fail,
        Unknown = sum.Unknown + it.Unknown,
        NotApplicable = sum.NotApplicable + it.NotApplicable,
        Excepted = sum.Excepted + it.Excepted,
        Critical = sum.Critical + it.Critical,
        High = sum.High + it.High,
        Medium = sum.Medium + it.Medium,
        Low = sum.Low + it.Low,
        ExceptedFails = sum.ExceptedFails + it.ExceptedFails,
    });
}
