// All that an output may know of a run: what was counted, what was not read, and the verdicts as a stream.
using Glacis.Certificates;
using Glacis.Controls;
using Glacis.Recordings;
using Glacis.Verdicts;

namespace Glacis.Outputs;

/// <summary>Something that could not be looked at, in words.</summary>
/// <param name="Count">How many questions stayed without an answer.</param>
public sealed record Unread(string Account, string Region, string Service, string Operation, string Why, long Count)
{
    public static Unread Of(LedgerLine line) =>
        new(line.Account, line.Region, line.Service, line.Operation, line.Why.Length > 0 ? line.Why : "not read to the end", Math.Max(1, line.Denied + line.Failed));
}

/// <summary>What a list of resources that was handed over has and the run has not, and the other way round.</summary>
/// <param name="Missing">Ids that are on the list and were not found.</param>
/// <param name="Unlisted">Ids that were found and are not on the list.</param>
public sealed record Reconciliation(string Source, IReadOnlyList<string> Missing, IReadOnlyList<string> Unlisted);

/// <summary>One run, ready to be rendered. Made whole, then never changed.</summary>
public sealed record Report
{
    public required RunHead Run { get; init; }

    /// <summary>The build that judged: version, or version and digest of its rules.</summary>
    public required string Build { get; init; }

    /// <summary>Digest of the effective configuration.</summary>
    public string Configuration { get; init; } = "";

    /// <summary>Sentences that reconcile; the first is the title.</summary>
    public IReadOnlyList<string> Headlines { get; init; } = [];

    public required IReadOnlyList<KindCount> Population { get; init; }

    /// <summary>The closed books.</summary>
    public required Standings Standings { get; init; }

    public required IReadOnlyList<About> Checks { get; init; }

    public IReadOnlyList<Unread> Unread { get; init; } = [];

    /// <summary>Sentences such as <c>exception EX-7 has expired</c>.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Against a list that was handed over; <c>null</c> where there was none.</summary>
    public Reconciliation? Reconciliation { get; init; }

    /// <summary>What ends when, soonest first.</summary>
    public IReadOnlyList<Ending> Expiries { get; init; } = [];

    /// <summary>The matrix of tiers as an SVG; "" where no tiers are declared.</summary>
    public string Tiers { get; init; } = "";

    /// <summary>The worst findings, worst first.</summary>
    public IReadOnlyList<Verdict> Worst { get; init; } = [];

    /// <summary>Where the evidence lies, for the console.</summary>
    public string Evidence { get; init; } = "";

    /// <summary>What <c>glacis explain</c> must be told to find this evidence; empty where it looks by itself.</summary>
    public string In { get; init; } = "";

    /// <summary>Opens the lines of <c>verdicts.jsonl</c> anew.</summary>
    public required Func<Stream> Lines { get; init; }

    /// <summary>The verdicts, read from <see cref="Lines"/> each time.</summary>
    public IEnumerable<Verdict> Verdicts
    {
        get
        {
            using var lines = Lines();
            foreach (var verdict in VerdictReader.ReadAll(lines)) yield return verdict;
        }
    }

    /// <summary>Fails of a severity or worse, over all checks.</summary>
    public long FailsAtOrAbove(Severity least) => Enum.GetValues<Severity>().Where(it => it >= least).Sum(Fails);

    /// <summary>Fails by severity, over all checks.</summary>
    internal long Fails(Severity severity) => Standings.Checks.Sum(it => it.Counts.Fails(severity));

    /// <summary>A kind as people call it.</summary>
    internal string LabelOf(string kind) => Population.FirstOrDefault(it => it.Kind == kind)?.Label ?? kind;

    /// <summary>The specification's ids for what an official control covers here.</summary>
    internal IReadOnlyList<string> SpecificationIds(Control control) =>
        [.. Checks.Select(static it => Criteria.Of(it.Requirement)).Where(its => its.Any(it => it.Control == control))
            .SelectMany(static its => its).Where(it => it.Control.Scheme == Criteria.Specification && it.Control != control)
            .Select(static it => it.Control.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
