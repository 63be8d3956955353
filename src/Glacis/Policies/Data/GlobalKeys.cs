// The keys that requests to every service may have, and which requests do.
// Source: AWS, IAM user guide, "AWS global condition context keys" (reference_policies_condition-keys), with its lines "Availability" and "Value type".
using System.Collections.Frozen;

namespace Glacis.Policies.Data;

/// <summary>The global condition keys, as the IAM user guide lists them. Threads may share it.</summary>
public static class GlobalKeys
{
    /// <summary>All of them; those that end in <c>/</c> are families, by tag.</summary>
    public static IReadOnlyList<KeyAbout> All { get; } =
    [
        new("aws:PrincipalArn", KeyType.ResourceName, false) { Presence = Presence.Signed },
        new("aws:PrincipalAccount", KeyType.Text, false) { Presence = Presence.Signed },
        new("aws:PrincipalOrgPaths", KeyType.Text, true) { Presence = Presence.SignedByMember },
        new("aws:PrincipalOrgID", KeyType.Text, false) { Presence = Presence.SignedByMember },
        new("aws:PrincipalTag/", KeyType.Text, false) { Presence = Presence.Sometimes },
        new("aws:PrincipalIsAWSService", KeyType.Flag, false) { Presence = Presence.Signed },
        new("aws:PrincipalServiceName", KeyType.Text, false) { Presence = Presence.MadeByService },
        new("aws:PrincipalServiceNamesList", KeyType.Text, true) { Presence = Presence.MadeByService },
        new("aws:PrincipalType", KeyType.Text, false) { Presence = Presence.Signed },
        new("aws:userid", KeyType.Text, false) { Presence = Presence.Signed },
        new("aws:username", KeyType.Text, false) { Presence = Presence.Sometimes },
        new("aws:AssumedRoot", KeyType.Flag, false) { Presence = Presence.Sometimes },
        new("aws:FederatedProvider", KeyType.Text, false) { Presence = Presence.Sometimes },
        new("aws:TokenIssueTime", KeyType.Time, false) { Presence = Presence.TemporaryCredentials },
        new("aws:MultiFactorAuthAge", KeyType.Number, false) { Presence = Presence.Sometimes },
        new("aws:MultiFactorAuthPresent", KeyType.Flag, false) { Presence = Presence.TemporaryCredentials },
        new("aws:ChatbotSourceArn", KeyType.ResourceName, false) { Presence = Presence.Sometimes },
        new("aws:Ec2InstanceSourceVpc", KeyType.Text, false) { Presence = Presence.Sometimes },
        new("aws:Ec2InstanceSourcePrivateIPv4", KeyType.Address, false) { Presence = Presence.Sometimes },
        new("aws:SourceIdentity", KeyType.Text, false) { Presence = Presence.Sometimes },
        new("aws:SourceIp", KeyType.Address, false) { Presence = Presence.FromPublicNetwork },
        new("aws:SourceVpc", KeyType.Text, false) { Presence = Presence.ThroughEndpoint },
        new("aws:SourceVpcArn", KeyType.ResourceName, false) { Presence = Presence.ThroughEndpoint },
        new("aws:SourceVpce", KeyType.Text, false) { Presence = Presence.ThroughEndpoint },
        new("aws:VpceAccount", KeyType.Text, false) { Presence = Presence.ThroughEndpoint },
        new("aws:VpceOrgID", KeyType.Text, false) { Presence = Presence.ThroughEndpoint },
        new("aws:VpceOrgPaths", KeyType.Text, true) { Presence = Presence.ThroughEndpoint },
        new("aws:VpcSourceIp", KeyType.Address, false) { Presence = Presence.ThroughEndpoint },
        new("aws:ResourceAccount", KeyType.Text, false) { Presence = Presence.Sometimes },
        new("aws:ResourceOrgID", KeyType.Text, false) { Presence = Presence.ResourceOfMember },
        new("aws:ResourceOrgPaths", KeyType.Text, true) { Presence = Presence.ResourceOfMember },
        new("aws:ResourceTag/", KeyType.Text, false) { Presence = Presence.Sometimes },
        new("aws:CalledVia", KeyType.Text, true) { Presence = Presence.ForwardedByService },
        new("aws:CalledViaFirst", KeyType.Text, false) { Presence = Presence.ForwardedByService },
        new("aws:CalledViaLast", KeyType.Text, false) { Presence = Presence.ForwardedByService },
        new("aws:CalledViaAWSMCP", KeyType.Text, false) { Presence = Presence.Sometimes },
        new("aws:ViaAWSService", KeyType.Flag, false) { Presence = Presence.Signed },
        new("aws:ViaAWSMCPService", KeyType.Flag, false) { Presence = Presence.Sometimes },
        new("aws:IsMcpServiceAction", KeyType.Flag, false) { Presence = Presence.Sometimes },
        new("aws:CurrentTime", KeyType.Time, false) { Presence = Presence.Always },
        new("aws:EpochTime", KeyType.Time, false) { Presence = Presence.Always },
        new("aws:referer", KeyType.Text, false) { Presence = Presence.Sometimes },
        new("aws:RequestedRegion", KeyType.Text, false) { Presence = Presence.Always },
        new("aws:RequestTag/", KeyType.Text, false) { Presence = Presence.Sometimes },
        new("aws:TagKeys", KeyType.Text, true) { Presence = Presence.Sometimes },
        new("aws:SecureTransport", KeyType.Flag, false) { Presence = Presence.Always },
        new("aws:SourceArn", KeyType.ResourceName, false) { Presence = Presence.MadeByService },
        new("aws:SourceAccount", KeyType.Text, false) { Presence = Presence.MadeByService },
        new("aws:SourceOwner", KeyType.Text, false) { Presence = Presence.Sometimes },
        new("aws:SourceOrgID", KeyType.Text, false) { Presence = Presence.MadeByService },
        new("aws:SourceOrgPaths", KeyType.Text, true) { Presence = Presence.MadeByService },
        new("aws:UserAgent", KeyType.Text, false) { Presence = Presence.Always },
    ];

    static readonly FrozenDictionary<string, KeyAbout> Named = All.ToFrozenDictionary(static it => it.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The key of that name, or the family that it is one of.</summary>
    internal static KeyAbout? Find(string key) =>
        key.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash
            ? slash + 1 < key.Length ? Named.GetValueOrDefault(key[..(slash + 1)]) : null
            : Named.GetValueOrDefault(key);
}
