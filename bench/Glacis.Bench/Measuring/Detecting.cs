// Scanning with every detector against one combined regular expression without backtracking, over the same bytes, in turns.
using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Glacis.Agent;
using Glacis.Bench.Generating;
using Glacis.Classification.Detecting;

namespace Glacis.Bench.Measuring;

static partial class Detecting
{
    const int Rounds = 3, Window = 1 << 20;

    // Six classes of content, as a scanner by expressions alone would look for them.
    [GeneratedRegex(@"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,253}\.[A-Za-z]{2,24}|[0-9]{3}-[0-9]{2}-[0-9]{4}|[0-9]{4}[ -]?[0-9]{4}[ -]?[0-9]{4}[ -]?[0-9]{4}|[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}|\+?[0-9]{1,3}[ .-]\(?[0-9]{3}\)?[ .-][0-9]{3}[ .-][0-9]{4}|(AKIA|ASIA)[A-Z0-9]{16}|[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Combined();

    internal static void Run(int megabytes)
    {
        Report.Line("text", "all detectors", "one expression", "ratio", "finds", "matches");
        foreach (var name in Texts.Names)
        {
            var text = Texts.Make(name, megabytes << 20);
            var columns = name == "csv" ? new Columns((byte)',', Encoding.UTF8.GetString(text, 0, Array.IndexOf(text, (byte)'\n')).Split(',')) : null;
            for (var round = 0; round < Rounds; round++) Scan(text.AsSpan(0, text.Length / 4), columns);
            Thread.Sleep(500);
            Match(text.AsSpan(0, text.Length / 8));
            var (scans, matches) = (new List<double>(), new List<double>());
            var (finds, found) = (0L, 0L);
            for (var round = 0; round < Rounds; round++)
            {
                Machine.Rest();
                scans.Add(Timed(() => finds = Scan(text, columns)));
                Machine.Rest();
                matches.Add(Timed(() => found = Match(text)));
            }
            var (scan, match) = (scans.Order().ElementAt(Rounds / 2), matches.Order().ElementAt(Rounds / 2));
            Report.Line(name, $"{Report.Megabytes(text.Length / scan)}/s", $"{Report.Megabytes(text.Length / match)}/s", Report.Times(match / scan), Report.Number(finds), Report.Number(found));
        }
    }

    static double Timed(Action run)
    {
        // Processor time: the clock tells who else was there.
        using var process = Process.GetCurrentProcess();
        var since = process.TotalProcessorTime;
        run();
        process.Refresh();
        return (process.TotalProcessorTime - since).TotalSeconds;
    }

    static long Scan(ReadOnlySpan<byte> text, Columns? columns)
    {
        var (scan, finds) = (new Scan(new Scanner(Parts.Unchecked.Detectors), columns), 0L);
        while (text.Length > 0)
        {
            var window = Windowed(text);
            finds += scan.In(text[..window]).Length;
            text = text[window..];
        }
        return finds;
    }

    // The expression works on characters, so that decoding is its own cost.
    static long Match(ReadOnlySpan<byte> text)
    {
        var (characters, found) = (new char[Window], 0L);
        while (text.Length > 0)
        {
            var window = Windowed(text);
            found += Combined().Count(characters.AsSpan(0, Encoding.UTF8.GetChars(text[..window], characters)));
            text = text[window..];
        }
        return found;
    }

    static int Windowed(ReadOnlySpan<byte> text) => text.Length <= Window ? text.Length : text[..Window].LastIndexOf((byte)'\n') + 1;
}
