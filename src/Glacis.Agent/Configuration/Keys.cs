// Every key that glacis.yaml knows, by the place where it may stand. docs/schemas/glacis.schema.json says the same; a test holds that.
namespace Glacis.Agent.Configuration;

/// <summary>The keys of glacis.yaml.</summary>
public static class Keys
{
    /// <summary>The file itself.</summary>
    public const string Root = "";

    internal const string Account = "accounts[]", Environment = "environments[]", Data = "data[]", Regulation = "regulations[]", Renewer = "renewers[]", Certificates = "certificates", Database = "databases[]", KeyRules = "keys", Rates = "rates",
        Exception = "exceptions[]", Attestation = "attestations[]", Access = "access", Match = "match", Principal = "principal", Network = "network", Segment = "segment", Flow = "flow", Classification = "classification", Pattern = "pattern", Logs = "logs", Vulnerabilities = "vulnerabilities";

    /// <summary>Keys by place: <c>exceptions[]</c> is one exception; <c>match</c>, <c>principal</c>, <c>segment</c>, <c>flow</c> and <c>pattern</c> are the same everywhere.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> All { get; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
    {
        [Root] =
        [
            "version", "accounts", "regions", "environments", "environmentTags", "data", "dataTags", "dataSpellings", "regulations", "renewers", "certificates", "databases", "classification", "keys", "logs", "vulnerabilities", "access", "network", "exceptions", "attestations",
            "inventories", "out", "failOn", "parallelism", "rates",
        ],
        [Account] = ["id", "name", "environment", "role", "externalId", "profile"],
        [Environment] = ["match", "environment"],
        [Data] = ["match", "class"],
        [Regulation] = ["id", "match"],
        [Renewer] = ["by", "match"],
        [Certificates] = ["secrets"],
        [Database] = ["match", "urlFromEnvironment"],
        [Classification] = ["patterns"],
        [Pattern] = ["name", "label", "nature", "pattern", "confidence", "validator", "context"],
        [KeyRules] = ["maxRotationDays", "ownKey"],
        [Logs] = ["retentionDays", "siem"],
        [Vulnerabilities] = ["criticalDays", "highDays"],
        [Rates] = ["requestsPerSecond"],
        [Exception] = ["id", "check", "match", "resource", "reason", "owner", "approvedBy", "expires", "ticket"],
        [Attestation] = ["id", "check", "match", "resource", "statement", "author", "date", "expires"],
        [Access] = ["productionServices", "securityTeam", "trustedAccounts", "organization"],
        [Network] = ["segments", "flows"],
        [Segment] = ["name", "match"],
        [Flow] = ["from", "to", "ports"],
        [Principal] = ["arn", "name", "tag", "service"],
        [Match] = ["account", "region", "kind", "id", "name", "environment", "tag"],
    };
}
