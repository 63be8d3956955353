// What goes wrong on the wire becomes a reply with its fault, never an exception.
using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Glacis.Clouds.Aws.Wire;
using Glacis.Clouds.Tests.Support;
using Glacis.Recordings;
using Xunit;

namespace Glacis.Clouds.Tests.Aws.Wire;

public sealed class FaultTests
{
    const string Keys = """{"Keys":[],"Truncated":false}""";
    const string Throttling = """{"__type":"com.amazonaws.kms#ThrottlingException","message":"slow down"}""";

    static AwsClient Client(string service, string url, int retries = 0, double seconds = 5, Action? onAttempt = null)
        => new(service, "eu-west-1", Moto.Credentials, new ClientOptions { EndpointUrl = url, Retries = retries, Timeout = TimeSpan.FromSeconds(seconds), OnAttempt = onAttempt });

    static async Task<Reply> CallAsync(string service, string operation, string url, JsonObject? request = null, int retries = 0, double seconds = 5, Action? onAttempt = null)
    {
        using var client = Client(service, url, retries, seconds, onAttempt);
        return await client.CallAsync(operation, request ?? [], TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("kms", "ListKeys", 400, Throttling, Fault.Throttled, "ThrottlingException")]
    [InlineData("kms", "ListKeys", 429, "", Fault.Throttled, "429")]
    [InlineData("kms", "ListKeys", 400, """{"__type":"AccessDeniedException","Message":"no"}""", Fault.Service, "AccessDeniedException")]
    [InlineData("kms", "ListKeys", 400, """{"__type":"AccessDeniedException:http://example.test/"}""", Fault.Service, "AccessDeniedException")]
    [InlineData("kms", "ListKeys", 500, "<html>busy</html>", Fault.Service, "500")]
    [InlineData("kms", "ListKeys", 403, "{torn", Fault.Service, "403")]
    [InlineData("rds", "DescribeDBInstances", 400, "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>no</Message></Error><RequestId>r</RequestId></ErrorResponse>", Fault.Service, "AccessDenied")]
    [InlineData("rds", "DescribeDBInstances", 400, "<ErrorResponse><Error><Code>Throttling</Code></Error></ErrorResponse>", Fault.Throttled, "Throttling")]
    [InlineData("ec2", "DescribeVolumes", 403, "<Response><Errors><Error><Code>UnauthorizedOperation</Code><Message>no</Message></Error></Errors><RequestID>r</RequestID></Response>", Fault.Service, "UnauthorizedOperation")]
    [InlineData("ec2", "DescribeVolumes", 503, "<Response><Errors><Error><Code>RequestLimitExceeded</Code></Error></Errors></Response>", Fault.Throttled, "RequestLimitExceeded")]
    [InlineData("s3", "ListBuckets", 404, "", Fault.Service, "404")]
    [InlineData("s3", "ListBuckets", 403, "<Error><Code>AccessDenied</Code><Message>no</Message></Error>", Fault.Service, "AccessDenied")]
    [InlineData("s3", "ListBuckets", 503, "<Error><Code>SlowDown</Code></Error>", Fault.Throttled, "SlowDown")]
    public async Task A_refusal_has_its_code(string service, string operation, int status, string body, Fault fault, string code)
    {
        using var script = Script.Always(status, body);
        var reply = await CallAsync(service, operation, script.Url);
        Assert.Equal((fault, code, status), (reply.Fault, reply.ErrorCode, reply.Status));
        Assert.Equal(body, Encoding.UTF8.GetString(reply.Body));
    }

    [Fact]
    public async Task A_code_may_stand_in_a_header()
    {
        using var script = Script.Always(400, "{}", ("x-amzn-ErrorType", "ValidationException:http://example.test/"));
        Assert.Equal("ValidationException", (await CallAsync("kms", "ListKeys", script.Url)).ErrorCode);
    }

    [Fact]
    public void A_service_that_left_the_query_protocol_names_the_old_code()
    {
        var service = new Service { Name = "sqs", Protocol = Protocol.Json, ApiVersion = "", EndpointPrefix = "sqs", ServiceId = "SQS", SigningName = "sqs", QueryCompatible = true };
        var operation = new Operation { Service = service, Name = "GetQueueAttributes" };
        var refusal = Refusal.Read(operation, 400, "{\"__type\":\"QueueDoesNotExist\"}"u8.ToArray(), name => name == "x-amzn-query-error" ? "AWS.SimpleQueueService.NonExistentQueue;Sender" : null);
        Assert.Equal("AWS.SimpleQueueService.NonExistentQueue", refusal.Code);
    }

    [Theory]
    [InlineData("kms", "ListKeys", """{"Keys":[""")]
    [InlineData("kms", "ListKeys", "[]")]
    [InlineData("kms", "ListKeys", "")]
    [InlineData("s3", "ListBuckets", "")]
    [InlineData("s3", "GetBucketPolicy", "")]
    [InlineData("kms", "ListKeys", "<html/>")]
    [InlineData("rds", "DescribeDBInstances", "")]
    [InlineData("rds", "DescribeDBInstances", "<DescribeDBInstancesResponse><DescribeDBInstancesResult>")]
    [InlineData("rds", "DescribeDBInstances", "<html><body>sign in to the hotel's network</body></html>")]
    [InlineData("rds", "DescribeDBInstances", "<!DOCTYPE x [<!ENTITY e \"e\">]><DescribeDBInstancesResponse>&e;</DescribeDBInstancesResponse>")]
    [InlineData("s3", "ListBuckets", "<ListAllMyBucketsResult>")]
    public async Task An_answer_of_another_form_is_malformed(string service, string operation, string body)
    {
        using var script = Script.Always(200, body);
        var reply = await CallAsync(service, operation, script.Url, new JsonObject { ["Bucket"] = "b" });
        Assert.Equal(Fault.Malformed, reply.Fault);
        Assert.NotNull(reply.ErrorMessage);
    }

    [Fact]
    public async Task A_throttled_call_is_repeated_and_each_attempt_counted()
    {
        using var script = new Script((number, context, _) => Script.Answer(context, number < 3 ? 400 : 200, Encoding.UTF8.GetBytes(number < 3 ? Throttling : Keys)));
        var attempts = 0;
        var reply = await CallAsync("kms", "ListKeys", script.Url, retries: 4, onAttempt: () => Interlocked.Increment(ref attempts));
        Assert.Equal((Fault.None, 3, 3), (reply.Fault, script.Requests, attempts));
    }

    [Fact]
    public async Task Retries_have_an_end()
    {
        using var script = Script.Always(503, "");
        var reply = await CallAsync("kms", "ListKeys", script.Url, retries: 1);
        Assert.Equal((Fault.Service, "503", 2), (reply.Fault, reply.ErrorCode, script.Requests));
    }

    [Fact]
    public async Task No_answer_in_time_is_a_timeout()
    {
        using var script = new Script((_, _, over) => Task.Delay(Timeout.Infinite, over));
        Assert.Equal(Fault.Timeout, (await CallAsync("kms", "ListKeys", script.Url, seconds: 0.3)).Fault);
    }

    [Fact]
    public async Task Half_an_answer_in_time_is_a_timeout()
    {
        using var script = new Script(StallAsync);
        Assert.Equal(Fault.Timeout, (await CallAsync("kms", "ListKeys", script.Url, seconds: 0.3)).Fault);
    }

    static async Task StallAsync(int number, System.Net.HttpListenerContext context, CancellationToken over)
    {
        context.Response.ContentLength64 = 1000;
        await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(Keys), over);
        await context.Response.OutputStream.FlushAsync(over);
        await Task.Delay(Timeout.Infinite, over);
    }

