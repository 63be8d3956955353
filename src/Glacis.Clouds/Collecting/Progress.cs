// How far a collection has come, for whoever shows it.
namespace Glacis.Clouds.Collecting;

/// <summary>How far a collection has come.</summary>
/// <param name="Units">Units of work in all: a service in a region of an account.</param>
/// <param name="Done">Units that are complete.</param>
/// <param name="Calls">API calls made, repeated attempts among them.</param>
/// <param name="Items">Things listed.</param>
/// <param name="Elapsed">Since this process began.</param>
/// <param name="Left">What is left at the rate so far; <c>null</c> before the first unit is complete.</param>
/// <param name="At">The unit that this is about.</param>
public sealed record Progress(int Units, int Done, long Calls, long Items, TimeSpan Elapsed, TimeSpan? Left, string At);

/// <summary>Counts, and tells. Threads share it.</summary>
sealed class Progressing(ICloud cloud, TimeProvider clock, IProgress<Progress>? to, int units, int taken)
{
    readonly Lock gate = new();
    readonly long began = clock.GetTimestamp();
    long items;
    readonly int kept = taken;
    int done = taken;

    internal void Listed(Unit unit, int more) => Tell(unit, more, 0);

    internal void Completed(Unit unit) => Tell(unit, 0, 1);

    void Tell(Unit unit, int more, int complete)
    {
        lock (gate)
        {
            (items, done) = (items + more, done + complete);
            var elapsed = clock.GetElapsedTime(began);
            to?.Report(new(units, done, cloud.Calls, items, elapsed, done > kept ? elapsed / (done - kept) * (units - done) : null, unit.Name));
        }
    }
}
