// A summary in Markdown, fit for the job summary of a CI system.
using System.Globalization;
using System.Text;
using Glacis.Facts;
using Glacis.Verdicts;

namespace Glacis.Outputs;

/// <summary>Headlines, controls, the worst findings, what was not read, notes: a page, whatever the size of the estate.</summary>
public sealed class Markdown : Output
{
    const int Shows = 20;

    public override string Name => "markdown";

    public override string Extension => "md";

    public override void Write(Report report, Stream to)
    {
        using var page = new StreamWriter(to, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        Head(report, page);
        Controls(report, page);
        Worst(report, page);
        NotRead(report, page);
        Notes(report, page);
    }

    static string Safe(string text) => Shown.Markdown(text, 300);

    static void Row(StreamWriter page, params ReadOnlySpan<string> cells)
    {
        foreach (var cell in cells) page.Write($"| {cell} ");
        page.WriteLine("|");
    }

    static void Head(Report report, StreamWriter page)
    {
        var run = report.Run;
        page.WriteLine($"# {Safe(report.Headlines.Count > 0 ? report.Headlines[0] : $"What was found in {run.Target}")}\n");
        foreach (var headline in report.Headlines.Skip(1)) page.WriteLine($"{Safe(headline)}\n");
        page.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Safe(run.Target)}, run {Safe(run.Id)}, started {run.Started.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z, judged by {Safe(report.Build)}\n"));
        page.WriteLine($"Fails by severity: {string.Join(", ", Summary.Worst.Select(it => $"{Words.Spoken(it)} {Table.Number(report.Fails(it))}"))}\n");
    }

    static void Controls(Report report, StreamWriter page)
    {
        page.WriteLine("## Controls\n");
        Row(page, "control", "status", "verdicts", "pass", "conditional", "fail", "unknown", "not applicable", "excepted");
        page.WriteLine("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var it in report.Standings.Controls)
        {
            page.Write($"| {Safe(it.Control.Id)} ({Safe(it.Control.Scheme)}): {Safe(it.Control.Title)} | {Words.Spoken(it.Status)} | {Table.Number(it.Counts.Population)} ");
            foreach (var outcome in Enum.GetValues<Outcome>()) page.Write($"| {Table.Number(it.Counts.Of(outcome))} ");
            page.WriteLine("|");
        }
    }

    static void Worst(Report report, StreamWriter page)
    {
        if (report.Worst.Count == 0) return;
        page.WriteLine("\n## Worst findings\n");
        Row(page, "severity", "resource", "where", "reason", "fix");
        Row(page, "---", "---", "---", "---", "---");
        foreach (var it in report.Worst.Take(Shows))
        {
            var where = string.Join(", ", new[] { it.Resource.Account, it.Resource.Region, it.Resource.Environment }.Where(static part => part.Length > 0));
            var label = it.Outcome == Outcome.Fail ? Words.Spoken(it.Severity) : Words.Spoken(it.Outcome);
            Row(page, label, Safe(it.Resource.Name), Safe(where), Safe(it.Reason), it.Recommendations.Count > 0 ? Safe(it.Recommendations[0]) : it.Statement is { } statement ? $"attest: {Safe(statement)}" : "");
        }
    }

    static void NotRead(Report report, StreamWriter page)
    {
        if (report.Unread.Count == 0) return;
        page.WriteLine("\n## Could not be looked at\n");
        foreach (var it in report.Unread.Take(Shows))
            page.WriteLine($"- {Safe($"{it.Service}:{it.Operation}")} in {Safe(it.Account)}{(it.Region.Length > 0 ? $", {Safe(it.Region)}" : "")}: {Safe(it.Why)}");
        if (report.Unread.Count > Shows) page.WriteLine($"- and {Table.Number(report.Unread.Count - Shows)} more");
    }

    static void Notes(Report report, StreamWriter page)
    {
        var notes = report.Notes.Concat(Table.Reconciled(report.Reconciliation)).ToList();
        if (notes.Count == 0) return;
        page.WriteLine("\n## Notes\n");
        foreach (var note in notes) page.WriteLine($"- {Safe(note)}");
    }
}
