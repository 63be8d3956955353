// One thing with an id: what every noun of the inventory has in common.
using Glacis.Facts;

namespace Glacis.Inventory;

/// <summary>What sort of thing: the field's standard type name (CloudFormation's for AWS) and a label for people.</summary>
public sealed record Kind(string Id, string Label);

/// <summary>Where a resource is in its life from idea to customer.</summary>
public enum DeploymentEnvironment
{
    Production,
    Staging,
    Development,
}

/// <summary>One thing with an id, as it was read. Immutable; threads may share it.</summary>
/// <param name="Id">ARN, ARM id, GCP name; where the cloud has none, a name of ours that says so by its form.</param>
public abstract record Resource(string Id)
{
    public required Kind Kind { get; init; }

    /// <summary>The last part of its id, by which others beside it point to it.</summary>
    public string Handle => Id[(Id.LastIndexOf('/') + 1)..];

    public required string Name { get; init; }

    public required string Account { get; init; }

    public required string Region { get; init; }

    /// <summary>Labels that the owner put on it.</summary>
    public Fact<Tags> Tags { get; init; }

    /// <summary>Production, staging, development; settled by classification before judging.</summary>
    public Fact<DeploymentEnvironment> Environment { get; init; }

    /// <summary>Regulations whose scope it is declared to be in; settled by classification before judging.</summary>
    public Fact<Regulations> Regulations { get; init; }
}

/// <summary>A resource by its id, to be followed.</summary>
public sealed record Ref<T>(string Id) where T : Resource
{
    public override string ToString() => Id;
}

/// <summary>A kind that is kept for the whole run, because others point at it. All other kinds are streamed: read, judged, written, forgotten.</summary>
public interface IKept;

/// <summary>Stands for another resource: an alias for a key.</summary>
public interface IStandsFor<T> : IKept where T : Resource
{
    /// <summary>What it stands for.</summary>
    Fact<Ref<T>> Target { get; }
}
