// Requests of every protocol bear a signature that another implementation accepts, and a role's credentials sign too.
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Glacis.Clouds.Aws.Wire;
using Glacis.Clouds.Tests.Support;
using Xunit;

namespace Glacis.Clouds.Tests.Aws.Wire;

public sealed class SigningTests
{
    const string Fill = "tests/Glacis.Clouds.Tests/Aws/Wire/fill.py";

    // The first three actions of moto make the user; from then on it verifies who asks.
    static async Task<(Moto Moto, string Id, string Secret)> StartAsync()
    {
        var moto = await Moto.StartAsync(("INITIAL_NO_AUTH_ACTION_COUNT", "3"));
        var key = JsonNode.Parse((await Python.LinesAsync(Fill, [], moto.Url, "--users"))[0])!;
        return (moto, key["id"]!.GetValue<string>(), key["secret"]!.GetValue<string>());
    }

    static async Task<Reply> CallAsync(Moto moto, AWSCredentials credentials, string service, string operation, JsonObject request)
    {
        using var client = new AwsClient(service, "eu-west-1", credentials, new ClientOptions { EndpointUrl = moto.Url, Retries = 0 });
        return await client.CallAsync(operation, request, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Signatures_are_accepted_and_wrong_ones_are_not()
    {
        var (moto, id, secret) = await StartAsync();
        await using var _ = moto;
        (string Service, string Operation, JsonObject Request)[] calls =
        [
            ("rds", "DescribeDBInstances", new() { ["Filters"] = new JsonArray(new JsonObject { ["Name"] = "engine", ["Values"] = new JsonArray("a b+c/&=é~*") }) }),
            ("ec2", "DescribeVolumes", new() { ["Filters"] = new JsonArray(new JsonObject { ["Name"] = "tag:a b", ["Values"] = new JsonArray("x*(y)") }) }),
            ("dynamodb", "ListTables", []),
            ("kms", "ListKeys", []),
            ("s3", "ListBuckets", []),
            ("iam", "ListAccountAliases", []),
            ("sts", "GetCallerIdentity", []),
        ];
        foreach (var (service, operation, request) in calls)
        {
            var right = await CallAsync(moto, new BasicAWSCredentials(id, secret), service, operation, request);
            Assert.True(right.Fault == Fault.None, $"{service} {operation}: {right.ErrorCode} {right.ErrorMessage}");
            var wrong = await CallAsync(moto, new BasicAWSCredentials(id, "wrong"), service, operation, request);
            Assert.True(wrong.ErrorCode is "SignatureDoesNotMatch" or "AuthFailure" or "403", $"{service} {operation}: {wrong.Fault} {wrong.ErrorCode}");
        }
        foreach (var bucket in new[] { "a.bucket.with.dots", "UPPER_case", "plain" })
            Assert.Equal("NoSuchBucket", (await CallAsync(moto, new BasicAWSCredentials(id, secret), "s3", "GetBucketTagging", new() { ["Bucket"] = bucket })).ErrorCode);
    }

    [Fact]
    public async Task A_role_is_taken_on_and_its_refusal_is_one_sentence()
    {
        await using var moto = await Moto.StartAsync();
        var options = new ClientOptions { EndpointUrl = moto.Url, Retries = 0 };
        var role = Credentials.Assume("arn:aws:iam::123456789012:role/reader", "eu-west-1", Moto.Credentials, externalId: "x", options: options);
        var identity = await CallAsync(moto, role, "sts", "GetCallerIdentity", []);
        Assert.Contains("assumed-role/reader/glacis", System.Text.Encoding.UTF8.GetString(identity.Body), StringComparison.Ordinal);

        using var script = Script.Always(403, "<ErrorResponse><Error><Code>AccessDenied</Code><Message>not authorized</Message></Error></ErrorResponse>");
        var refused = Credentials.Assume("arn:aws:iam::123456789012:role/reader", "eu-west-1", Moto.Credentials, options: options with { EndpointUrl = script.Url });
        var reply = await CallAsync(moto, refused, "sts", "GetCallerIdentity", []);
        Assert.Equal((Fault.Credentials, "the role arn:aws:iam::123456789012:role/reader could not be assumed: AccessDenied: not authorized"), (reply.Fault, reply.ErrorMessage));
    }
}
