// Asking endpoints against sslscan asking the same endpoints for the same facts, in one process, in turns; and many at a time.
using System.Diagnostics;
using System.Globalization;
using Glacis.Agent;

namespace Glacis.Bench.Measuring;

static class Probes
{
    const int Rounds = 5, AtOnce = 16;

    /// <param name="authorities">The roots to trust.</param>
    /// <param name="ports">Ports of the loopback; the first ones are compared, all are asked at a time.</param>
    /// <param name="names">What the endpoints that are compared are like.</param>
    internal static async Task RunAsync(string authorities, string[] ports, string[] names)
    {
        var (one, many) = (Made(authorities, 1, ports), Made(authorities, AtOnce, ports));
        for (var round = 0; round < Rounds; round++) await AskAsync(one, ports[..names.Length]);
        Report.Line("endpoint", "glacis", "sslscan", "ratio", "connections", "round trips");
        var (ours, theirs) = (0.0, 0.0);
        foreach (var (port, name) in ports.Zip(names))
        {
            var (mine, scan) = (new List<double>(), new List<double>());
            Probed? last = null;
            for (var round = 0; round < Rounds; round++)
            {
                var begun = Stopwatch.GetTimestamp();
                last = (await AskAsync(one, [port])).Single();
                mine.Add(Stopwatch.GetElapsedTime(begun).TotalSeconds);
                scan.Add(await ScannedAsync(port));
            }
            var (a, b) = (Median(mine), Median(scan));
            (ours, theirs) = (ours + a, theirs + b);
            Report.Line(name, Report.Seconds(a), Report.Seconds(b), Report.Times(b / a), Report.Number(last!.Seen!.Cost.Connections), Report.Number(last.Seen.Cost.RoundTrips));
        }
        Report.Line("together", Report.Seconds(ours), Report.Seconds(theirs), Report.Times(theirs / ours));
        var start = Stopwatch.GetTimestamp();
        var all = await AskAsync(many, ports);
        Report.Line($"{ports.Length} endpoints, {AtOnce} at a time", Report.Seconds(Stopwatch.GetElapsedTime(start).TotalSeconds));
        Report.Line("peak memory", Report.Megabytes(Machine.Peak));
        var trips = all.Average(static it => it.Seen!.Cost.RoundTrips);
        Report.Line("on a link of 100 ms, an endpoint", Report.Seconds(trips / 10), string.Create(CultureInfo.InvariantCulture, $"{trips:0.0} trips"));
    }

    static double Median(List<double> all) => all.Order().ElementAt(all.Count / 2);

    static Probing Made(string authorities, int atOnce, string[] ports) =>
        new(new() { Authorities = authorities, AtOnce = atOnce, Elsewhere = [.. ports.Select(static it => $"localhost:{it}:127.0.0.1")] });

    static async Task<List<Probed>> AskAsync(Probing probing, string[] ports)
    {
        var all = new List<Probed>();
        await foreach (var it in probing.AskAsync(Lines(ports), CancellationToken.None)) all.Add(it);
        return all.TrueForAll(static it => it.Seen is { Versions.Count: > 0 }) ? all : throw new InvalidOperationException("an endpoint did not answer");
    }

    static async IAsyncEnumerable<ProbeLine> Lines(string[] ports)
    {
        foreach (var port in ports) yield return new($"localhost:{port}");
        await Task.CompletedTask;
    }

    // Without what is not asked here: heartbleed, fallback, renegotiation, compression.
    static async Task<double> ScannedAsync(string port)
    {
        var begun = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo("sslscan", $"--no-colour --no-heartbleed --no-fallback --no-renegotiation --no-compression --ocsp --sni-name=localhost 127.0.0.1:{port}") { UseShellExecute = false, RedirectStandardOutput = true })!;
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return Stopwatch.GetElapsedTime(begun).TotalSeconds;
    }
}
