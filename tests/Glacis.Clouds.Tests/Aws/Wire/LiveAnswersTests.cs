// Calls the operations of a running emulator: what we ask is understood, what it answers is read as botocore reads it.
using System.Text.Json;
using System.Text.Json.Nodes;
using Glacis.Clouds.Aws.Wire;
using Glacis.Clouds.Tests.Support;
using Glacis.Recordings;
using Xunit;

namespace Glacis.Clouds.Tests.Aws.Wire;

public sealed class LiveAnswersTests
{
    const string Fill = "tests/Glacis.Clouds.Tests/Aws/Wire/fill.py";

    // What the emulator refuses, and rightly: the code is part of the answer.
    static readonly Dictionary<string, string> Refusals = new(StringComparer.Ordinal)
    {
        ["rds DescribeDBInstances no-such"] = "DBInstanceNotFound",
        ["s3 GetBucketEncryption empty-bucket"] = "ServerSideEncryptionConfigurationNotFoundError",
        ["s3 GetBucketPolicy empty-bucket"] = "NoSuchBucketPolicy",
        ["s3 GetBucketTagging empty-bucket"] = "NoSuchTagSet",
        ["s3 GetBucketReplication empty-bucket"] = "ReplicationConfigurationNotFoundError",
        ["s3 GetPublicAccessBlock empty-bucket"] = "NoSuchPublicAccessBlockConfiguration",
        ["ec2 DescribeSnapshotAttribute snap-00000000"] = "InvalidSnapshot.NotFound",
        ["dynamodb DescribeTable no-such"] = "ResourceNotFoundException",
        ["kms DescribeKey no-such"] = "NotFoundException",
        ["s3 GetBucketOwnershipControls empty-bucket"] = "OwnershipControlsNotFoundError",
        ["s3control GetPublicAccessBlock 123456789012"] = "NoSuchPublicAccessBlockConfiguration",
        ["s3control GetAccessPointPolicy door"] = "NoSuchAccessPointPolicy",
        ["lambda GetPolicy plain"] = "ResourceNotFoundException",
        ["ecr GetRepositoryPolicy plain"] = "RepositoryPolicyNotFoundException",
        ["dynamodb GetResourcePolicy arn:aws:dynamodb:eu-west-1:123456789012:table/table-1"] = "PolicyNotFoundException",
    };

    // What moto 5.2.1 does not have: it answers 500 and a web page. The invented answers cover these.
    static readonly HashSet<string> NotEmulated = new(StringComparer.Ordinal)
    {
        "rds:DescribeDBClusterAutomatedBackups", "ec2:GetEbsDefaultKmsKeyId", "elasticache:DescribeServerlessCaches",
        "elasticache:DescribeServerlessCacheSnapshots", "iam:SimulatePrincipalPolicy", "kinesis:ListTagsForResource", "ec2:DescribeVpcBlockPublicAccessOptions",
        "ec2:DescribeVpcBlockPublicAccessExclusions", "ssm:DescribeInstanceInformation",
    };

    // Members that moto answers and no model knows; we keep what we are told.
    static readonly HashSet<string> NotInTheModel = new(StringComparer.Ordinal)
    {
        "GrantCount", "VersionIdsToStages", "LifecyclePolicies", "FileSystemPolicy",
        // Of the software of a search domain.
        "CurrentVersion", "NewVersion", "UpdateAvailable", "Cancellable", "UpdateStatus", "Description", "AutomatedUpdateDate", "OptionalDeployment",
    };

    sealed record Asked(Operation Operation, JsonObject Request, Reply Reply);

    [Fact]
    public async Task Every_operation_is_asked_and_read_as_botocore_reads_it()
    {
        await using var moto = await Moto.StartAsync();
        var asked = await AskAsync(moto, await Python.LinesAsync(Fill, [], moto.Url));
        None(asked.Where(a => a.Reply.Fault != Fault.None && !IsExpected(a)).Select(a => $"{a.Operation} {a.Request.ToJsonString()}: {a.Reply.Fault} {a.Reply.ErrorCode} {a.Reply.ErrorMessage}"));
        None(await DifferencesAsync([.. asked.Where(a => a.Reply.Fault == Fault.None)]));
    }

    static void None(IEnumerable<string> complaints) => Assert.True(!complaints.Any(), string.Join('\n', complaints));

    static async Task<List<Asked>> AskAsync(Moto moto, List<string> calls)
    {
        var clients = Catalogue.Services.ToDictionary(name => name, name => new AwsClient(name, "eu-west-1", Moto.Credentials, new ClientOptions { EndpointUrl = moto.Url, Retries = 0 }), StringComparer.Ordinal);
        var asked = new List<Asked>();
        foreach (var call in calls.Select(line => JsonNode.Parse(line)!.AsObject()))
        {
            var (service, operation, request) = (call["service"]!.GetValue<string>(), call["operation"]!.GetValue<string>(), call["request"]!.AsObject());
            asked.Add(new Asked(Catalogue.Operation(service, operation), request, await clients[service].CallAsync(operation, request, TestContext.Current.CancellationToken)));
        }
        foreach (var client in clients.Values)
            client.Dispose();
        return asked;
    }

    static bool IsExpected(Asked asked)
    {
        if (NotEmulated.Contains(asked.Operation.ToString()))
            return asked.Reply is { Status: 500, ErrorCode: "500" };
        var target = asked.Request.Select(member => member.Value).OfType<JsonValue>().Select(value => value.ToString()).FirstOrDefault("");
        var key = $"{asked.Operation.Service.Name} {asked.Operation.Name} {target}";
        return asked.Reply.Fault == Fault.Service
            && (Refusals.GetValueOrDefault(key) == asked.Reply.ErrorCode || target == "no-such-bucket" && asked.Reply.ErrorCode is "NoSuchBucket");
    }

    static async Task<List<string>> DifferencesAsync(List<Asked> answered)
    {
        var parsed = await Python.LinesAsync("eng/aws/parse-with-botocore.py", answered.Select(Line));
        var document = new Document();
        var differences = new List<string>();
        foreach (var (asked, line) in answered.Zip(parsed))
        {
            Protocols.Parse(asked.Operation, asked.Reply.Body, asked.Reply.Headers, asked.Reply.Status, document);
            differences.AddRange(Comparison.Differences(document, JsonDocument.Parse(line).RootElement, NotInTheModel.Contains).Select(d => $"{asked.Operation}{d}"));
        }
        return differences;
    }

    static string Line(Asked asked) => JsonSerializer.Serialize(new
    {
        service = asked.Operation.Service.Name,
        operation = asked.Operation.Name,
        status = asked.Reply.Status,
        headers = asked.Reply.Headers,
        body = Convert.ToBase64String(asked.Reply.Body),
    });
}
