// What a verdict costs as a line of JSON in a file, apart from judging.
using System.Diagnostics;
using System.Security.Cryptography;
using Glacis.Outputs;
using Glacis.Verdicts;

namespace Glacis.Bench.Measuring;

static class Write
{
    const int Batch = 4096;

    /// <summary>One digest over all lines: a change for speed must not change it.</summary>
    internal static string Digest(string folder)
    {
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var lines = new VerdictLine();
        Assess.Run(folder, verdict => all.AppendData(lines.Of(verdict)));
        return Convert.ToHexStringLower(all.GetHashAndReset());
    }

    /// <summary>Nanoseconds and bytes a line.</summary>
    internal static (double Nanoseconds, double Bytes, long Lines) Run(string folder)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16);
            using var lines = new VerdictLine();
            var (held, ticks, count) = (new List<Verdict>(Batch), 0L, 0L);
            Assess.Run(folder, verdict =>
            {
                held.Add(verdict);
                if (held.Count < Batch) return;
                var since = Stopwatch.GetTimestamp();
                foreach (var one in held) lines.Write(one, file);
                ticks += Stopwatch.GetTimestamp() - since;
                count += held.Count;
                held.Clear();
            });
            return (ticks * 1e9 / Stopwatch.Frequency / count, file.Length / (double)count, count);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