    [Fact]
    public async Task A_torn_connection_is_unreachable()
    {
        using var script = new Script(async (_, context, over) =>
        {
            context.Response.ContentLength64 = 1000;
            await context.Response.OutputStream.WriteAsync("{"u8.ToArray(), over);
            context.Response.Abort();
        });
        Assert.Equal(Fault.Unreachable, (await CallAsync("kms", "ListKeys", script.Url)).Fault);
    }

    [Fact]
    public async Task No_connection_is_unreachable()
        => Assert.Equal(Fault.Unreachable, (await CallAsync("kms", "ListKeys", "http://127.0.0.1:1")).Fault);

    [Fact]
    public async Task No_such_host_is_unreachable()
        => Assert.Equal(Fault.Unreachable, (await CallAsync("kms", "ListKeys", "http://no-such-host.invalid")).Fault);

    [Fact]
    public async Task Cancelling_ends_a_call_at_once()
    {
        using var script = new Script(StallAsync);
        using var client = Client("kms", script.Url, retries: 3, seconds: 60);
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        var watch = Stopwatch.StartNew();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.CallAsync("ListKeys", [], cancel.Token));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task A_packed_answer_is_unpacked()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes(Keys));
        using var script = new Script((_, context, _) => Script.Answer(context, 200, packed.ToArray(), ("Content-Encoding", "gzip"), ("x-amz-crc32", "1")));
        var reply = await CallAsync("kms", "ListKeys", script.Url);
        Assert.Equal((Fault.None, Keys), (reply.Fault, Encoding.UTF8.GetString(reply.Body)));
    }

    [Theory]
    [InlineData(301, "PermanentRedirect")]
    [InlineData(307, "TemporaryRedirect")]
    [InlineData(400, "AuthorizationHeaderMalformed")]
    public async Task A_bucket_elsewhere_says_where(int status, string code)
    {
        using var script = Script.Always(status, $"<Error><Code>{code}</Code><Message>elsewhere</Message></Error>", ("x-amz-bucket-region", "ap-southeast-2"));
        var reply = await CallAsync("s3", "GetBucketTagging", script.Url, new JsonObject { ["Bucket"] = "b" });
        Assert.Equal((Fault.Service, code, "ap-southeast-2"), (reply.Fault, reply.ErrorCode, reply.Headers["x-amz-bucket-region"]));
    }

    [Fact]
    public async Task No_credentials_is_one_sentence()
    {
        var nobody = new BrokenCredentials();
        using var client = new AwsClient("kms", "eu-west-1", nobody, new ClientOptions { EndpointUrl = "http://127.0.0.1:1" });
        var reply = await client.CallAsync("ListKeys", [], TestContext.Current.CancellationToken);
        Assert.Equal((Fault.Credentials, "the AWS credentials cannot be used: the session has ended"), (reply.Fault, reply.ErrorMessage));
        var missing = Assert.Throws<CredentialsException>(() => Credentials.Default("no-such-profile"));
        Assert.Equal("the AWS profile 'no-such-profile' was not found or holds no credentials", missing.Message);
    }

    sealed class BrokenCredentials : AWSCredentials
    {
        public override ImmutableCredentials GetCredentials() => throw new AmazonClientException("the session has ended.\nand much more");
    }

    [Fact]
    public async Task An_unknown_operation_is_a_programmers_mistake()
    {
        using var client = Client("kms", "http://127.0.0.1:1");
        await Assert.ThrowsAsync<ArgumentException>(() => client.CallAsync("NoSuchOperation", [], TestContext.Current.CancellationToken));
        Assert.Throws<ArgumentException>(() => Client("nosuchservice", "http://127.0.0.1:1"));
    }
}
