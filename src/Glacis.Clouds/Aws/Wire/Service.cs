// One AWS service and its operations, as the catalogue declares them.

namespace Glacis.Clouds.Aws.Wire;

/// <summary>How a service talks.</summary>
public enum Protocol { Query, Ec2, Json, RestJson, RestXml }

/// <summary>One AWS service. Threads may share it.</summary>
public sealed class Service
{
    /// <summary>The name that the command line of AWS uses ("s3", "elbv2").</summary>
    public required string Name { get; init; }

    /// <summary>How it talks.</summary>
    public required Protocol Protocol { get; init; }

    /// <summary>The date of its API.</summary>
    public required string ApiVersion { get; init; }

    /// <summary>The first word of its hosts.</summary>
    public required string EndpointPrefix { get; init; }

    /// <summary>The name that configuration files call it by.</summary>
    public required string ServiceId { get; init; }

    /// <summary>What requests are signed for.</summary>
    public required string SigningName { get; init; }

    internal string? JsonVersion { get; init; }
    internal string? TargetPrefix { get; init; }
    internal string? XmlNamespace { get; init; }
    internal bool QueryCompatible { get; init; }

    /// <summary>Hosts that break the common rule, by partition or region and flags.</summary>
    internal Dictionary<string, string> Hosts { get; init; } = [];

    /// <summary>The one region that a partition's requests are signed for, where the service is global.</summary>
    internal Dictionary<string, string> SignedFor { get; init; } = [];

    internal Dictionary<string, Operation> Operations { get; set; } = [];

    /// <summary>The names of its operations, sorted.</summary>
    public IReadOnlyList<string> OperationNames => [.. Operations.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The operation of that name; an unknown one is a programmer's mistake.</summary>
    public Operation Operation(string name) => Operations.TryGetValue(name, out var operation)
        ? operation
        : throw new ArgumentException($"the AWS catalogue has no operation '{Name} {name}': run eng/aws/make-catalogue.py", nameof(name));

    internal bool SpeaksXml => Protocol is Protocol.Query or Protocol.Ec2 or Protocol.RestXml;
}

/// <summary>One operation of a service. Threads may share it.</summary>
public sealed class Operation
{
    /// <summary>Whose it is.</summary>
    public required Service Service { get; init; }

    /// <summary>Its name ("DescribeVolumes").</summary>
    public required string Name { get; init; }

    /// <summary>How its answers come in pages; null when they do not.</summary>
    public Paginator? Paginator { get; init; }

    internal string Method { get; init; } = "POST";
    internal string Uri { get; init; } = "/";
    internal Shape? Input { get; init; }
    internal Shape? Output { get; init; }
    internal string? RequestRoot { get; init; }
    internal string? RequestNamespace { get; init; }
    internal string? ResultWrapper { get; init; }
    internal string? RootIs { get; init; }
    internal string? HostPrefix { get; init; }
    internal bool NeedsChecksum { get; init; }

    /// <summary>Whether an answer without a body is none: a list that was cut off must not read as an empty one.</summary>
    internal bool HasBody { get; init; }

    internal Secrets Secrets => field ??= Secrets.Of(this);

    /// <summary>Whether its answers can hold values that must not be kept.</summary>
    public bool HasSecrets => !Secrets.IsEmpty;

    /// <inheritdoc/>
    public override string ToString() => $"{Service.Name}:{Name}";
}

/// <summary>How the answers of an operation come in pages; the names are the model's.</summary>
/// <param name="Inputs">The members of a request that take a token.</param>
/// <param name="Outputs">Where the answer has each token; alternatives are joined by "||".</param>
/// <param name="Items">Where the answer has what is listed.</param>
/// <param name="Limit">The member of a request that bounds a page.</param>
/// <param name="More">Where the answer says whether there is more.</param>
public sealed record Paginator(IReadOnlyList<string> Inputs, IReadOnlyList<string> Outputs, IReadOnlyList<string> Items, string? Limit, string? More);
