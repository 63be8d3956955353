// What somebody has to be told of, each by records that a trail writes when it happens.
using System.Collections.Frozen;

namespace Glacis.Monitoring;

/// <summary>Something that happens in an account.</summary>
/// <param name="Id">Its name for ever.</param>
/// <param name="Title">What happens, in our words.</param>
/// <param name="IsGrave">Whether it is a step that break-ins take, and not one that may lead to one.</param>
/// <param name="Samples">Records of it, each as a trail writes it; whoever is to be told of it has to be told of every one.</param>
public sealed record Matter(string Id, string Title, bool IsGrave, IReadOnlyList<Sample> Samples);

/// <summary>A record of a trail.</summary>
/// <param name="Words">What it tells, for people.</param>
/// <param name="Json">The record.</param>
public sealed record Sample(string Words, string Json);

/// <summary>All matters, by what the monitoring sections of the benchmarks ask for. Threads share it.</summary>
public static class Matters
{
    /// <summary>In the order in which they are listed.</summary>
    public static IReadOnlyList<Matter> All { get; } =
    [
        new("unauthorized-calls", "Calls are refused for want of permission", false, [Refused("AccessDenied"), Refused("Client.UnauthorizedOperation"), Refused("AccessDeniedException")]),
        new("sign-in-without-second-factor", "Somebody signs in to the console without a second factor", true, [SignIn("signs in without a second factor", "IAMUser", "No", "Success", "")]),
        new("root-is-used", "The root user is used", true, [Root("iam", "CreateAccessKey"), Root("s3", "ListBuckets"), Root("signin", "ConsoleLogin")]),
        Changes("policies-change", "Who may do what is changed", false, "iam", "DeleteGroupPolicy DeleteRolePolicy DeleteUserPolicy PutGroupPolicy PutRolePolicy PutUserPolicy CreatePolicy DeletePolicy CreatePolicyVersion DeletePolicyVersion AttachRolePolicy DetachRolePolicy AttachUserPolicy DetachUserPolicy AttachGroupPolicy DetachGroupPolicy"),
        Changes("trails-change", "A trail is stopped, removed or changed", true, "cloudtrail", "CreateTrail UpdateTrail DeleteTrail StartLogging StopLogging"),
        new("sign-in-fails", "Somebody fails to sign in to the console", false, [SignIn("fails to sign in", "IAMUser", "No", "Failure", "Failed authentication")]),
        Changes("keys-are-disabled", "A key is disabled or to be deleted", true, "kms", "DisableKey ScheduleKeyDeletion"),
        Changes("bucket-policies-change", "Who may reach a bucket is changed", false, "s3", "PutBucketAcl PutBucketPolicy PutBucketCors PutBucketLifecycle PutBucketReplication DeleteBucketPolicy DeleteBucketCors DeleteBucketLifecycle DeleteBucketReplication"),
        Changes("recorders-change", "The record of the configuration is stopped or changed", true, "config", "StopConfigurationRecorder DeleteDeliveryChannel PutDeliveryChannel PutConfigurationRecorder"),
        Changes("security-groups-change", "Security groups are changed", false, "ec2", "AuthorizeSecurityGroupIngress AuthorizeSecurityGroupEgress RevokeSecurityGroupIngress RevokeSecurityGroupEgress CreateSecurityGroup DeleteSecurityGroup"),
        Changes("access-lists-change", "Lists around subnets are changed", false, "ec2", "CreateNetworkAcl CreateNetworkAclEntry DeleteNetworkAcl DeleteNetworkAclEntry ReplaceNetworkAclEntry ReplaceNetworkAclAssociation"),
        Changes("gateways-change", "Gateways of networks are changed", false, "ec2", "CreateCustomerGateway DeleteCustomerGateway AttachInternetGateway CreateInternetGateway DeleteInternetGateway DetachInternetGateway"),
        Changes("routes-change", "Routes are changed", false, "ec2", "CreateRoute CreateRouteTable ReplaceRoute ReplaceRouteTableAssociation DeleteRouteTable DeleteRoute DisassociateRouteTable"),
        Changes("networks-change", "Networks are made, removed or joined", false, "ec2", "CreateVpc DeleteVpc ModifyVpcAttribute AcceptVpcPeeringConnection CreateVpcPeeringConnection DeleteVpcPeeringConnection RejectVpcPeeringConnection"),
        Changes("organization-changes", "The organisation is changed", false, "organizations", "AcceptHandshake AttachPolicy CreateAccount CreateOrganizationalUnit CreatePolicy DeclineHandshake DeleteOrganization DeleteOrganizationalUnit DeletePolicy DetachPolicy DisablePolicyType EnablePolicyType InviteAccountToOrganization LeaveOrganization MoveAccount RemoveAccountFromOrganization UpdatePolicy UpdateOrganizationalUnit"),
    ];

    static readonly FrozenDictionary<string, Matter> ById = All.ToFrozenDictionary(static it => it.Id, StringComparer.Ordinal);

    /// <summary>The matter of that name; <c>null</c> where there is none.</summary>
    public static Matter? Of(string id) => ById.GetValueOrDefault(id);

    static Matter Changes(string id, string title, bool isGrave, string service, string calls) => new(id, title, isGrave, [.. calls.Split(' ').Select(it => new Sample(it, Record(service, it, "IAMUser")))]);

    static Sample Refused(string code) => new($"a call that is refused with {code}", Record("ec2", "DescribeInstances", "AssumedRole", $$""","errorCode":"{{code}}","errorMessage":"not authorized" """));

    static Sample Root(string service, string call) => new($"root calls {call}", Record(service, call, "Root"));

    static Sample SignIn(string words, string type, string factor, string outcome, string error) => new($"somebody {words}", Record("signin", "ConsoleLogin", type,
        $$""","additionalEventData":{"LoginTo":"https://console.aws.amazon.com/","MobileVersion":"No","MFAUsed":"{{factor}}"},"responseElements":{"ConsoleLogin":"{{outcome}}"}{{(error.Length > 0 ? $",\"errorMessage\":\"{error}\"" : "")}}"""));

    // A record as the provider documents it; service events and calls by services on one's behalf are others.
    static string Record(string service, string call, string type, string more = "") => $$"""
        {"eventVersion":"1.10","userIdentity":{"type":"{{type}}","principalId":"AIDAEXAMPLE","arn":"arn:aws:iam::111122223333:{{(type == "Root" ? "root" : "user/alice")}}","accountId":"111122223333"},"eventTime":"2026-03-01T12:00:00Z",
         "eventSource":"{{service}}.amazonaws.com","eventName":"{{call}}","awsRegion":"us-east-1","sourceIPAddress":"192.0.2.10","userAgent":"aws-cli/2","requestParameters":{},"eventID":"0f0f0f0f-0000-4000-8000-000000000000",
         "readOnly":false,"eventType":"{{(service == "signin" ? "AwsConsoleSignIn" : "AwsApiCall")}}","managementEvent":true,"recipientAccountId":"111122223333","eventCategory":"Management"{{more}}}
        """;
}
