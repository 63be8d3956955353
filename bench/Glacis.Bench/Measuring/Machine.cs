// What this process took from the machine, and what machine it is.
using System.Globalization;

namespace Glacis.Bench.Measuring;

static class Machine
{
    /// <summary>The most memory that this process had, in bytes.</summary>
    internal static long Peak => Number("/proc/self/status", "VmHWM:") * 1024;

    internal static string Said => $"{Environment.ProcessorCount} cores, {Word("/proc/cpuinfo", "model name")}, {RuntimeName}";

    static string RuntimeName => System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription;

    static long Number(string file, string name) =>
        long.Parse(Word(file, name).Split(' ')[0], CultureInfo.InvariantCulture);

    static string Word(string file, string name) =>
        File.ReadLines(file).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal)) is { } line ? line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() : "0";

    /// <summary>A clean heap before something is measured.</summary>
    internal static void Rest()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }
}
