// Ten times the stores: how much more time, and how much memory? Each size in a process of its own, warm.
using System.Diagnostics;
using System.Globalization;
using Glacis.Outputs;

namespace Glacis.Bench.Measuring;

static class Growth
{
    /// <summary>Judges with verdicts streamed to disk, after a first pass over a small recording; prints seconds and peak bytes.</summary>
    internal static void One(string warm, string folder)
    {
        Streamed(warm);
        Machine.Rest();
        var since = Stopwatch.GetTimestamp();
        var cost = Streamed(folder);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(since).TotalSeconds} {cost.Stores} {Machine.Peak}"));
    }

    static Cost Streamed(string folder)
    {
        var path = Path.Combine(folder, VerdictLine.FileName);
        try
        {
            using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);
            using var lines = new VerdictLine();
            return Assess.Run(folder, verdict => lines.Write(verdict, file));
        }
        finally
        {
            File.Delete(path);
        }
    }

    internal static void Run(string[] folders)
    {
        Report.Line("data stores", "read, judge, write", "factor", "peak memory");
        var before = 0.0;
        foreach (var folder in folders)
        {
            var (seconds, stores, peak) = Child(folders[0], folder);
            Report.Line(Report.Number(stores), Report.Seconds(seconds), before > 0 ? Report.Times(seconds / before) : "", Report.Megabytes(peak));
            before = seconds;
        }
    }

    static (double Seconds, double Stores, double Peak) Child(string warm, string folder)
    {
        using var child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [.. Host(), "one", warm, folder]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var said = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        var parts = said.Split(' ', StringSplitOptions.TrimEntries).Select(static it => double.Parse(it, CultureInfo.InvariantCulture)).ToArray();
        return (parts[0], parts[1], parts[2]);
    }

    // Under `dotnet Glacis.Bench.dll` the program is its first argument.
    static IEnumerable<string> Host() => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(Growth).Assembly.Location] : [];
}
