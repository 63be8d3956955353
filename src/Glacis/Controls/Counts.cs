// How many verdicts came to what: six numbers that must add up to the population.
using System.Globalization;
using Glacis.Verdicts;

namespace Glacis.Controls;

/// <summary>Totals that do not add up: nothing may be printed from them.</summary>
public sealed class UnreconciledException(string message) : Exception(message);

/// <summary>Verdicts by outcome; fails by severity. Counted apart, so that they can be held against each other.</summary>
public sealed record Counts
{
    public static readonly Counts None = new();

    /// <summary>All verdicts.</summary>
    public long Population { get; init; }

    public long Pass { get; init; }

    public long Conditional { get; init; }

    public long Fail { get; init; }

    public long Unknown { get; init; }

    public long NotApplicable { get; init; }

    public long Excepted { get; init; }

    public long Critical { get; init; }

    public long High { get; init; }

    public long Medium { get; init; }

    public long Low { get; init; }

    /// <summary>Of the excepted, those that had failed; the others had been conditional.</summary>
    public long ExceptedFails { get; init; }

    public long Of(Outcome outcome) => outcome switch
    {
        Outcome.Pass => Pass,
        Outcome.Conditional => Conditional,
        Outcome.Fail => Fail,
        Outcome.Unknown => Unknown,
        Outcome.NotApplicable => NotApplicable,
        _ => Excepted,
    };

    /// <summary>Fails of one severity.</summary>
    public long Fails(Severity severity) => severity switch
    {
        Severity.Critical => Critical,
        Severity.High => High,
        Severity.Medium => Medium,
        Severity.Low => Low,
        _ => 0,
    };

    /// <summary>These counts, if they add up.</summary>
    /// <param name="of">What they count, for the error.</param>
    /// <exception cref="UnreconciledException">They do not.</exception>
    public Counts Reconciled(string of)
    {
        Hold(of, "the six outcomes", Pass + Conditional + Fail + Unknown + NotApplicable + Excepted, "the population", Population);
        Hold(of, "fails by severity", Critical + High + Medium + Low, "fails", Fail);
        if (ExceptedFails > Excepted || ExceptedFails < 0) Hold(of, "excepted fails", ExceptedFails, "all excepted", Excepted);
        return this;
    }

    internal static void Hold(string of, string part, long parts, string whole, long all)
    {
        if (parts != all) throw new UnreconciledException(string.Create(CultureInfo.InvariantCulture, $"the totals of {of} do not reconcile: {part} come to {parts}, {whole} to {all}"));
    }
}

// What counts; one for each line that is kept.
sealed class Counter
{
    readonly long[] outcomes = new long[6], fails = new long[5];
    long population, exceptedFails;

    internal void Add(Outcome outcome, Severity severity, Outcome was)
    {
        population++;
        outcomes[(int)outcome]++;
        if (outcome == Outcome.Fail) fails[(int)severity]++;
        if (outcome == Outcome.Excepted && was == Outcome.Fail) exceptedFails++;
    }

    internal void Add(Counter other)
    {
        population += other.population;
        exceptedFails += other.exceptedFails;
        for (var at = 0; at < outcomes.Length; at++) outcomes[at] += other.outcomes[at];
        for (var at = 0; at < fails.Length; at++) fails[at] += other.fails[at];
    }

    internal Counts Counts => new()
    {
        Population = population,
        Pass = outcomes[(int)Outcome.Pass],
        Conditional = outcomes[(int)Outcome.Conditional],
        Fail = outcomes[(int)Outcome.Fail],
        Unknown = outcomes[(int)Outcome.Unknown],
        NotApplicable = outcomes[(int)Outcome.NotApplicable],
        Excepted = outcomes[(int)Outcome.Excepted],
        Critical = fails[(int)Severity.Critical],
        High = fails[(int)Severity.High],
        Medium = fails[(int)Severity.Medium],
        Low = fails[(int)Severity.Low],
        ExceptedFails = exceptedFails,
    };
}
