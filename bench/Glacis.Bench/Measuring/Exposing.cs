// What the internet reaches of all interfaces of a large company, in one thread; and why this reaches that.
using System.Diagnostics;
using System.Globalization;
using Glacis.Bench.Generating;
using Glacis.Inventory;
using Glacis.Networks;
using Glacis.Tests.Networks;

namespace Glacis.Bench.Measuring;

static class Exposing
{
    static readonly uint[] Asked = [.. new[] { 22, 443, 3306, 8080 }.Select(static it => Sets.Services.Number(Sets.Services.Tcp, it))];

    /// <summary>Each size in a process of its own, so that the peak is its own.</summary>
    internal static void Run(int largest)
    {
        Report.Line("interfaces", "inventory", "exposure", "factor", "pairs", "pairs a second", "exposed", "peak memory");
        var before = 0.0;
        for (var size = Math.Min(10_000, largest); size <= largest; size *= 10)
        {
            var it = Child(size);
            Report.Line(Report.Number(size), Report.Megabytes(it[1]), Report.Seconds(it[0]), before > 0 ? Report.Times(it[0] / before) : "", Report.Number(it[2]), Report.Number(it[2] / it[0]), Report.Number(it[3]), Report.Megabytes(it[4]));
            Report.Line("  why: median, 99 of 100, first", Milliseconds(it[5]), Milliseconds(it[6]), Milliseconds(it[7]));
            before = it[0];
        }
    }

    static string Milliseconds(double it) => string.Create(CultureInfo.InvariantCulture, $"{it:0.000} ms");

    static double[] Child(int size)
    {
        using var child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [.. Growth.Host(), "networks-one", size.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var said = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        return [.. said.Split(' ', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(static it => double.Parse(it, CultureInfo.InvariantCulture))];
    }

    /// <summary>Seconds of exposure, bytes of inventory, pairs, how many are exposed, peak bytes, and milliseconds of <c>why</c>: median, 99 of 100, the first.</summary>
    internal static void One(int size)
    {
        // What is compiled on the way is compiled before; nothing of it is kept.
        Exposed(Nouns.Estate(Company.Of(2_000)));
        var estate = Nouns.Estate(Company.Of(size));
        Machine.Rest();
        var (inventory, began) = (GC.GetTotalMemory(forceFullCollection: true), Environment.CpuUsage.TotalTime);
        var (pairs, exposed) = Exposed(estate);
        var seconds = (Environment.CpuUsage.TotalTime - began).TotalSeconds;
        var (peak, (median, most, first)) = (Machine.Peak, Why(estate, size));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seconds} {inventory} {pairs} {exposed} {peak} {median} {most} {first}"));
    }

    static (int Pairs, int Exposed) Exposed(Estate estate)
    {
        var (engine, exposed) = (estate.Engine<Reachability>(), 0);
        foreach (var it in estate.Kept<NetworkInterface>())
            if (!engine.FromInternet(it).Some.IsEmpty) exposed++;
        return (engine.Pairs, exposed);
    }

    // From the internet, and from one interface to another, in turns.
    static (double Median, double Most, double First) Why(Estate estate, int size)
    {
        var (engine, journeys, all) = (estate.Engine<Reachability>(), estate.Engine<Journeys>(), estate.Kept<NetworkInterface>().ToArray());
        var (milliseconds, dice, hops) = (new double[2000], Dice.For(size, "why"), 0);
        for (var at = 0; at < milliseconds.Length; at++)
        {
            var (from, to, service, began) = (all[dice.Below(all.Length, at * 3)], all[dice.Below(all.Length, at * 3 + 1)], Asked[at % Asked.Length], Stopwatch.GetTimestamp());
            var told = at % 2 == 0 ? journeys.Tell(Origin.Internet, engine.Spots(to)[0], service) : journeys.Tell(engine.Spots(from)[0], engine.Spots(to)[0], service);
            hops += told.Hops.Count + told.Blockers.Count;
            milliseconds[at] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        }
        if (hops == 0) throw new InvalidOperationException("nothing was told");
        var first = milliseconds[0];
        Array.Sort(milliseconds);
        return (milliseconds[milliseconds.Length / 2], milliseconds[milliseconds.Length * 99 / 100], first);
    }
}
