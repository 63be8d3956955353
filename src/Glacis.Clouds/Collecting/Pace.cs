// How fast a service is asked: a token bucket that slows down when it is told to.
using System.Collections.Concurrent;

namespace Glacis.Clouds.Collecting;

/// <summary>Questions a second in the long run, and how many at once after a rest.</summary>
public readonly record struct Rate(double PerSecond, int AtOnce)
{
    public static readonly Rate Unlimited = new(double.PositiveInfinity, int.MaxValue);
}

/// <summary>The pace towards one service in one region of one account, or towards one operation of it, within the pace of all. Threads share it.</summary>
sealed class Pace(Rate rate, TimeProvider clock, Pace? within = null)
{
    // Halved at most down to a sixteenth; each answer that comes unthrottled gives a fiftieth of the full rate back.
    const double Slowest = 1.0 / 16, Recovery = 1.0 / 50;

    readonly Lock gate = new();
    double share = 1, tokens = rate.AtOnce;
    long then = clock.GetTimestamp();

    /// <summary>Waits until it is this question's turn.</summary>
    internal Task WaitAsync(CancellationToken cancellation)
    {
        var wait = Taken();
        return wait > TimeSpan.Zero ? Task.Delay(wait, clock, cancellation) : Task.CompletedTask;
    }

    /// <summary>Takes notice of what came.</summary>
    internal void Heed(bool throttled)
    {
        within?.Heed(throttled);
        lock (gate) share = throttled ? Math.Max(Slowest, share / 2) : Math.Min(1, share + Recovery);
    }

    internal TimeSpan Taken()
    {
        var (own, all) = (TakenHere(), within?.Taken() ?? TimeSpan.Zero);
        return own > all ? own : all;
    }

    // Tokens may fall below zero: whoever comes next waits behind those who wait already.
    TimeSpan TakenHere()
    {
        if (double.IsInfinity(rate.PerSecond)) return TimeSpan.Zero;
        lock (gate)
        {
            var now = clock.GetTimestamp();
            tokens = Math.Min(rate.AtOnce, tokens + clock.GetElapsedTime(then, now).TotalSeconds * rate.PerSecond * share);
            then = now;
            return --tokens >= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(-tokens / (rate.PerSecond * share));
        }
    }
}

/// <summary>The paces of one run. Threads share it.</summary>
sealed class Paces(ICloud cloud, TimeProvider clock)
{
    readonly ConcurrentDictionary<(string Account, string Region, string Service), Pace> services = new();
    readonly ConcurrentDictionary<(string Account, string Region, string Call), Pace> calls = new();

    internal Pace Of(string account, string region, Call call) => calls.GetOrAdd((account, region, call.Name), _ => new Pace(cloud.RateOf(call.Service, call.Operation), clock, OfAll(account, region, call.Service)));

    Pace OfAll(string account, string region, string service) => services.GetOrAdd((account, region, service), it => new Pace(cloud.RateOf(it.Service), clock));
}
