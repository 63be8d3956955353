// Questions to the symbolic engine, on one thread; and the same questions to z3.
using System.Diagnostics;
using Glacis.Bench.Measuring;
using Glacis.Policies.Evaluation;
using Glacis.Policies.Language;
using Glacis.Policies.Symbolic;
using Glacis.Tests.Policies.Symbolic;

namespace Glacis.Bench.Policies;

static class Questions
{
    internal static void Run(int count)
    {
        Publicities(Math.Min(count, 1000));
        var (seconds, allocated, hits) = Publicities(count);
        Report.Line("key policies a second of processor", Report.Number(count / seconds));
        Report.Line("  allocated for each", $"{Report.Number(allocated / (double)count)} B");
        Report.Line("  external", Report.Number(hits));
        var pairs = Enumerable.Range(0, count).Select(static number => Ordinary.Pair(number)).Select(static it => (Old: Read(it.Old), New: Read(it.New))).ToArray();
        foreach (var (old, @new) in pairs.Take(500)) Comparing.Widens(old, @new, Zone.Unknown);
        Machine.Rest();
        Implications(pairs);
        AgainstSolver(pairs[..Math.Min(100, count)]);
        Report.Line("peak memory", Report.Megabytes(Machine.Peak));
    }

    // Other numbers than those that warmed it up; reading the documents is not part of it.
    static (double Seconds, long Allocated, int External) Publicities(int count)
    {
        var policies = Enumerable.Range(count * 7, count).Select(KeyPolicies.Of).Select(static it => (Policy: Read(it.Json), Zone: new Zone(it.Account))).ToArray();
        Machine.Rest();
        var (before, began, external) = (GC.GetAllocatedBytesForCurrentThread(), Environment.CpuUsage.TotalTime, 0);
        foreach (var (policy, zone) in policies)
            if (Publicity.Of(policy, zone, "kms").External.Truth == Truth.Yes) external++;
        return ((Environment.CpuUsage.TotalTime - began).TotalSeconds, GC.GetAllocatedBytesForCurrentThread() - before, external);
    }

    static Policy Read(string json) => PolicyReader.Read(json).Policy ?? throw new InvalidOperationException($"{PolicyReader.Read(json).Fault}: {json}");

    static void Implications((Policy Old, Policy New)[] pairs)
    {
        var (milliseconds, answers) = (new double[pairs.Length], new int[3]);
        for (var at = 0; at < pairs.Length; at++)
        {
            var began = Stopwatch.GetTimestamp();
            answers[(int)Comparing.Widens(pairs[at].Old, pairs[at].New, Zone.Unknown).Truth]++;
            milliseconds[at] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        }
        Array.Sort(milliseconds);
        Report.Line("implications", Report.Number(pairs.Length));
        Report.Line("  proved, unknown, refuted", Report.Number(answers[0]), Report.Number(answers[1]), Report.Number(answers[2]));
        Report.Line("  median", Milliseconds(milliseconds[pairs.Length / 2]));
        Report.Line("  99 of 100", Milliseconds(milliseconds[pairs.Length * 99 / 100]));
        Report.Line("  longest", Milliseconds(milliseconds[^1]));
    }

    static void AgainstSolver((Policy Old, Policy New)[] pairs)
    {
        using var solver = Solver.Start(2000);
        if (solver is null)
        {
            Report.Line("z3", "not here");
            return;
        }
        var (ours, its, silent, differ) = (new double[pairs.Length], new double[pairs.Length], 0, 0);
        for (var at = 0; at < pairs.Length; at++)
        {
            var (question, began) = (Smt.Question(pairs[at].Old, pairs[at].New), Stopwatch.GetTimestamp());
            var truth = Comparing.Widens(pairs[at].Old, pairs[at].New, Zone.Unknown).Truth;
            ours[at] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            began = Stopwatch.GetTimestamp();
            var said = solver.Ask(question);
            its[at] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            if (said == "unknown") silent++;
            else if ((said == "sat") != (truth == Truth.Yes)) differ++;
        }
        Report.Line("z3 on the same questions", Report.Number(pairs.Length));
        Report.Line("  not decided in 2 s, other answers", Report.Number(silent), Report.Number(differ));
        Report.Line("  median", Milliseconds(Median(its)), Report.Times(Median(its) / Median(ours)));
        Report.Line("  together", Milliseconds(its.Sum()), Report.Times(its.Sum() / ours.Sum()));
    }

    static double Median(double[] all) => all.Order().ElementAt(all.Length / 2);

    static string Milliseconds(double it) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{it:0.000} ms");
}
