// How fast a service is asked: a token bucket that slows down when it is told to.
using System.Collections.Concurrent;

namespace Glacis.Clouds.Collecting;

/// <summary>Questions a second in the long run, and how many at once after a rest.</summary>
public readonly record struct Rate(double PerSecond, int AtOnce)
{
    public static readonly Rate Unlimited = new(double.PositiveInfinity, int.MaxValue);
}

/// <summary>The pace towards one service in one region of one account. Threads share it.</summary>
sealed class Pace(Rate rate, TimeProvider clock)
{
    // Halved at most down to a sixteenth; each answer that comes unthrottled gives a fiftieth of the full rate back.
    const double Slowest = 1.0 / 16, Recovery = 1.0 / 50;

    readonly Lock gate = new();
    double share = 1, tokens = rate.AtOnce;
    long then = clock.GetTimestamp();

    /// <summary>Waits until it is this question's turn.</summary>
    internal Task WaitAsync(CancellationToken cancellation)
    {
        if (double.IsInfinity(rate.PerSecond)) return Task.CompletedTask;
        var wait = Taken();
        return wait > TimeSpan.Zero ? Task.Delay(wait, clock, cancellation) : Task.CompletedTask;
    }

    /// <summary>Takes notice of what came.</summary>
    internal void Heed(bool throttled)
    {
        lock (gate) share = throttled ? Math.Max(Slowest, share / 2) : Math.Min(1, share + Recovery);
    }

    // Tokens may fall below zero: whoever comes next waits behind those who wait already.
    internal TimeSpan Taken()
    {
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
    readonly ConcurrentDictionary<(string Account, string Region, string Service), Pace> all = new();

    internal Pace Of(string account, string region, string service) => all.GetOrAdd((account, region, service), it => new Pace(cloud.RateOf(it.Service), clock));
}
