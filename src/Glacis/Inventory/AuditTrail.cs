// The record of who did what in an account.
using Glacis.Facts;

namespace Glacis.Inventory;

/// <summary>Which calls a trail writes down.</summary>
public enum EventsKept
{
    All,

    /// <summary>What changes something, and not what only looks.</summary>
    WritesOnly,

    /// <summary>What only looks, and not what changes something.</summary>
    ReadsOnly,
    None,
}

/// <summary>Writes down who called what, and delivers it. Listed in every region and every member account that it covers.</summary>
public sealed record AuditTrail(string Id) : Resource(Id), IKept
{
    /// <summary>The id that it has where it is configured; elsewhere it is listed under ids of its own, because it writes down what happens there.</summary>
    public required string Home { get; init; }

    /// <summary>Whether it writes at this moment; unknown where the account that owns it does not say.</summary>
    public Fact<bool> IsLogging { get; init; }

    public Fact<bool> CoversAllRegions { get; init; }

    public Fact<bool> CoversOrganization { get; init; }

    /// <summary>Whether calls to services without a region (IAM, STS) are among them.</summary>
    public Fact<bool> CoversGlobalServices { get; init; }

    /// <summary>Which calls that manage resources are written down.</summary>
    public Fact<EventsKept> ManagementEvents { get; init; }

    /// <summary>Types of resources of which reading and writing the data of every one is written down, as the provider calls them.</summary>
    public Many<string> DataEvents { get; init; }

    /// <summary>Whether signed digests show that a file was changed or is missing.</summary>
    public Fact<bool> IsValidated { get; init; }

    /// <summary>Whether its files are encrypted with a key of the owner's own, so that reading the bucket is not enough to read them.</summary>
    public Fact<bool> HasOwnKey { get; init; }

    /// <summary>The bucket that it delivers to.</summary>
    public Fact<Ref<LogStore>> Bucket { get; init; }

    /// <summary>The id of the log group that it delivers to; known to be <c>null</c> where there is none.</summary>
    public Fact<string?> LogGroup { get; init; }

    /// <summary>Where the lines of its log group are passed on to; empty where it has no group.</summary>
    public Many<LogForwarding> Forwardings { get; init; }

    /// <summary>The error of its latest delivery; known to be <c>null</c> where it was delivered.</summary>
    public Fact<string?> DeliveryError { get; init; }

    /// <summary>The same of its log group.</summary>
    public Fact<string?> GroupDeliveryError { get; init; }
}
