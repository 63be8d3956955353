// The policy that a run needs: computed, reading only, and nothing in it that is not asked for.
using System.Text.Json;
using Glacis.Clouds.Aws;
using Glacis.Clouds.Aws.Wire;
using Glacis.Clouds.Collecting;
using Glacis.Inventory;
using Xunit;

namespace Glacis.Clouds.Tests.Aws;

public sealed class AwsPermissionsTests
{
    static readonly Collector[] All = [.. typeof(Collector).Assembly.GetTypes().Where(static it => it is { IsAbstract: false } && it.IsSubclassOf(typeof(Collector)))
        .Select(static it => (Collector)Activator.CreateInstance(it)!)];

    static readonly string[] Writing = ["Put", "Create", "Delete", "Update", "Modify", "Set", "Add", "Remove", "Attach", "Detach", "Start", "Stop", "Enable", "Disable", "Tag", "Untag", "Pass", "Decrypt", "Encrypt", "Generate", "Assume"];

    // Some services name actions otherwise than their operations, or give them another prefix: Service Authorization Reference,
    // "Actions, resources, and condition keys for Amazon S3", "… for Amazon Elastic File System", "… for Amazon OpenSearch Service".
    static readonly Dictionary<string, string> NamedOtherwise = new(StringComparer.Ordinal)
    {
        ["s3:ListAllMyBuckets"] = "s3:ListBuckets",
        ["s3:GetEncryptionConfiguration"] = "s3:GetBucketEncryption",
        ["s3:GetReplicationConfiguration"] = "s3:GetBucketReplication",
        ["s3:GetBucketPublicAccessBlock"] = "s3:GetPublicAccessBlock",
        ["s3:GetAccountPublicAccessBlock"] = "s3control:GetPublicAccessBlock",
        ["s3:ListAccessPoints"] = "s3control:ListAccessPoints",
        ["s3:GetLifecycleConfiguration"] = "s3:GetBucketLifecycleConfiguration",
        ["s3:GetBucketObjectLockConfiguration"] = "s3:GetObjectLockConfiguration",
        ["access-analyzer:ListAnalyzers"] = "accessanalyzer:ListAnalyzers",
        ["s3:GetAccessPoint"] = "s3control:GetAccessPoint",
        ["s3:GetAccessPointPolicy"] = "s3control:GetAccessPointPolicy",
        ["elasticfilesystem:DescribeFileSystems"] = "efs:DescribeFileSystems",
        ["elasticfilesystem:DescribeFileSystemPolicy"] = "efs:DescribeFileSystemPolicy",
        ["aoss:ListCollections"] = "opensearchserverless:ListCollections",
        ["aoss:ListTagsForResource"] = "opensearchserverless:ListTagsForResource",
        ["aoss:BatchGetCollection"] = "opensearchserverless:BatchGetCollection",
        ["aoss:ListSecurityPolicies"] = "opensearchserverless:ListSecurityPolicies",
        ["aoss:GetSecurityPolicy"] = "opensearchserverless:GetSecurityPolicy",
        ["elasticmapreduce:ListClusters"] = "emr:ListClusters",
        ["elasticmapreduce:DescribeCluster"] = "emr:DescribeCluster",
        ["elasticmapreduce:ListSecurityConfigurations"] = "emr:ListSecurityConfigurations",
        ["elasticmapreduce:DescribeSecurityConfiguration"] = "emr:DescribeSecurityConfiguration",
        ["es:ListDomainNames"] = "opensearch:ListDomainNames",
        ["es:DescribeDomain"] = "opensearch:DescribeDomain",
        ["es:ListTags"] = "opensearch:ListTags",
        ["apigateway:GET"] = "apigateway:GetDomainNames",
    };

    static readonly string[] Expected = ["sts:GetCallerIdentity", "ec2:DescribeRegions", "s3:GetEncryptionConfiguration", "kms:ListKeys"];

    public static TheoryData<string> Actions => [.. AwsPermissions.Of(All)];

