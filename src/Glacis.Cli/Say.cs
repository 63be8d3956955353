// How the program speaks to its operator: lower case, no full stop, a hint where there is one; narration on stderr.
using System.CommandLine;
using System.Text;
using Glacis.Facts;
using Glacis.Outputs;
using Glacis.Verdicts;

namespace Glacis.Cli;

static class Say
{
    internal static bool IsQuiet { get; set; }

    /// <summary>Whether stdout may carry colours: a terminal, and nobody said no.</summary>
    static bool HasColour => !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    /// <summary>Columns to write in.</summary>
    internal static int Width => Console.IsOutputRedirected ? 100 : Math.Clamp(Console.WindowWidth, 60, 160);

    internal static int Failure(int code, string sentence, string? hint)
    {
        Console.Error.WriteLine($"glacis: {Shown.Text(sentence)}");
        if (hint is not null) Console.Error.WriteLine($"  hint: {hint}");
        return code;
    }

    internal static void Note(string sentence)
    {
        if (!IsQuiet) Console.Error.WriteLine(Shown.Text(sentence, 4096));
    }

    /// <summary>The command that takes up an interrupted run; <c>null</c> for verbs that leave nothing behind.</summary>
    internal static string? Again(ParseResult parsed, string[] args) => parsed.CommandResult.Command.Name is "assess" or "collect"
        ? $"to go on: glacis {string.Join(' ', args.Select(static it => it.Contains(' ', StringComparison.Ordinal) ? $"'{it}'" : it))}{(args.Contains("--resume") ? "" : " --resume")}" : null;

    /// <summary>What a verb would have liked in place of what cannot be read.</summary>
    internal static string? Wanted(ParseResult parsed) => parsed.CommandResult.Command.Name switch
    {
        "assess" => "TARGET is a recording (a folder or a zip that glacis collect wrote), a bundle, or a cloud: aws",
        "verify" => "BUNDLE is what glacis assess wrote: a folder or a zip",
        "explain" or "controls" => "glacis assess writes a bundle; --in names one",
        _ => null,
    };

    /// <summary>A rendering on stdout, severities coloured on a terminal.</summary>
    internal static void Print(Output output, Report report)
    {
        using var stdout = Console.OpenStandardOutput();
        if (output is not Table || !HasColour)
        {
            output.Write(report, stdout);
            return;
        }
        using var text = new MemoryStream();
        output.Write(report, text);
        stdout.Write(Encoding.UTF8.GetBytes(Coloured(Encoding.UTF8.GetString(text.ToArray()))));
    }

    // The table is plain text in which nothing hostile is left; only our own words at the head of a cell are coloured.
    static string Coloured(string text)
    {
        foreach (var (word, code) in new[] { ("critical", "1;31"), ("high", "31"), ("medium", "33"), ("unknown", "35") })
            text = System.Text.RegularExpressions.Regex.Replace(text, $@"(?<=^|\s){word}(?=\s|:|$)", $"\x1b[{code}m{word}\x1b[0m", System.Text.RegularExpressions.RegexOptions.Multiline, TimeSpan.FromSeconds(1));
        return text;
    }

    /// <summary>The exit code that a report comes to.</summary>
    internal static int CodeOf(Report report, Severity failOn, bool allowIncomplete)
    {
        if (report.Unread.Count > 0 && !allowIncomplete) return Exit.Incomplete;
        return report.FailsAtOrAbove(failOn) > 0 ? Exit.Findings : Exit.Clean;
    }

    /// <summary>Why the exit code is not 0, for whoever sees it the first time.</summary>
    internal static void Code(int code, Report report, Severity failOn)
    {
        if (code == Exit.Incomplete) Note($"exit code {code}: part of the population could not be read (--allow-incomplete accepts that)");
        if (code == Exit.Findings) Note($"exit code {code}: {Count(report.FailsAtOrAbove(failOn))} {Words.Of(failOn)}{(failOn == Severity.Critical ? "" : " or worse")} (--fail-on draws the line)");
    }

    static string Count(long fails) => fails == 1 ? "1 finding is" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{fails:N0} findings are");
}
