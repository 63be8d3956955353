// What a look into stores may cost, and what it has cost so far.
using System.Globalization;

namespace Glacis.Clouds.Stores;

/// <summary>The most that may be spent on one store.</summary>
public sealed record Budget
{
    /// <summary>Bytes read from it.</summary>
    public long Bytes { get; init; } = 256L << 20;

    /// <summary>Requests and statements.</summary>
    public long Requests { get; init; } = 2000;

    public TimeSpan Time { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Reads <c>bytes=100MB,requests=500,time=60s</c>; what is not named keeps its default.</summary>
    public static Budget? Read(string text)
    {
        var budget = new Budget();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split('=', 2, StringSplitOptions.TrimEntries) is not [var name, var value] || Of(budget, name, value) is not { } next) return null;
            budget = next;
        }
        return budget;
    }

    static Budget? Of(Budget it, string name, string value) => name switch
    {
        "bytes" when Number(value, ("TB", 1L << 40), ("GB", 1L << 30), ("MB", 1L << 20), ("KB", 1L << 10), ("B", 1)) is { } bytes => it with { Bytes = bytes },
        "requests" when Number(value) is { } requests => it with { Requests = requests },
        "time" when Number(value, ("h", 3600), ("m", 60), ("s", 1)) is { } seconds and < 1_000_000 => it with { Time = TimeSpan.FromSeconds(seconds) },
        _ => null,
    };

    static long? Number(string text, params ReadOnlySpan<(string Unit, long Times)> units)
    {
        var times = 1L;
        foreach (var (unit, each) in units)
            if (text.EndsWith(unit, StringComparison.OrdinalIgnoreCase))
            {
                (text, times) = (text[..^unit.Length], each);
                break;
            }
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 && number < long.MaxValue / times ? number * times : null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Bytes} bytes, {Requests} requests, {Time.TotalSeconds:0} seconds");
}

/// <summary>Counts what is spent. For one store and one task at a time.</summary>
public sealed class Spending(Budget budget, TimeProvider time)
{
    readonly long began = time.GetTimestamp();

    public Budget Budget => budget;

    public long Bytes { get; private set; }

    public long Requests { get; private set; }

    /// <summary>Whether another request may be made.</summary>
    public bool Allows => Bytes < budget.Bytes && Requests < budget.Requests && time.GetElapsedTime(began) < budget.Time;

    /// <summary>Whether another request may be made that only lists: half of all requests and of the time are for reading.</summary>
    public bool AllowsListing => Requests < budget.Requests / 2 && time.GetElapsedTime(began) < budget.Time / 2;

    /// <summary>How many bytes may still be read.</summary>
    public long Left => Math.Max(0, budget.Bytes - Bytes);

    /// <summary>A request is made.</summary>
    public void Ask() => Requests++;

    /// <summary>Bytes were read.</summary>
    public void Take(long bytes) => Bytes += bytes;
}
