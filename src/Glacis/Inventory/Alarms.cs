// From a line in a log to somebody who is told: filters, alarms, topics, subscriptions, and what somebody has to be told of.
using Glacis.Facts;

namespace Glacis.Inventory;

/// <summary>Something of which somebody has to be told when it happens in an account.</summary>
public sealed record WatchedEvent(string Id) : Resource(Id)
{
    /// <summary>What happens, by the name under which its samples are known.</summary>
    public required string Matter { get; init; }
}

/// <summary>Counts lines of a log group that fit a pattern.</summary>
public sealed record MetricFilter(string Id) : Resource(Id), IKept
{
    /// <summary>The id of the log group.</summary>
    public Fact<string> Group { get; init; }

    public Fact<string> Pattern { get; init; }

    /// <summary>The metrics in which it counts, each as <c>namespace/name</c>.</summary>
    public Many<string> Metrics { get; init; }
}

/// <summary>Is raised when a metric passes a threshold.</summary>
public sealed record Alarm(string Id) : Resource(Id), IKept
{
    /// <summary>The metric, as <c>namespace/name</c>; known to be <c>null</c> where several are combined.</summary>
    public Fact<string?> Metric { get; init; }

    /// <summary>Whether one occurrence raises it.</summary>
    public Fact<bool> IsRaisedByOne { get; init; }

    /// <summary>Whether its actions are turned on.</summary>
    public Fact<bool> Acts { get; init; }

    /// <summary>Ids of whom it tells when it is raised.</summary>
    public Many<string> Tells { get; init; }
}

/// <summary>Events that fit a pattern are handed on to targets.</summary>
public sealed record EventRule(string Id) : Resource(Id), IKept
{
    public Fact<bool> IsEnabled { get; init; }

    /// <summary>What fits it; known to be <c>null</c> where it runs by the clock.</summary>
    public Fact<string?> Pattern { get; init; }

    /// <summary>Ids of its targets.</summary>
    public Many<string> Targets { get; init; }
}

/// <summary>Whom a subscription reaches.</summary>
public enum Recipient
{
    /// <summary>By mail, text message, or a call to a service that alerts people.</summary>
    Person,

    /// <summary>A queue, a function, a stream: what it does with it is not told.</summary>
    Machine,
}

/// <summary>Somebody wants to hear what is said to a topic. The address is taken out: it is a person's.</summary>
public sealed record Subscription(string Id) : Resource(Id), IKept
{
    /// <summary>The id of the topic.</summary>
    public Fact<string> Topic { get; init; }

    public Fact<Recipient> Reaches { get; init; }

    /// <summary>Whether who is at the address agreed; until then nothing is sent there.</summary>
    public Fact<bool> IsConfirmed { get; init; }
}
