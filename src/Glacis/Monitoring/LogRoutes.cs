// Where logs go: who delivers to a bucket or a log group, and whether lines leave to where they are looked at together.
using System.Collections.Concurrent;
using Glacis.Facts;
using Glacis.Inventory;

namespace Glacis.Monitoring;

/// <summary>What is delivered to a store, from least to most.</summary>
public enum Delivered
{
    Nothing,

    /// <summary>Logs of programs, or of requests.</summary>
    Logs,

    /// <summary>Who did what: audit trails, audit logs of databases and clusters.</summary>
    AuditRecords,
}

/// <summary>Where a trail's records leave to, from least to most.</summary>
public enum Outlook
{
    /// <summary>They stay where they are written.</summary>
    Nowhere,

    /// <summary>They are passed on to something that is not declared to be where they are looked at.</summary>
    Somewhere,

    /// <summary>They reach what glacis.yaml declares.</summary>
    Siem,
}

/// <summary>Tells where logs go. Threads share it.</summary>
public sealed class LogRoutes : IEngine<LogRoutes>
{
    readonly Estate estate;

    // By what is delivered to, the answer that names it.
    readonly Dictionary<string, Source> audited = new(StringComparer.Ordinal), logged = new(StringComparer.Ordinal), ofObjects = new(StringComparer.Ordinal);
    readonly ILookup<string, string> regions;
    readonly ConcurrentDictionary<(string Account, string Region), Unknown?> doubts = new();
    readonly Unknown? unsaid, unsaidOfObjects;

    LogRoutes(Estate estate)
    {
        this.estate = estate;
        regions = estate.Kept<AccountRegion>().ToLookup(static it => it.Account, static it => it.Region, StringComparer.Ordinal);
        foreach (var it in estate.Kept<AuditTrail>())
        {
            if (it.Bucket.Peek(out var bucket)) audited.TryAdd(bucket.Id, it.Bucket.Source);
            else unsaid ??= (Unknown)it.Bucket.Source;
            if (!it.LogGroup.Peek(out var group)) unsaid ??= (Unknown)it.LogGroup.Source;
            else if (group is not null) audited.TryAdd(group, it.LogGroup.Source);
        }
        foreach (var it in estate.Kept<FlowLog>())
        {
            if (!it.Destination.Peek(out var to)) unsaid ??= (Unknown)it.Destination.Source;
            else if (to is not null) logged.TryAdd(to, it.Destination.Source);
        }
        foreach (var it in estate.Kept<LogSource>())
        {
            foreach (var to in it.Destinations.Items)
            {
                (it.Sort == LogSort.Audit ? audited : logged).TryAdd(to, it.Destinations.Source);
                if (it.Sort == LogSort.Objects) ofObjects.TryAdd(to, it.Destinations.Source);
            }
            if (it.Destinations.IsComplete) continue;
            unsaid ??= (Unknown)it.Destinations.Source;
            if (it.Sort == LogSort.Objects) unsaidOfObjects ??= (Unknown)it.Destinations.Source;
        }
    }

    public static LogRoutes From(Estate estate) => new(estate);

    /// <summary>What is delivered to a store. That nothing is can be told only where everything that could deliver was read.</summary>
    public Fact<Delivered> To(LogStore store)
    {
        if (audited.TryGetValue(store.Id, out var audit)) return Known(Delivered.AuditRecords, "a trail or an audit log names it", audit);
        if ((unsaid ?? Doubt(store)) is { } doubt) return Fact.Unknown<Delivered>(doubt);
        return logged.TryGetValue(store.Id, out var log) ? Known(Delivered.Logs, "a log names it, and no trail or audit log", log)
            : store.IsForLogsOnly ? Known(Delivered.Logs, "it is there for logs, and no trail or audit log names it")
            : Known(Delivered.Nothing, "trails and logs were read, and none names it");
    }

    // What is for logs alone is delivered to from its own region; a bucket from every region of its account.
    Unknown? Doubt(LogStore store) => Doubt(store.Account, store.Region) ?? (store.IsForLogsOnly ? null : regions[store.Account].Select(it => Doubt(store.Account, it)).FirstOrDefault(static it => it is not null));

    Unknown? Doubt(string account, string region) => doubts.GetOrAdd((account, region), static (at, estate) =>
        estate.Missing<AuditTrail>(at.Account, at.Region) ?? estate.Missing<LogSource>(at.Account, at.Region) ?? estate.Missing<FlowLog>(at.Account, at.Region), estate);

    /// <summary>Whether a store keeps what others log of their objects: a log of its own would be written into itself, and about itself.</summary>
    public Fact<bool> KeepsLogsOfObjects(string store) => ofObjects.TryGetValue(store, out var log) ? Fact.Known(true, new Conclusion("the log of another one names it", 1, [log]))
        : unsaidOfObjects is { } doubt ? Fact.Unknown<bool>(doubt)
        : Fact.Known(false, new Conclusion("no log of objects names it", 1, []));

    static Fact<Delivered> Known(Delivered what, string rule, params IReadOnlyList<Source> from) => Fact.Known(what, new Conclusion(rule, 1, from));

    /// <summary>The bucket that a trail delivers to; one that is not among those that were read may be any account's, for its name does not say whose.</summary>
    public Fact<Ref<LogStore>> BucketOf(AuditTrail trail)
    {
        if (!trail.Bucket.Peek(out var bucket) || estate.Find(bucket, null, out _, out _)) return trail.Bucket;
        return Fact.Unknown<Ref<LogStore>>(estate.Missing<LogStore>(trail.Account, trail.Region)
            ?? estate.WhyNot(bucket.Id));
    }

    /// <summary>Where a trail's records leave to. Its bucket counts, too, where it is declared.</summary>
    public Fact<Outlook> Of(AuditTrail trail)
    {
        var siem = estate.Intent.Siem;
        if (trail.Bucket.Peek(out var bucket) && Named(bucket.Id, siem) is { } declared) return Fact.Known(Outlook.Siem, declared);
        // A subscription that passes on some lines keeps others back.
        foreach (var it in trail.Forwardings.Items.Where(static it => it.Pattern.Length == 0))
            if (Named(it.Destination, siem) is { } line) return Fact.Known(Outlook.Siem, new Conclusion($"{it}", 1, [line]));
        if (!trail.Forwardings.IsComplete) return Fact.Unknown<Outlook>((Unknown)trail.Forwardings.Source);
        if (!trail.Bucket.IsKnown && siem.Count > 0) return Fact.Unknown<Outlook>((Unknown)trail.Bucket.Source);
        return trail.Forwardings.Items.Count > 0
            ? Fact.Known(Outlook.Somewhere, new Conclusion($"{trail.Forwardings.Items[0]}", 1, [trail.Forwardings.Source]))
            : Fact.Known(Outlook.Nowhere, trail.Forwardings.Source);
    }

    static Declaration? Named(string id, IReadOnlyList<DeclaredDestination> siem) => siem.FirstOrDefault(it => Matching.Glob(it.Pattern, id))?.Source;
}
