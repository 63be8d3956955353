// Scripts as text: command, what it says, exit code. GLACIS_BLESS=1 writes what came.
using System.Globalization;
using System.Text;
using Glacis.Acceptance.Support;
using Glacis.Tests.Support;
using Xunit;

namespace Glacis.Acceptance;

/// <summary>
/// A line that begins with <c>$ </c> is run by bash in a folder of the script's own; below it stand stdout, then stderr (<c>2> </c>), then the exit code (<c>[3]</c>).
/// Lines between commands that begin with <c>#</c>, and empty ones, are the script's.
/// </summary>
public sealed class ScriptTests
{
    const string Folder = "tests/Glacis.Acceptance/Scripts";

    public static TheoryData<string> Scripts => new(Directory.EnumerateFiles(Path.Combine(Expected.Root, Folder), "*.txt")
        .Select(static it => Path.GetFileName(it)).Where(static it => !it.EndsWith(".received.txt", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Scripts))]
    public void The_program_says_what_the_script_says(string script)
    {
        using var bench = new Bench();
        var came = new StringBuilder();
        foreach (var line in Own(File.ReadAllLines(Path.Combine(Expected.Root, Folder, script))))
        {
            came.Append(line).Append('\n');
            if (line.StartsWith("$ ", StringComparison.Ordinal)) came.Append(Said(bench, line[2..]));
        }
        Expected.MatchesAt($"{Folder}/{script}", came.ToString());
    }

    // Comments, empty lines and commands; what a command said ends with its exit code.
    static IEnumerable<string> Own(string[] lines)
    {
        var said = false;
        foreach (var line in lines)
        {
            if (!said) yield return line;
            if (line.StartsWith("$ ", StringComparison.Ordinal)) said = true;
            else if (said && line is ['[', _, .., ']'] && int.TryParse(line.AsSpan(1, line.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out _)) said = false;
        }
    }

    static string Said(Bench bench, string command)
    {
        var ran = bench.Shell(command);
        var error = string.Concat(Lines(ran.Error).Select(static it => $"2> {it}\n"));
        var text = string.Concat(Lines(ran.Out).Select(static it => $"{it}\n")) + error + string.Create(CultureInfo.InvariantCulture, $"[{ran.Code}]\n");
        return text.Replace(bench.Folder, "~", StringComparison.Ordinal);
    }

    static string[] Lines(string text) => text.Length == 0 ? [] : text.TrimEnd('\n').Split('\n');
}
