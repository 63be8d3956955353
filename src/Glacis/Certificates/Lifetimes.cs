// How long a certificate may last, and when it has to be renewed: relative to its lifetime, not to a fixed number of days.
using Glacis.Verdicts;

namespace Glacis.Certificates;

/// <summary>Where in its life a certificate is.</summary>
public enum Stage
{
    NotYetValid,

    /// <summary>Nothing has to be done yet.</summary>
    Current,

    /// <summary>Renewal is due.</summary>
    Due,

    /// <summary>It is due, and less than a ninth of the lifetime is left.</summary>
    Late,

    Expired,
}

/// <summary>Periods of certificates. Threads share it.</summary>
public static class Lifetimes
{
    static readonly TimeSpan Month = TimeSpan.FromDays(30);

    // CA/B ballot SC-081v3 and those before it: from the day of issue on, so many days at most.
    static readonly (DateTimeOffset From, int Days)[] Public =
    [
        (Day(2029, 3, 15), 47), (Day(2027, 3, 15), 100), (Day(2026, 3, 15), 200), (Day(2020, 9, 1), 398), (Day(2018, 3, 1), 825),
    ];

    static DateTimeOffset Day(int year, int month, int day) => new(year, month, day, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The most days that a public certificate issued then may last; <c>null</c> from before there was such a rule.</summary>
    public static int? MostDays(DateTimeOffset issued)
    {
        foreach (var (from, days) in Public)
            if (issued >= from) return days;
        return null;
    }

    /// <summary>When renewal is due: at the smaller of a third of the lifetime and 30 days before the end.</summary>
    public static DateTimeOffset DueAt(DateTimeOffset notBefore, DateTimeOffset notAfter)
    {
        var third = (notAfter - notBefore) / 3;
        return notAfter - (third < Month ? third : Month);
    }

    public static Stage StageAt(DateTimeOffset notBefore, DateTimeOffset notAfter, DateTimeOffset at) =>
        at > notAfter ? Stage.Expired
        : at < notBefore ? Stage.NotYetValid
        : at < DueAt(notBefore, notAfter) ? Stage.Current
        : notAfter - at < (notAfter - notBefore) / 9 ? Stage.Late
        : Stage.Due;

    /// <summary>How bad that is for a certificate that nobody was seen to renew.</summary>
    public static Severity SeverityOf(Stage stage) => stage switch
    {
        Stage.Expired => Severity.Critical,
        Stage.NotYetValid or Stage.Late => Severity.High,
        Stage.Due => Severity.Medium,
        _ => Severity.None,
    };
}
