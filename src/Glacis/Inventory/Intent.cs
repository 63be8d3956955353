// What no API knows: the owners' declarations, as glacis.yaml holds them.
using Glacis.Facts;

namespace Glacis.Inventory;

/// <summary>Whether a key of one's own is demanded for restricted and confidential data.</summary>
public enum OwnKey
{
    Required,
    Recommended,
}

/// <summary>Regulations that a resource is in scope of.</summary>
public sealed record Regulations(IReadOnlyList<string> Ids)
{
    public const string PciDss = "pci-dss-4.0.1";

    public static readonly Regulations None = new([]);

    public override string ToString() => Ids.Count == 0 ? "none" : string.Join(", ", Ids);
}

/// <summary>Which resources a declaration speaks of. Every member that is set must match; patterns know <c>*</c> and <c>?</c>.</summary>
/// <param name="Account">Account id.</param>
/// <param name="Region">Region.</param>
/// <param name="Kind">Type of resource.</param>
/// <param name="Id">Resource id.</param>
/// <param name="Name">Resource name.</param>
/// <param name="Environment">Environment.</param>
/// <param name="Tag">A tag, <c>key=value</c>.</param>
public sealed record Match(
    string? Account = null, string? Region = null, string? Kind = null, string? Id = null, string? Name = null, DeploymentEnvironment? Environment = null, Tag? Tag = null);

/// <summary>A rule that gives matching resources a value.</summary>
public sealed record Rule<T>(Match Match, T Value, Declaration Source);

/// <summary>An accepted finding.</summary>
public sealed record ExceptionEntry(
    string Id, string Check, Match Match, string Reason, string Owner, string ApprovedBy, DateOnly Expires, string? Ticket, Declaration Source);

/// <summary>A statement that a person stands for where no API can answer.</summary>
public sealed record Attestation(
    string Id, string Check, Match Match, string Statement, string Author, DateOnly Date, DateOnly Expires, Declaration Source);

/// <summary>A secret that the owners say holds a certificate which is used.</summary>
/// <param name="Pattern">Its name or its id; <c>*</c> and <c>?</c> are wildcards.</param>
public sealed record NamedSecret(string Pattern, Declaration Source);

/// <summary>Where logs are brought together and looked at.</summary>
/// <param name="Pattern">The id of a stream, a bucket or a destination; <c>*</c> and <c>?</c> are wildcards.</param>
public sealed record DeclaredDestination(string Pattern, Declaration Source);

/// <summary>The owners' declarations; made whole, then never changed. Threads may share it.</summary>
public sealed record Intent
{
    public static readonly Intent None = new();

    public IReadOnlyList<Rule<DeploymentEnvironment>> Environments { get; init; } = [];

    public IReadOnlyList<Rule<DataClass>> Data { get; init; } = [];

    public IReadOnlyList<Rule<string>> Regulations { get; init; } = [];

    /// <summary>Names of tags that tell the environment, besides the common ones.</summary>
    public IReadOnlyList<string> EnvironmentTags { get; init; } = [];

    /// <summary>Names of tags that tell the class of data, besides the common ones.</summary>
    public IReadOnlyList<string> DataTags { get; init; } = [];

    /// <summary>Spellings of tag values for a class of data, besides the common ones.</summary>
    public IReadOnlyDictionary<string, DataClass> DataSpellings { get; init; } = new Dictionary<string, DataClass>(StringComparer.OrdinalIgnoreCase);

    public Fact<OwnKey> OwnKey { get; init; } = Fact.Known(Inventory.OwnKey.Required, new Declaration("default of glacis.yaml"), "keys.ownKey");

    public Fact<int> MaxRotationDays { get; init; } = Fact.Known(365, new Declaration("default of glacis.yaml"), "keys.maxRotationDays");

    /// <summary>Who is meant to have access to keys and data.</summary>
    public Access Access { get; init; } = Access.None;

    /// <summary>Who renews certificates that the provider does not: cert-manager, an ACME client.</summary>
    public IReadOnlyList<Rule<string>> Renewers { get; init; } = [];

    /// <summary>Secrets that hold certificates. Of no other secret is the value ever asked for.</summary>
    public IReadOnlyList<NamedSecret> CertificateSecrets { get; init; } = [];

    /// <summary>How long logs have to be kept, in days.</summary>
    public Fact<int> LogRetentionDays { get; init; } = Fact.Known(365, new Declaration("default of glacis.yaml"), "logs.retentionDays");

    /// <summary>How long a critical finding may stay open, in days.</summary>
    public Fact<int> CriticalDays { get; init; } = Fact.Known(15, new Declaration("default of glacis.yaml"), "vulnerabilities.criticalDays");

    /// <summary>The same of a high one.</summary>
    public Fact<int> HighDays { get; init; } = Fact.Known(30, new Declaration("default of glacis.yaml"), "vulnerabilities.highDays");

    /// <summary>Where logs are brought together and looked at; empty where that is not declared.</summary>
    public IReadOnlyList<DeclaredDestination> Siem { get; init; } = [];

    /// <summary>Who on the networks is meant to reach whom.</summary>
    public Segmentation Network { get; init; } = Segmentation.None;

    public IReadOnlyList<ExceptionEntry> Exceptions { get; init; } = [];

    public IReadOnlyList<Attestation> Attestations { get; init; } = [];
}
