// Progress on stderr: one line that is written over on a terminal, a line now and then elsewhere.
using System.Globalization;
using Glacis.Agent;

namespace Glacis.Cli;

sealed class Progress : IProgress<Advance>, IDisposable
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150), LongPause = TimeSpan.FromSeconds(30);

    readonly bool quiet, overwrites = !Console.IsErrorRedirected;
    readonly Lock gate = new();
    long last;
    bool open;

    Progress(bool quiet) => (this.quiet, last) = (quiet, System.Diagnostics.Stopwatch.GetTimestamp());

    internal static Progress Start(bool quiet) => new(quiet);

    public void Report(Advance value)
    {
        if (quiet) return;
        lock (gate)
        {
            if (System.Diagnostics.Stopwatch.GetElapsedTime(last) < (overwrites ? Pause : LongPause)) return;
            last = System.Diagnostics.Stopwatch.GetTimestamp();
            if (overwrites) Console.Error.Write($"\r\x1b[K{Line(value)}");
            else Console.Error.WriteLine(Line(value));
            open = overwrites;
        }
    }

    static string Line(Advance it) => string.Create(CultureInfo.InvariantCulture,
        $"{it.What}: {it.Done} of {it.Total} units, {it.Calls} API calls, {it.Resources} resources{(it.Left is { } left ? $", about {Spoken(left)} left" : "")}");

    static string Spoken(TimeSpan left) => left.TotalMinutes >= 1.5 ? $"{left.TotalMinutes:0} min" : $"{Math.Max(1, left.TotalSeconds):0} s";

    public void Dispose()
    {
        lock (gate)
        {
            if (open) Console.Error.Write("\r\x1b[K");
            open = false;
        }
    }
}