    [Theory, MemberData(nameof(Actions))]
    public void Every_permission_is_a_read_of_an_operation_in_the_catalogue(string action)
    {
        var asked = NamedOtherwise.GetValueOrDefault(action, action).Split(':');
        Assert.Matches("^(BatchGet|Get|List|Describe|Search)[A-Z]", asked[1]);
        Assert.DoesNotContain(Writing, verb => asked[1].StartsWith(verb, StringComparison.Ordinal));
        // One name for the permissions of two services.
        string[] services = asked[0] == "elasticloadbalancing" ? ["elb", "elbv2"] : [asked[0]];
        Assert.Contains(asked[1], services.SelectMany(static it => Catalogue.Service(it).OperationNames));
    }

    [Fact]
    public void The_policy_allows_the_actions_and_says_so_as_IAM_takes_it()
    {
        using var policy = JsonDocument.Parse(AwsPermissions.Policy(All));
        var statement = Assert.Single(policy.RootElement.GetProperty("Statement").EnumerateArray());
        Assert.Equal(("2012-10-17", "Allow", "*"), (policy.RootElement.GetProperty("Version").GetString(), statement.GetProperty("Effect").GetString(), statement.GetProperty("Resource").GetString()));
        var actions = statement.GetProperty("Action").EnumerateArray().Select(static it => it.GetString()!).ToArray();
        Assert.Equal(actions.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), actions);
        Assert.Empty(Expected.Except(actions, StringComparer.Ordinal));
    }

    [Fact]
    public void Values_of_secrets_may_be_read_only_where_some_are_named_and_then_only_theirs()
    {
        Assert.DoesNotContain("GetSecretValue", AwsPermissions.Policy(All), StringComparison.Ordinal);
        const string Arn = "arn:aws:secretsmanager:eu-west-1:111111111111:secret:proxy-AbCdEf";
        var named = new Intent { CertificateSecrets = [new("tls/*", new("a line")), new(Arn, new("a line"))] };
        using var policy = JsonDocument.Parse(AwsPermissions.Policy(All.Select(it => it is IDeclared declared ? declared.Under(named) : it)));
        var statements = policy.RootElement.GetProperty("Statement").EnumerateArray().ToArray();
        Assert.DoesNotContain("GetSecretValue", statements[0].GetRawText(), StringComparison.Ordinal);
        Assert.Equal("""["secretsmanager:GetSecretValue"]""", Packed(statements[1].GetProperty("Action")));
        Assert.Equal($"""["arn:*:secretsmanager:*:*:secret:tls/*-??????","{Arn}"]""", Packed(statements[1].GetProperty("Resource")));
        Assert.Equal($$$"""{"StringLike":{"kms:EncryptionContext:SecretARN":["arn:*:secretsmanager:*:*:secret:tls/*-??????","{{{Arn}}}"],"kms:ViaService":["secretsmanager.*"]}}""", Packed(statements[2].GetProperty("Condition")));
    }

    [Fact]
    public void What_stores_hold_may_be_read_only_where_that_is_asked_for()
    {
        Assert.DoesNotContain("s3:GetObject\"", AwsPermissions.Policy(All), StringComparison.Ordinal);
        using var policy = JsonDocument.Parse(AwsPermissions.Policy(All, samples: true));
        var statements = policy.RootElement.GetProperty("Statement").EnumerateArray().ToArray();
        Assert.Equal("""["dynamodb:DescribeTable","dynamodb:Scan","s3:GetObject","s3:GetObjectVersion","s3:ListBucket"]""", Packed(statements[1].GetProperty("Action")));
        Assert.Equal(("""["kms:Decrypt"]""", """{"StringLike":{"kms:ViaService":["dynamodb.*","s3.*"]}}"""), (Packed(statements[2].GetProperty("Action")), Packed(statements[2].GetProperty("Condition"))));
    }

    static string Packed(JsonElement it) => System.Text.Json.Nodes.JsonNode.Parse(it.GetRawText())!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
