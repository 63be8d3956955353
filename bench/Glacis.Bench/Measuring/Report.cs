// Numbers as they are printed.
using System.Globalization;

namespace Glacis.Bench.Measuring;

static class Report
{
    internal static void Line(params ReadOnlySpan<string> cells)
    {
        Console.Write(cells[0].PadRight(34));
        foreach (var cell in cells[1..]) Console.Write(cell.PadLeft(16));
        Console.WriteLine();
    }

    internal static string Seconds(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.000} s");

    internal static string Times(double ratio) => string.Create(CultureInfo.InvariantCulture, $"{ratio:0.00} x");

    internal static string Megabytes(double bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB");

    internal static string Number(double number) => string.Create(CultureInfo.InvariantCulture, $"{number:#,0}");

    internal static void Of(Cost cost)
    {
        Line("data stores", Number(cost.Stores));
        Line("verdicts", Number(cost.Verdicts));
        Line("bytes", Megabytes(cost.Bytes));
        Line("time", Seconds(cost.Seconds));
        Line("data stores a second", Number(cost.Stores / cost.Seconds));
        Line("bytes a second", Megabytes(cost.Bytes / cost.Seconds));
        if (cost.Verdicts > 0) Line("nanoseconds a verdict", Number(cost.Seconds * 1e9 / cost.Verdicts));
        if (cost.Stores > 0) Line("allocated a data store", $"{Number(cost.Allocated / (double)cost.Stores)} B");
        foreach (var protocol in Cost.Protocols) Line($"  {protocol}", Seconds(cost.SecondsOf(protocol)));
        Line("peak memory", Megabytes(Machine.Peak));
        Line("heap", Megabytes(GC.GetTotalMemory(forceFullCollection: false)));
    }
}
