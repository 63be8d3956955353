// What the console shows at the end of a run, as plain text; colour is the console's business.
using System.Globalization;
using System.Text;
using Glacis.Facts;
using Glacis.Verdicts;

namespace Glacis.Outputs;

/// <summary>Controls and severities, the worst findings with reason and fix, what could not be looked at, notes, and where the evidence lies.</summary>
/// <param name="width">Columns of the terminal; at least 60 are used.</param>
public sealed class Table(int width) : Output
{
    const int Narrowest = 60, UnreadShown = 20;

    readonly int width = Math.Max(Narrowest, width);

    public Table() : this(100)
    {
    }

    public override string Name => "table";

    public override string Extension => "txt";

    public override void Write(Report report, Stream to)
    {
        using var page = new StreamWriter(to, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        Head(report, page);
        Controls(report, page);
        Severities(report, page);
        Worst(report, page);
        NotRead(report, page);
        Notes(report, page);
        if (report.Evidence.Length > 0) page.WriteLine($"\nEvidence: {Shown.Text(report.Evidence, 4096)}");
    }

    void Head(Report report, StreamWriter page)
    {
        var run = report.Run;
        Wrapped(page, "", string.Create(CultureInfo.InvariantCulture, $"{Shown.Text(run.Target)}, run {Shown.Text(run.Id)}, started {run.Started.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z"));
        foreach (var headline in report.Headlines) Wrapped(page, "", Shown.Text(headline));
        Wrapped(page, "", $"population: {(report.Population.Count == 0 ? "nothing was found" : string.Join(", ", report.Population.Select(static it => $"{Number(it.Count)} {Shown.Text(it.Label)}")))}");
    }

    // By control and severity: a row a control, fails apart by how bad they are. A narrow terminal gets the counts below the status.
    void Controls(Report report, StreamWriter page)
    {
        page.WriteLine("\nCONTROLS");
        var between = width < Indented + Columns.Length * ColumnWidth ? "\n" : "";
        page.WriteLine($"{$"{"",-8} status".PadRight(between.Length > 0 ? 0 : Indented)}{between}{string.Concat(Columns.Select(static it => it.Name.PadLeft(ColumnWidth)))}");
        foreach (var it in report.Standings.Controls)
        {
            page.WriteLine($"{$"{it.Control.Id,-8} {Words.Spoken(it.Status)}".PadRight(between.Length > 0 ? 0 : Indented)}{between}{string.Concat(Columns.Select(column => Number(column.Count(it.Counts)).PadLeft(ColumnWidth)))}");
            var spec = report.SpecificationIds(it.Control);
            Wrapped(page, "         ", $"{it.Control.Title} [{it.Control.Scheme}{(spec.Count == 0 ? "" : $"; {string.Join(", ", spec)} of the specification")}]");
        }
    }

    const int Indented = 33, ColumnWidth = 6;

    static readonly (string Name, Func<Controls.Counts, long> Count)[] Columns =
    [
        ("all", static it => it.Population), ("pass", static it => it.Pass), ("cond", static it => it.Conditional), ("crit", static it => it.Critical), ("high", static it => it.High),
        ("med", static it => it.Medium), ("low", static it => it.Low), ("unkn", static it => it.Unknown), ("n/a", static it => it.NotApplicable), ("exc", static it => it.Excepted),
    ];

    static void Severities(Report report, StreamWriter page)
    {
        page.WriteLine("\nFAILS BY SEVERITY");
        page.WriteLine(string.Join("   ", Summary.Worst.Select(it => $"{Words.Spoken(it)} {Number(report.Fails(it))}")));
        var unknown = report.Standings.Checks.Sum(static it => it.Counts.Unknown);
        if (unknown > 0) page.WriteLine($"{(unknown == 1 ? "1 verdict is" : $"{Number(unknown)} verdicts are")} unknown: report.html and findings.csv say why");
    }

    void Worst(Report report, StreamWriter page)
    {
        if (report.Worst.Count == 0) return;
        page.WriteLine("\nWORST FINDINGS");
        foreach (var it in report.Worst.Take(WorstShown))
        {
            var label = it.Outcome == Outcome.Fail ? Words.Spoken(it.Severity) : Words.Spoken(it.Outcome);
            var resource = it.Resource;
            string[] place = [report.LabelOf(resource.Kind), resource.Account, resource.Region, resource.Environment == "unknown" ? "" : resource.Environment];
            var where = string.Join(", ", place.Where(static part => part.Length > 0).Select(static part => Shown.Text(part, 60)));
            page.WriteLine($"{label.ToUpperInvariant(),-12} {Shown.Text(resource.Name, width - 13)}");
            Wrapped(page, Indent, where);
            Wrapped(page, Indent, Shown.Text(it.Reason));
            if (it.Recommendations.Count > 0) Wrapped(page, Indent, $"fix: {Shown.Text(it.Recommendations[0])}");
            if (it.Statement is { } statement) Wrapped(page, Indent, $"to attest: {Shown.Text(statement)}");
            page.WriteLine($"{Indent}glacis explain {it.Id.ToString()[..8]}{Shown.Text(report.In, 4096)}");
        }
        var all = Summary.Worst.Sum(report.Fails);
        if (all > WorstShown) page.WriteLine($"and {Number(all - Math.Min(all, Math.Min(WorstShown, report.Worst.Count)))} more: report.html and findings.csv of the bundle have them all");
    }

    const int WorstShown = 10;

    const string Indent = "             ";

    void NotRead(Report report, StreamWriter page)
    {
        if (report.Unread.Count == 0) return;
        page.WriteLine("\nCOULD NOT BE LOOKED AT");
        // What went wrong in many regions alike is one line.
        var alike = report.Unread.GroupBy(static it => (it.Account, it.Service, it.Operation, it.Why)).ToList();
        foreach (var lines in alike.Take(UnreadShown))
        {
            var (count, regions) = (lines.Sum(static it => it.Count), lines.Select(static it => it.Region).Where(static it => it.Length > 0).ToList());
            var where = $"{Shown.Text(lines.Key.Service, 60)}:{Shown.Text(lines.Key.Operation, 60)} in {Shown.Text(lines.Key.Account, 60)}{regions.Count switch { 0 => "", 1 => $", {Shown.Text(regions[0], 60)}", _ => $", {Number(regions.Count)} regions" }}";
            Wrapped(page, "", $"{where}: {Shown.Text(lines.Key.Why)}{(count > lines.Count() ? $" ({Number(count)} times)" : "")}");
        }
        if (alike.Count > UnreadShown) page.WriteLine($"and {Number(alike.Count - UnreadShown)} more, in ledger.jsonl");
    }

    void Notes(Report report, StreamWriter page)
    {
        var notes = report.Notes.Concat(Reconciled(report.Reconciliation)).ToList();
        if (notes.Count == 0) return;
        page.WriteLine("\nNOTES");
        foreach (var note in notes) Wrapped(page, "", Shown.Text(note));
    }

    /// <summary>What a handed-over inventory and the run miss of each other, in sentences.</summary>
    internal static IEnumerable<string> Reconciled(Reconciliation? it)
    {
        if (it is null) yield break;
        if (it.Missing.Count + it.Unlisted.Count == 0) yield return $"the inventory of {it.Source} and this run agree";
        if (it.Missing.Count > 0) yield return $"{Resources(it.Missing.Count)} of the inventory of {it.Source} {(it.Missing.Count == 1 ? "was" : "were")} not found: {Some(it.Missing)}";
        if (it.Unlisted.Count > 0) yield return $"{Resources(it.Unlisted.Count)} {(it.Unlisted.Count == 1 ? "was" : "were")} found that the inventory of {it.Source} does not list: {Some(it.Unlisted)}";
    }

    static string Resources(int count) => count == 1 ? "1 resource" : $"{Number(count)} resources";

    static string Some(IReadOnlyList<string> ids) => string.Join(", ", ids.Take(3)) + (ids.Count > 3 ? ", …" : "");

    internal static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    void Wrapped(StreamWriter page, string indent, string text) => Wrapping.Write(page, width, indent, text);
}
