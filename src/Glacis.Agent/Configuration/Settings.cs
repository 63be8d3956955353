// How a run goes, as glacis.yaml says it; what is judged is Intent.
using Glacis.Classification.Detecting;
using Glacis.Inventory;
using Glacis.Verdicts;

namespace Glacis.Agent.Configuration;

/// <summary>An account to be looked at, and how to get in.</summary>
/// <param name="Id">Twelve digits; from the role where it is not given, <c>null</c> with a profile alone.</param>
/// <param name="Role">The role to assume, an ARN; <c>null</c> for the account that the credentials belong to.</param>
/// <param name="Profile">The profile of the AWS CLI whose credentials are used (for the role, where there is one).</param>
public sealed record AccountSettings(string? Id, string? Name, DeploymentEnvironment? Environment, string? Role, string? ExternalId, string? Profile);

/// <summary>A database that may be looked into.</summary>
/// <param name="Match">Which stores of the inventory it is.</param>
/// <param name="UrlFromEnvironment">The variable of the environment that holds its address, with the password.</param>
public sealed record DatabaseSettings(Match Match, string UrlFromEnvironment);

/// <summary>How a run goes. <c>null</c> and empty mean: not said.</summary>
public sealed record Settings
{
    public static readonly Settings None = new();

    /// <summary>The accounts; empty is the one that the credentials belong to.</summary>
    public IReadOnlyList<AccountSettings> Accounts { get; init; } = [];

    /// <summary>The regions; empty is all that are enabled.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>Databases that <c>--sample</c> may look into.</summary>
    public IReadOnlyList<DatabaseSettings> Databases { get; init; } = [];

    /// <summary>Patterns that look at contents besides the detectors of the build.</summary>
    public IReadOnlyList<DeclaredPattern> Patterns { get; init; } = [];

    /// <summary>Inventories handed over by others, paths as seen from the working directory.</summary>
    public IReadOnlyList<string> Inventories { get; init; } = [];

    /// <summary>Where the evidence goes.</summary>
    public string? Out { get; init; }

    /// <summary>The severity from which on a run ends with exit code 3.</summary>
    public Severity? FailOn { get; init; }

    /// <summary>How many units (account, region, service) are read at once.</summary>
    public int? Parallelism { get; init; }

    /// <summary>The most requests a second to one service in one region of one account.</summary>
    public int? RequestsPerSecond { get; init; }
}
