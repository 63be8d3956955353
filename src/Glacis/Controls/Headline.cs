// The sentences at the head of a report. They are made from closed books only, and a percentage never rounds up.
using System.Globalization;

namespace Glacis.Controls;

/// <summary>How many data stores are encrypted at rest, all of them or one kind in one environment.</summary>
public sealed record Headline
{
    /// <summary>The check that says it. A test holds that there is one of this name.</summary>
    public const string Check = "data-store-is-encrypted-at-rest";

    Headline(Standings standings, string what, string? kind, string? environment)
    {
        var counts = standings.Of(Check, kind, environment).Reconciled(what);
        (What, Kind, Environment) = (what, kind, environment);
        Total = counts.Population - counts.NotApplicable;
        Encrypted = counts.Pass + counts.Conditional + counts.Excepted - counts.ExceptedFails;
        NotEncrypted = counts.Fail + counts.ExceptedFails;
        (Accepted, NotTold, Unread) = (counts.ExceptedFails, counts.Unknown, standings.Unread.Count);
    }

    /// <summary>What is counted, <c>S3 buckets in production</c>.</summary>
    public string What { get; }

    /// <summary>The only kind that is counted, or <c>null</c>.</summary>
    public string? Kind { get; }

    /// <summary>The only environment that is counted, or <c>null</c>.</summary>
    public string? Environment { get; }

    /// <summary>All that the question applies to: the sum of the next three.</summary>
    public long Total { get; }

    public long Encrypted { get; }

    public long NotEncrypted { get; }

    public long NotTold { get; }

    /// <summary>Of those that are not encrypted, how many are accepted by exception.</summary>
    public long Accepted { get; }

    /// <summary>Operations that could not be read to their end; if there are any, there may be more stores than <see cref="Total"/>.</summary>
    public int Unread { get; }

    /// <summary>Rounded down to a tenth, so that 100.0 means all of them.</summary>
    public string Percent => Total == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{Encrypted * 1000 / Total / 10m:0.0} %");

    /// <summary>All data stores.</summary>
    public static Headline AtRest(Standings standings) => new(standings, "data stores", null, null);

    /// <summary>One line for each kind of data store, sorted by kind.</summary>
    public static IReadOnlyList<Headline> ByKind(Standings standings, Population population) =>
        [.. Kinds(standings).Select(kind => new Headline(standings, Named(kind, population), kind, null))];

    /// <summary>One line for each environment that has data stores.</summary>
    public static IReadOnlyList<Headline> ByEnvironment(Standings standings) =>
        [.. Environments(standings, null).Select(it => new Headline(standings, $"data stores{In(it)}", null, it))];

    /// <summary>One line for each kind in each environment, sorted by kind.</summary>
    public static IReadOnlyList<Headline> ByKindAndEnvironment(Standings standings, Population population) =>
        [.. Kinds(standings).SelectMany(kind => Environments(standings, kind).Select(it => new Headline(standings, $"{Named(kind, population)}{In(it)}", kind, it)))];

    /// <summary>The sentence.</summary>
    public override string ToString()
    {
        var more = Unread == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"; there may be more: {Unread} operation{(Unread == 1 ? "" : "s")} could not be read to the end");
        if (Total == 0) return $"no {What} {(Unread == 0 ? "were found" : "could be read")}{more}";
        var accepted = Accepted == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {Accepted} of them accepted by exception");
        return string.Create(CultureInfo.InvariantCulture,
            $"{Encrypted} of {Total} {What} {Be(Encrypted)} encrypted at rest ({Percent}); {NotEncrypted} {Be(NotEncrypted)} not{accepted}; {NotTold} could not be told{more}");
    }

    static string Be(long count) => count == 1 ? "is" : "are";

    static string In(string environment) => environment == "unknown" ? " of unknown environment" : $" in {environment}";

    static string Named(string kind, Population population) => population.Kinds.FirstOrDefault(it => it.Kind == kind) is { } known ? $"{known.Label}s" : kind;

    static IEnumerable<string> Kinds(Standings standings) => standings.Breakdown.Where(static it => it.Check == Check).Select(static it => it.Kind).Distinct(StringComparer.Ordinal);

    // In the order of a store's life, backwards; what is not known comes last.
    static IEnumerable<string> Environments(Standings standings, string? kind) => standings.Breakdown.Where(it => it.Check == Check && (kind is null || it.Kind == kind))
        .Select(static it => it.Environment).Distinct(StringComparer.Ordinal).OrderBy(static it => it switch { "production" => 0, "staging" => 1, "development" => 2, _ => 3 });
}
