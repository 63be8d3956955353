// Where logs go: who delivers to a bucket or a log group, and whether lines leave to where they are looked at together.
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
    readonly HashSet<string> audited = new(StringComparer.Ordinal), logged = new(StringComparer.Ordinal);
    readonly HashSet<string> ofObjects = new(StringComparer.Ordinal);
    readonly Unknown? unsaid, unsaidOfObjects;

    LogRoutes(Estate estate)
    {
        this.estate = estate;
        foreach (var it in estate.Kept<AuditTrail>())
        {
            if (it.Bucket.Peek(out var bucket)) audited.Add(bucket.Id);
            else unsaid ??= (Unknown)it.Bucket.Source;
            if (!it.LogGroup.Peek(out var group)) unsaid ??= (Unknown)it.LogGroup.Source;
            else if (group is not null) audited.Add(group);
        }
        foreach (var it in estate.Kept<FlowLog>())
        {
            if (!it.Destination.Peek(out var to)) unsaid ??= (Unknown)it.Destination.Source;
            else if (to is not null) logged.Add(to);
        }
        foreach (var it in estate.Kept<LogSource>())
        {
            (it.Sort == LogSort.Audit ? audited : logged).UnionWith(it.Destinations.Items);
            if (it.Sort == LogSort.Objects) ofObjects.UnionWith(it.Destinations.Items);
            if (it.Destinations.IsComplete) continue;
            unsaid ??= (Unknown)it.Destinations.Source;
            if (it.Sort == LogSort.Objects) unsaidOfObjects ??= (Unknown)it.Destinations.Source;
        }
    }

    public static LogRoutes From(Estate estate) => new(estate);

    /// <summary>What is delivered to a store. That nothing is can be told only where everything that could deliver was read.</summary>
    public Fact<Delivered> To(LogStore store)
    {
        if (audited.Contains(store.Id)) return Known(Delivered.AuditRecords, "a trail or an audit log names it");
        var doubt = unsaid ?? estate.Missing<AuditTrail>(store.Account, store.Region) ?? estate.Missing<LogSource>(store.Account, store.Region) ?? estate.Missing<FlowLog>(store.Account, store.Region);
        return doubt is not null ? Fact.Unknown<Delivered>(doubt)
            : logged.Contains(store.Id) ? Known(Delivered.Logs, "a log names it, and no trail or audit log")
            : store.IsForLogsOnly ? Known(Delivered.Logs, "it is there for logs, and no trail or audit log names it")
            : Known(Delivered.Nothing, "trails and logs were read, and none names it");
    }

    /// <summary>Whether a store keeps what others log of their objects: a log of its own would be written into itself, and about itself.</summary>
    public Fact<bool> KeepsLogsOfObjects(string store) => ofObjects.Contains(store) ? Fact.Known(true, new Conclusion("the log of another one names it", 1, []))
        : unsaidOfObjects is { } doubt ? Fact.Unknown<bool>(doubt)
        : Fact.Known(false, new Conclusion("no log of objects names it", 1, []));

    static Fact<Delivered> Known(Delivered what, string rule) => Fact.Known(what, new Conclusion(rule, 1, []));

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
