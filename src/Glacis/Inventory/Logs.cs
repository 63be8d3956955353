// Who writes logs, where they are kept, and where they leave to.
using System.Globalization;
using Glacis.Facts;

namespace Glacis.Inventory;

/// <summary>What a log tells.</summary>
public enum LogSort
{
    /// <summary>Who asked what of a front door: load balancers, distributions, APIs.</summary>
    Requests,

    /// <summary>Who read and wrote which object.</summary>
    Objects,

    /// <summary>Who signed in to a database or a cluster, and what was changed there.</summary>
    Audit,

    /// <summary>Which names were asked for in a network.</summary>
    Names,

    /// <summary>What a firewall let through and turned away.</summary>
    Packets,
}

/// <summary>How much of what an investigation needs a source does log.</summary>
public enum Logging
{
    Everything,

    /// <summary>It logs, and not what tells who did what.</summary>
    Some,
    Nothing,
}

/// <summary>Something that logs, or could: one for each log that matters to an investigation.</summary>
public sealed record LogSource(string Id) : Resource(Id), IKept
{
    /// <summary>The id of the resource that it tells of.</summary>
    public required string Of { get; init; }

    public LogSort Sort { get; init; }

    public Fact<Logging> Keeps { get; init; }

    /// <summary>The word by which audit trails select who reads and writes what it holds; "" where none does.</summary>
    public string WatchedAs { get; init; } = "";

    /// <summary>The id of the group of parameters that decides what it tells; known to be <c>null</c> where none does.</summary>
    public Fact<string?> Parameters { get; init; }

    /// <summary>Ids of what it delivers to: buckets, log groups, streams.</summary>
    public Many<string> Destinations { get; init; }
}

/// <summary>How long something is kept.</summary>
/// <param name="Days"><c>null</c> is for ever.</param>
public sealed record Retention(int? Days)
{
    public static readonly Retention ForEver = new((int?)null), NotADay = new(0);

    /// <summary>Whether it is at least as long.</summary>
    public bool Reaches(int days) => Days is not { } its || its >= days;

    public override string ToString() => Days is { } days ? string.Create(CultureInfo.InvariantCulture, $"{days} {(days == 1 ? "day" : "days")}") : "for ever";
}

/// <summary>Where logs are kept, or could be: a log group, a bucket.</summary>
public sealed record LogStore(string Id) : Resource(Id), IKept
{
    /// <summary>Whether it is there for logs alone; a bucket is for logs where something delivers to it.</summary>
    public bool IsForLogsOnly { get; init; }

    public Fact<Retention> Retention { get; init; }

    /// <summary>How long the part of it is kept that is kept shortest, where rules are about parts; for ever where none is.</summary>
    public Fact<Retention> OfAPart { get; init; }

    /// <summary>How long what was overwritten or deleted stays as a version; not a day where it is gone at once.</summary>
    public Fact<Retention> AfterDeletion { get; init; }

    /// <summary>How long nobody can delete, its owner included; not a day where whoever may delete can.</summary>
    public Fact<Retention> Locked { get; init; }
}

/// <summary>Lines are passed on as they come: a subscription.</summary>
/// <param name="Destination">The id of who gets them: a stream, a delivery stream, a function, a destination of another account.</param>
/// <param name="Pattern">Which lines; "" is all.</param>
public sealed record LogForwarding(string Destination, string Pattern)
{
    public override string ToString() => Pattern.Length == 0 ? $"all to {Destination}" : $"{Pattern} to {Destination}";
}
