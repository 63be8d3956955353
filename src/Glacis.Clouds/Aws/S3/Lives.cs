// How long the rules of a bucket let live what is in it, and how long its lock keeps hands off.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.S3;

static class Lives
{
    // Under it services write their logs: "prefix/AWSLogs/account/…".
    const string Logs = "AWSLogs/";

    static readonly string[] Narrower = ["Filter.And", "Filter.Tag", "Filter.ObjectSizeGreaterThan", "Filter.ObjectSizeLessThan"];

    /// <summary>The shortest life that a rule gives to all of the bucket, or to where services write logs.</summary>
    internal static Fact<Retention> OfAll(Answered lifecycle) => Shortest(lifecycle, static it => IsForLogs(it) ? Expiration(it) : long.MaxValue);

    /// <summary>The shortest life that a rule gives to any other part.</summary>
    internal static Fact<Retention> OfAPart(Answered lifecycle) => Shortest(lifecycle, static it => IsForLogs(it) ? long.MaxValue : Expiration(it));

    /// <summary>How long what is no longer the current version is kept: by any rule, for versions are deleted without asking what they were.</summary>
    internal static Fact<Retention> OfVersions(Answered lifecycle) =>
        Shortest(lifecycle, static it => it.Number("NoncurrentVersionExpiration.NoncurrentDays").Peek(out var days) ? days : long.MaxValue);

    /// <summary>How long new objects cannot be deleted by anybody; in the mode that lets some delete they can.</summary>
    internal static Fact<Retention> Locked(Answered locked)
    {
        if (locked.IsAbsent) return locked.WhenAbsent(Retention.NotADay);
        const string Rule = "ObjectLockConfiguration.Rule.DefaultRetention.";
        var mode = locked.Root.Text(Rule + "Mode");
        return mode.Peek(out var told) && told == "COMPLIANCE"
            ? locked.Root.Number(Rule + "Days").Or(locked.Root.Number(Rule + "Years").Map(static it => it * 365)).Map(static it => new Retention((int)Math.Min(it, int.MaxValue)))
            : mode.Map(static _ => Retention.NotADay).OrWhenSilent(Retention.NotADay);
    }

    // What ends on a day ends for all, whenever it was written.
    static long Expiration(Item rule) => rule.Has("Expiration.Date").Peek(out var ends) && ends ? 0 : rule.Number("Expiration.Days").Peek(out var some) ? some : long.MaxValue;

    static Fact<Retention> Shortest(Answered lifecycle, Func<Item, long> life)
    {
        if (lifecycle.IsAbsent) return lifecycle.WhenAbsent(Retention.ForEver);
        if (lifecycle.Root.Source is Unknown why) return Fact.Unknown<Retention>(why);
        var days = lifecycle.Items("Rules").Where(static it => it.Text("Status").Shown() == "Enabled").Select(life).DefaultIfEmpty(long.MaxValue).Min();
        return Fact.Known(days >= int.MaxValue ? Retention.ForEver : new Retention((int)days), lifecycle.Root.Source, "Rules");
    }

    static bool IsForLogs(Item rule)
    {
        if (Narrower.Any(it => rule.Has(it).Peek(out var isNarrowed) && isNarrowed)) return false;
        var prefix = rule.Text("Prefix").Shown() + rule.Text("Filter.Prefix").Shown();
        return Logs.StartsWith(prefix, StringComparison.Ordinal) || prefix.Contains(Logs, StringComparison.Ordinal);
    }
}
