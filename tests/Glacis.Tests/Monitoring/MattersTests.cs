// The samples of each matter against the filters that the benchmarks would have for it, written in their manner; and each sample is a record that can be read.
using System.Text.Json;
using Glacis.Monitoring;
using Xunit;

namespace Glacis.Tests.Monitoring;

public sealed class MattersTests
{
    static string Any(string source, string calls) => $"{{ ($.eventSource = {source}.amazonaws.com) && ({string.Join(" || ", calls.Split(' ').Select(static it => $"($.eventName = {it})"))}) }}";

    static readonly Dictionary<string, string> Recommended = new(StringComparer.Ordinal)
    {
        ["unauthorized-calls"] = """{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }""",
        ["sign-in-without-second-factor"] = """{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") && ($.userIdentity.type = "IAMUser") && ($.responseElements.ConsoleLogin = "Success") }""",
        ["root-is-used"] = """{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }""",
        ["policies-change"] = Any("iam", "DeleteGroupPolicy DeleteRolePolicy DeleteUserPolicy PutGroupPolicy PutRolePolicy PutUserPolicy CreatePolicy DeletePolicy CreatePolicyVersion DeletePolicyVersion AttachRolePolicy DetachRolePolicy AttachUserPolicy DetachUserPolicy AttachGroupPolicy DetachGroupPolicy"),
        ["trails-change"] = "{ ($.eventName = CreateTrail) || ($.eventName = UpdateTrail) || ($.eventName = DeleteTrail) || ($.eventName = StartLogging) || ($.eventName = StopLogging) }",
        ["sign-in-fails"] = """{ ($.eventName = ConsoleLogin) && ($.errorMessage = "Failed authentication") }""",
        ["keys-are-disabled"] = Any("kms", "DisableKey ScheduleKeyDeletion"),
        ["bucket-policies-change"] = Any("s3", "PutBucketAcl PutBucketPolicy PutBucketCors PutBucketLifecycle PutBucketReplication DeleteBucketPolicy DeleteBucketCors DeleteBucketLifecycle DeleteBucketReplication"),
        ["recorders-change"] = Any("config", "StopConfigurationRecorder DeleteDeliveryChannel PutDeliveryChannel PutConfigurationRecorder"),
        ["security-groups-change"] = Any("ec2", "AuthorizeSecurityGroupIngress AuthorizeSecurityGroupEgress RevokeSecurityGroupIngress RevokeSecurityGroupEgress CreateSecurityGroup DeleteSecurityGroup"),
        ["access-lists-change"] = Any("ec2", "CreateNetworkAcl CreateNetworkAclEntry DeleteNetworkAcl DeleteNetworkAclEntry ReplaceNetworkAclEntry ReplaceNetworkAclAssociation"),
        ["gateways-change"] = Any("ec2", "CreateCustomerGateway DeleteCustomerGateway AttachInternetGateway CreateInternetGateway DeleteInternetGateway DetachInternetGateway"),
        ["routes-change"] = Any("ec2", "CreateRoute CreateRouteTable ReplaceRoute ReplaceRouteTableAssociation DeleteRouteTable DeleteRoute DisassociateRouteTable"),
        ["networks-change"] = Any("ec2", "CreateVpc DeleteVpc ModifyVpcAttribute AcceptVpcPeeringConnection CreateVpcPeeringConnection DeleteVpcPeeringConnection RejectVpcPeeringConnection AttachClassicLinkVpc DetachClassicLinkVpc DisableVpcClassicLink EnableVpcClassicLink"),
        ["organization-changes"] = Any("organizations", "AcceptHandshake AttachPolicy CreateAccount CreateOrganizationalUnit CreatePolicy DeclineHandshake DeleteOrganization DeleteOrganizationalUnit DeletePolicy DetachPolicy DisablePolicyType EnablePolicyType InviteAccountToOrganization LeaveOrganization MoveAccount RemoveAccountFromOrganization UpdatePolicy UpdateOrganizationalUnit"),
    };

    static readonly string[] Members = ["eventVersion", "userIdentity", "eventTime", "eventSource", "eventName", "awsRegion", "eventID", "eventType", "recipientAccountId"];

    public static TheoryData<string> Ids => [.. Matters.All.Select(static it => it.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_filter_as_the_benchmarks_have_it_catches_every_sample(string id)
    {
        var pattern = FilterPattern.Of(Recommended[id]);
        Assert.All(Matters.Of(id)!.Samples, it => Assert.True(pattern.Fits(it.Json), it.Words));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_filter_for_another_matter_does_not(string id) =>
        Assert.All(Recommended.Where(it => it.Key != id), it => Assert.Contains(Matters.Of(id)!.Samples, sample => FilterPattern.Of(it.Value).Fits(sample.Json) == false));

    [Fact]
    public void Every_sample_is_a_record()
    {
        foreach (var sample in Matters.All.SelectMany(static it => it.Samples))
        {
            using var record = JsonDocument.Parse(sample.Json);
            Assert.All(Members, it => Assert.True(record.RootElement.TryGetProperty(it, out _), it));
        }
    }
}
