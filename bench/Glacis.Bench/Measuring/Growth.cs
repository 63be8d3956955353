// Ten times the stores: how much more time, and how much memory? Each size in a process of its own, warm.
using System.Diagnostics;
using System.Globalization;
using Glacis.Outputs;

namespace Glacis.Bench.Measuring;

static class Growth
{
    /// <summary>After some passes over a small recording: reads and judges, then again with verdicts streamed to disk; prints seconds of the processor for both, stores, and peak bytes.</summary>
    internal static void One(string warm, string folder)
    {
        for (var passes = 0; passes < 4; passes++) Streamed(warm);
        Machine.Rest();
        var judged = Used(() => Assess.Run(folder));
        var stores = 0L;
        var streamed = Used(() => stores = Streamed(folder).Stores);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{judged} {streamed} {stores} {Machine.Peak}"));
    }

    // Others use the machine as well: the clock tells less than the processor's own count.
    static double Used(Action work)
    {
        var before = Environment.CpuUsage.TotalTime;
        work();
        return (Environment.CpuUsage.TotalTime - before).TotalSeconds;
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
        Report.Line("data stores", "read and judge", "factor", "and write", "peak memory");
        var before = 0.0;
        foreach (var folder in folders)
        {
            if (Child(folders[0], folder) is not [var judged, var streamed, var stores, var peak]) throw new InvalidOperationException("a run ended early");
            Report.Line(Report.Number(stores), Report.Seconds(judged), before > 0 ? Report.Times(judged / before) : "", Report.Seconds(streamed), Report.Megabytes(peak));
            before = judged;
        }
    }

    static double[] Child(string warm, string folder)
    {
        using var child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [.. Host(), "one", warm, folder]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var said = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        return [.. said.Split(' ', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(static it => double.Parse(it, CultureInfo.InvariantCulture))];
    }

    // Under `dotnet Glacis.Bench.dll` the program is its first argument.
    internal static IEnumerable<string> Host() => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(Growth).Assembly.Location] : [];
}
