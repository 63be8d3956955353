// Which criteria a requirement supports, in both id schemes. Titles are paraphrased by us: the frameworks' own text is licensed.
using System.Collections.Frozen;
using Glacis.Verdicts;

namespace Glacis.Controls;

/// <summary>A criterion of a framework.</summary>
/// <param name="Scheme">Whose ids these are, <c>tsc-2017-2022</c>.</param>
/// <param name="Id">The criterion, <c>CC6.1</c>.</param>
/// <param name="Title">What it asks for, in our words.</param>
public sealed record Control(string Scheme, string Id, string Title);

/// <summary>Whether a requirement is at the heart of a control or only helps it.</summary>
public enum Role
{
    Primary,
    Secondary,
}

/// <summary>A control that a requirement supports.</summary>
public sealed record Criterion(Control Control, Role Role);

/// <summary>From requirements to controls. Threads may share it.</summary>
/// <remarks>The mapping and its reasons are docs/controls.md.</remarks>
public static class Criteria
{
    /// <summary>The Trust Services Criteria of 2017 with the points of focus of 2022: the ids that auditors know.</summary>
    public const string Official = "tsc-2017-2022";

    /// <summary>The ids of Glacis's own specification, whose CC7.2 is not the official one.</summary>
    public const string Specification = "spec/2025";

    static readonly Control
        Access = new(Official, "CC6.1", "Access to data and keys is restricted; data is encrypted where its risk asks for it"),
        Boundary = new(Official, "CC6.6", "Whoever comes from outside the system is kept out"),
        Confidential = new(Official, "C1.1", "Confidential information is known and protected (where confidentiality is in scope)"),
        Transmitted = new(Official, "CC6.7", "Data is protected while it is transmitted"),
        Vulnerable = new(Official, "CC7.1", "Changes that open a weakness, and weaknesses that become known, are detected"),
        Watched = new(Official, "CC7.2", "Systems are watched for anomalies, and anomalies are looked into"),
        Evaluated = new(Official, "CC7.3", "Security events are judged: is it an incident"),
        Answered = new(Official, "CC7.4", "Incidents are answered, and weaknesses closed"),
        Malicious = new(Official, "CC6.8", "Software that is not meant to run is kept out or detected"),
        Monitored = new(Specification, "CC7.4", "Systems are monitored: logs, their retention, alerts, where they are brought together"),
        Vulnerabilities = new(Specification, "CC7.5", "Vulnerabilities are managed"),
        Networks = new(Specification, "CC7.1", "Intrusion is hindered and detected: networks are segmented, firewalls let in only what is meant, attacks are looked for"),
        AtRest = new(Specification, "CC7.2", "Data at rest is encrypted, and its keys are well managed"),
        InTransit = new(Specification, "CC7.3", "Data in transit is encrypted, and its certificates are well managed");

    static readonly FrozenDictionary<string, IReadOnlyList<Criterion>> Supported = new Dictionary<string, IReadOnlyList<Criterion>>(StringComparer.Ordinal)
    {
        [Requirement.DataAtRestIsEncrypted.Id] = [new(Access, Role.Primary), new(Confidential, Role.Secondary), new(AtRest, Role.Primary)],
        [Requirement.CopiesAreGuarded.Id] = [new(Access, Role.Primary), new(Confidential, Role.Secondary), new(AtRest, Role.Primary)],
        [Requirement.AccessIsRestricted.Id] = [new(Access, Role.Primary), new(Boundary, Role.Secondary), new(Confidential, Role.Secondary), new(AtRest, Role.Primary)],
        [Requirement.KeysAreManaged.Id] = [new(Access, Role.Primary), new(AtRest, Role.Primary)],
        [Requirement.NetworksLetInOnlyWhatIsMeant.Id] = [new(Boundary, Role.Primary), new(Access, Role.Secondary), new(Networks, Role.Primary)],
        [Requirement.DataInTransitIsEncrypted.Id] = [new(Transmitted, Role.Primary), new(Access, Role.Secondary), new(InTransit, Role.Primary)],
        [Requirement.CertificatesAreManaged.Id] = [new(Transmitted, Role.Primary), new(InTransit, Role.Primary)],
        [Requirement.ActivityIsRecorded.Id] = [new(Watched, Role.Primary), new(Vulnerable, Role.Secondary), new(Evaluated, Role.Secondary), new(Monitored, Role.Primary)],
        [Requirement.ThreatsAreDetected.Id] = [new(Watched, Role.Primary), new(Boundary, Role.Secondary), new(Vulnerable, Role.Secondary), new(Networks, Role.Primary)],
        [Requirement.VulnerabilitiesAreHandled.Id] = [new(Vulnerable, Role.Primary), new(Malicious, Role.Secondary), new(Answered, Role.Secondary), new(Vulnerabilities, Role.Primary)],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The controls that a requirement supports, official ids first.</summary>
    public static IReadOnlyList<Criterion> Of(Requirement requirement) => Supported.TryGetValue(requirement.Id, out var criteria) ? criteria
        : throw new ArgumentException($"the requirement \"{requirement.Id}\" supports no control yet: add its line to Criteria", nameof(requirement));

    /// <summary>Every control that some requirement supports: official ids first, then by id.</summary>
    public static IReadOnlyList<Control> All { get; } =
        [.. Supported.Values.SelectMany(static it => it).Select(static it => it.Control).Distinct()
            .OrderBy(static it => it.Scheme == Official ? 0 : 1).ThenBy(static it => it.Scheme, StringComparer.Ordinal).ThenBy(static it => it.Id, StringComparer.Ordinal)];
}
