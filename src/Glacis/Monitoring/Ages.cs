// How old things are.
using Glacis.Facts;

namespace Glacis.Monitoring;

/// <summary>How old things are.</summary>
public static class Ages
{
    /// <summary>Whole days from then to now.</summary>
    public static Fact<int> Days(Fact<DateTimeOffset> then, Fact<DateTimeOffset> now) => then.With(now, static (then, now) => Math.Max(0, (int)(now - then).TotalDays), "its date, and today");
}
