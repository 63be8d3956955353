// What users of other tools complained about, on answers as AWS writes them: the number is that of the complaint.
using System.Text;
using Glacis.Clouds.Aws.Wire;
using Glacis.Clouds.Collecting;
using Glacis.Recordings;
using Glacis.Verdicts;
using Xunit;

namespace Glacis.Acceptance.Faults;

public sealed class ComplaintsTests : IDisposable
{
    const string AtRest = "data-store-is-encrypted-at-rest", Strong = "data-store-key-is-strong-enough", Pending = "data-store-key-is-not-pending-deletion", Rotates = "encryption-key-rotates";

    static readonly Territory[] Here = [new(new("123456789012", "arn:aws:iam::123456789012:user/auditor", "AIDAEXAMPLE", "aws"), "us-east-1", ["us-east-1"], [])];

    readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Theory]
    [InlineData("RSA_4096", "SIGN_VERIFY")]
    [InlineData("RSA_2048", "ENCRYPT_DECRYPT")]
    [InlineData("ECC_NIST_P256", "SIGN_VERIFY")]
    [InlineData("HMAC_256", "GENERATE_VERIFY_MAC")]
    public async Task Complaint_11_keys_that_cannot_rotate_do_not_fail_to(string spec, string usage)
    {
        var ran = await JudgedAsync(Key(spec, usage: usage));
        Assert.Equal(Outcome.NotApplicable, ran.Of(Rotates, "k").Outcome);
    }

    [Fact]
    public async Task Complaint_12_keys_that_aws_manages_are_not_judged()
    {
        var ran = await JudgedAsync(Key("SYMMETRIC_DEFAULT", manager: "AWS"));
        Assert.Equal(Outcome.NotApplicable, ran.Of(Rotates, "k").Outcome);
        Assert.Contains("manage", ran.Of(Rotates, "k").Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"KeyRotationEnabled":true,"RotationPeriodInDays":365,"NextRotationDate":1811808000}""")]
    [InlineData("""{"KeyRotationEnabled":true}""")]
    public async Task Complaint_13_rotation_that_is_on_is_on(string status)
    {
        var ran = await JudgedAsync([.. Key("SYMMETRIC_DEFAULT"), ("kms:GetKeyRotationStatus", status), ("kms:ListKeyRotations", """{"Rotations":[],"Truncated":false}""")]);
        Assert.Equal(Outcome.Pass, ran.Of(Rotates, "k").Outcome);
    }

    [Fact]
    public async Task Complaint_14_a_bucket_without_a_key_of_its_own_is_no_rotation_failure()
    {
        var ran = await JudgedAsync(Bucket("<SSEAlgorithm>AES256</SSEAlgorithm>"));
        Assert.Equal(Outcome.Pass, ran.Of(AtRest, "b").Outcome);
        Assert.DoesNotContain(ran.Verdicts.Values, static it => it.Check is Rotates or Pending && it.Outcome is Outcome.Fail or Outcome.Unknown && it.Resource.Name == "b");
    }

    [Fact]
    public async Task Complaint_14_a_key_of_another_account_is_the_customers_and_its_state_is_not_known()
    {
        var ran = await JudgedAsync(Bucket("<SSEAlgorithm>aws:kms</SSEAlgorithm><KMSMasterKeyID>arn:aws:kms:us-east-1:999999999999:key/1234abcd-12ab-34cd-56ef-1234567890ab</KMSMasterKeyID>"));
        Assert.Equal((Outcome.Pass, Outcome.Pass, Outcome.Unknown), (ran.Of(AtRest, "b").Outcome, ran.Of(Strong, "b").Outcome, ran.Of(Pending, "b").Outcome));
        Assert.Contains("account 999999999999, which this run did not look at", ran.Of(Pending, "b").Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("s3:GetBucketEncryption", "AccessDenied")]
    [InlineData("s3:GetBucketEncryption", "Throttling")]
    [InlineData("s3:GetBucketEncryption", "AuthorizationHeaderMalformed")]
    public async Task Complaints_25_to_27_words_of_an_error_are_no_pass(string operation, string code)
    {
        var ran = await JudgedAsync([.. Bucket("<SSEAlgorithm>AES256</SSEAlgorithm>"), (operation, $"!{code}")]);
        var verdict = ran.Of(AtRest, "b");
        Assert.Equal((Outcome.Unknown, 4), (verdict.Outcome, ran.Code));
        Assert.Contains("GetBucketEncryption", verdict.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(ran.Verdicts.Values, static it => it.Resource is { Name: "b", Kind: "AWS::S3::Bucket" } && it.Outcome == Outcome.Pass);
    }

    [Fact]
    public async Task Complaint_27_buckets_that_cannot_be_listed_are_not_none()
    {
        var ran = await JudgedAsync(("s3:ListBuckets", "!AccessDenied"));
        Assert.Equal(4, ran.Code);
        Assert.Equal("no data stores could be read; there may be more: 13 operations could not be read to the end", ran.Report.Headlines[0]);
    }

    [Fact]
    public async Task Complaint_35_aurora_with_a_key_that_aws_owns_is_encrypted()
    {
        var ran = await JudgedAsync(("rds:DescribeDBClusters", Cluster("<StorageEncrypted>false</StorageEncrypted><StorageEncryptionType>sse-rds</StorageEncryptionType>")));
        Assert.Equal(Outcome.Pass, ran.Of(AtRest, "c").Outcome);
    }

    [Fact]
    public async Task Complaint_36_a_table_is_always_encrypted()
    {
        var ran = await JudgedAsync(
            ("dynamodb:ListTables", """{"TableNames":["t"]}"""),
            ("dynamodb:DescribeTable", """{"Table":{"TableName":"t","TableArn":"arn:aws:dynamodb:us-east-1:123456789012:table/t","TableStatus":"ACTIVE"}}"""),
            ("dynamodb:ListTagsOfResource", """{"Tags":[]}"""));
        Assert.Equal(Outcome.Pass, ran.Of(AtRest, "t").Outcome);
        Assert.Contains("a key that the provider owns", ran.Of(AtRest, "t").Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("false", Outcome.Fail)]
    [InlineData("true", Outcome.Pass)]
    public async Task Complaint_cfn_nag_183_the_cluster_is_judged_and_not_its_instances(string cluster, Outcome outcome)
    {
        // The instance says the opposite of the cluster: what it says must not count.
        var ran = await JudgedAsync(
            ("rds:DescribeDBClusters", Cluster($"<StorageEncrypted>{cluster}</StorageEncrypted>")),
            ("rds:DescribeDBInstances", $"""
                <DescribeDBInstancesResponse xmlns="http://rds.amazonaws.com/doc/2014-10-31/"><DescribeDBInstancesResult><DBInstances><DBInstance>
                <DBInstanceIdentifier>i</DBInstanceIdentifier><DBInstanceArn>arn:aws:rds:us-east-1:123456789012:db:i</DBInstanceArn><DBClusterIdentifier>c</DBClusterIdentifier>
                <Engine>aurora-mysql</Engine><StorageEncrypted>{(cluster == "true" ? "false" : "true")}</StorageEncrypted><TagList/>
                </DBInstance></DBInstances></DescribeDBInstancesResult></DescribeDBInstancesResponse>
                """));
        Assert.Equal((outcome, Outcome.NotApplicable, Outcome.NotApplicable), (ran.Of(AtRest, "c").Outcome, ran.Of(AtRest, "i").Outcome, ran.Of(Strong, "i").Outcome));
    }

    [Fact]
    public async Task Complaint_steampipe_1192_one_denied_bucket_leaves_the_others_as_they_are()
    {
        (string, string)[] answers = [.. Bucket("<SSEAlgorithm>AES256</SSEAlgorithm>"), ("s3:ListBuckets", "<ListAllMyBucketsResult><Buckets><Bucket><Name>b</Name></Bucket><Bucket><Name>closed</Name></Bucket></Buckets></ListAllMyBucketsResult>")];
        using var cloud = new Answering(question => question.Request["Bucket"]?.GetValue<string>() == "closed" ? Answering.Refuses("AccessDenied", 403) : Said(question, answers));
        var ran = await Whole.RunAsync(scratch, "out", cloud, Here);
        Assert.Equal((Outcome.Pass, Outcome.Unknown, 4), (ran.Of(AtRest, "b").Outcome, ran.Of(AtRest, "closed").Outcome, ran.Code));
    }

    [Theory]
    [InlineData("s3:GetBucketEncryption", "!ServerSideEncryptionConfigurationNotFoundError")]
    public async Task A_refusal_that_is_an_answer_is_one(string operation, string answer)
    {
        var ran = await JudgedAsync([.. Bucket("<SSEAlgorithm>AES256</SSEAlgorithm>"), (operation, answer)]);
        Assert.Equal(Outcome.Fail, ran.Of(AtRest, "b").Outcome);
        Assert.DoesNotContain(ran.Report.Unread, static it => it.Operation == "GetBucketEncryption");
    }

    async Task<Ran> JudgedAsync(params (string Call, string Answer)[] answers)
    {
        using var cloud = new Answering(question => Said(question, answers));
        return await Whole.RunAsync(scratch, "out", cloud, Here);
    }

    // The last answer of a call counts; "!" begins an error code; what is not given is empty, or absent.
    static Response Said(Question question, (string Call, string Answer)[] answers)
    {
        var given = answers.LastOrDefault(it => it.Call == $"{question.Service}:{question.Operation}").Answer ?? Empty(question);
        return given[0] == '!' ? Answering.Refuses(given[1..], given == "!AccessDenied" ? 403 : 404) : new() { Status = 200, RequestId = "EXAMPLE", Body = Encoding.UTF8.GetBytes(given) };
    }

    static string Empty(Question question) => (question.Service, question.Operation) switch
    {
        ("s3", "GetBucketLocation") => """<LocationConstraint xmlns="http://s3.amazonaws.com/doc/2006-03-01/"/>""",
        ("s3", "GetBucketTagging") => "!NoSuchTagSet",
        ("s3", "GetBucketReplication") => "!ReplicationConfigurationNotFoundError",
        ("s3", "GetBucketPolicy") => "!NoSuchBucketPolicy",
        ("s3", "GetBucketOwnershipControls") => "!OwnershipControlsNotFoundError",
        ("organizations", "DescribeOrganization") => "!AWSOrganizationsNotInUseException",
        ("s3" or "s3control", "GetPublicAccessBlock") => "!NoSuchPublicAccessBlockConfiguration",
        (var service, _) when !Catalogue.Service(service).SpeaksXml => "{}",
        ("ec2" or "s3" or "s3control", var operation) => $"<{operation}Response/>",
        (_, var operation) => $"<{operation}Response><{operation}Result/></{operation}Response>",
    };

    static (string, string)[] Key(string spec, string manager = "CUSTOMER", string usage = "ENCRYPT_DECRYPT") =>
    [
        ("kms:ListKeys", """{"Keys":[{"KeyId":"k","KeyArn":"arn:aws:kms:us-east-1:123456789012:key/k"}],"Truncated":false}"""),
        ("kms:DescribeKey", $$$"""
            {"KeyMetadata":{"AWSAccountId":"123456789012","Arn":"arn:aws:kms:us-east-1:123456789012:key/k","CreationDate":{{{Acme.Head.Started.AddDays(-40).ToUnixTimeSeconds()}}},
            "CustomerMasterKeySpec":"{{{spec}}}","Enabled":true,"KeyId":"k","KeyManager":"{{{manager}}}","KeySpec":"{{{spec}}}","KeyState":"Enabled","KeyUsage":"{{{usage}}}","MultiRegion":false,"Origin":"AWS_KMS"}}
            """),
        ("kms:GetKeyRotationStatus", "!UnsupportedOperationException"),
        ("kms:ListKeyRotations", "!UnsupportedOperationException"),
    ];

    static (string, string)[] Bucket(string byDefault) =>
    [
        ("s3:ListBuckets", """<?xml version="1.0" encoding="UTF-8"?><ListAllMyBucketsResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Buckets><Bucket><Name>b</Name></Bucket></Buckets></ListAllMyBucketsResult>"""),
        ("s3:GetBucketEncryption", $"""
            <ServerSideEncryptionConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Rule><ApplyServerSideEncryptionByDefault>{byDefault}</ApplyServerSideEncryptionByDefault>
            <BucketKeyEnabled>false</BucketKeyEnabled></Rule></ServerSideEncryptionConfiguration>
            """),
    ];

    static string Cluster(string storage) => $"""
        <DescribeDBClustersResponse xmlns="http://rds.amazonaws.com/doc/2014-10-31/"><DescribeDBClustersResult><DBClusters><DBCluster>
        <DBClusterIdentifier>c</DBClusterIdentifier><DBClusterArn>arn:aws:rds:us-east-1:123456789012:cluster:c</DBClusterArn><Engine>aurora-mysql</Engine>{storage}<TagList/>
        </DBCluster></DBClusters></DescribeDBClustersResult></DescribeDBClustersResponse>
        """;
}
