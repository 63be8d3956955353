// What checks support; Controls maps these to the criteria of frameworks.
namespace Glacis.Verdicts;

/// <summary>What a check supports, in one sentence. Its id is for ever.</summary>
public sealed record Requirement(string Id, string Title)
{
    public static readonly Requirement DataAtRestIsEncrypted = new("data-at-rest-is-encrypted", "Data at rest is encrypted");
    public static readonly Requirement KeysAreManaged = new("keys-are-managed", "Encryption keys are well managed");
    public static readonly Requirement AccessIsRestricted = new("access-is-restricted", "Only those who are meant to reach data and keys");
    public static readonly Requirement CopiesAreGuarded = new("copies-are-guarded", "Copies of data are guarded like the data");
    public static readonly Requirement DataInTransitIsEncrypted = new("data-in-transit-is-encrypted", "Data in transit is encrypted");
    public static readonly Requirement NetworksLetInOnlyWhatIsMeant = new("networks-let-in-only-what-is-meant", "Networks let in only what is meant to come in");
    public static readonly Requirement CertificatesAreManaged = new("certificates-are-managed", "Certificates are strong, valid and renewed");
    public static readonly Requirement ActivityIsRecorded = new("activity-is-recorded", "What happens is written down, kept, and told to somebody");
    public static readonly Requirement ThreatsAreDetected = new("threats-are-detected", "Attacks and anomalies are looked for everywhere");
    public static readonly Requirement VulnerabilitiesAreHandled = new("vulnerabilities-are-handled", "Vulnerabilities are looked for, and closed in time");
}
