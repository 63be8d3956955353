// Verdicts as a table of comma-separated values (RFC 4180), for spreadsheets.
using System.Globalization;
using System.Text;
using Glacis.Facts;
using Glacis.Verdicts;

namespace Glacis.Outputs;

/// <summary>CSV: a header, then a verdict a row. No cell is a formula, none holds a control character.</summary>
public sealed class Csv : Output
{
    static readonly (string Name, Func<Verdict, string> Cell)[] Columns =
    [
        ("id", static it => it.Id.ToString("D")),
        ("check", static it => it.Check),
        ("outcome", static it => Words.Of(it.Outcome)),
        ("severity", static it => Words.Of(it.Severity)),
        ("confidence", static it => it.Confidence.ToString(CultureInfo.InvariantCulture)),
        ("likelihood", static it => it.Likelihood.ToString(CultureInfo.InvariantCulture)),
        ("escalate", static it => it.Escalates ? "true" : "false"),
        ("name", static it => it.Resource.Name),
        ("kind", static it => it.Resource.Kind),
        ("account", static it => it.Resource.Account),
        ("region", static it => it.Resource.Region),
        ("environment", static it => it.Resource.Environment),
        ("resource", static it => it.Resource.Id),
        ("controls", static it => string.Join(' ', Named.ControlsOf(it.Requirement).Select(static control => $"{control.Scheme}:{control.Id}"))),
        ("reason", static it => it.Reason),
        ("recommendations", static it => string.Join("; ", it.Recommendations)),
        ("statement", static it => it.Statement ?? ""),
        ("acceptance", static it => it.Acceptance?.Id ?? ""),
        ("acceptedBy", static it => it.Acceptance?.By ?? ""),
        ("approvedBy", static it => it.Acceptance?.ApprovedBy ?? ""),
        ("expires", static it => it.Acceptance?.Expires.ToString("O", CultureInfo.InvariantCulture) ?? ""),
        ("records", static it => string.Join(' ', it.Lines.Select(static line => SourceText.PlaceOf(line.Source)?.Answer.Record).OfType<string>().Distinct(StringComparer.Ordinal))),
    ];

    public override string Name => "csv";

    public override string Extension => "csv";

    public override void Write(Report report, Stream to)
    {
        using var writer = new StreamWriter(to, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\r\n" };
        writer.WriteLine(string.Join(',', Columns.Select(static it => it.Name)));
        foreach (var verdict in report.Verdicts)
        {
            for (var at = 0; at < Columns.Length; at++)
            {
                if (at > 0) writer.Write(',');
                writer.Write(Cell(Columns[at].Cell(verdict)));
            }
            writer.WriteLine();
        }
    }

    static string Cell(string text)
    {
        var cell = Shown.Cleaned(text);
        if (IsFormula(text) || IsFormula(cell)) cell = $"'{cell}";
        return cell.AsSpan().ContainsAny(",\"\r\n") || cell.StartsWith(' ') || cell.EndsWith(' ') ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
    }

    // Their wide forms are typed by some input methods, and understood by some spreadsheets.
    static bool IsFormula(string text) => text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '＝' or '＋' or '－' or '＠';
}
