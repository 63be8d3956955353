// AWS behind the seam, against servers that answer by a script: fates, documented answers, doubtful credentials, accounts that cannot be entered.
using Glacis.Clouds.Aws;
using Glacis.Clouds.Aws.Wire;
using Glacis.Clouds.Collecting;
using Glacis.Clouds.Tests.Support;
using Glacis.Recordings;
using Xunit;

namespace Glacis.Clouds.Tests.Aws;

public sealed class AwsCloudTests
{
    const string Buckets = "<ListAllMyBucketsResult><Buckets><Bucket><Name>one</Name></Bucket></Buckets></ListAllMyBucketsResult>";
    const string Identity = "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::111111111111:user/u</Arn><UserId>U</UserId><Account>111111111111</Account></GetCallerIdentityResult></GetCallerIdentityResponse>";
    const string Regions = "<DescribeRegionsResponse><regionInfo><item><regionName>us-east-1</regionName><optInStatus>opt-in-not-required</optInStatus></item><item><regionName>me-south-1</regionName><optInStatus>not-opted-in</optInStatus></item><item><regionName>eu-west-1</regionName><optInStatus>opted-in</optInStatus></item></regionInfo></DescribeRegionsResponse>";

    [Fact]
    public async Task An_answer_of_the_samples_proxy_is_documented()
    {
        using var server = Script.Always(200, Buckets, ("x-glacis-documented", "1"), ("x-amz-request-id", "R1"));
        using var cloud = CloudAt(server.Url);
        var response = await AskAsync(cloud);
        Assert.Equal((Fate.Answered, 200, "R1", true), (response.Fate, response.Status, response.RequestId, response.Documented));
        Assert.DoesNotContain("x-glacis-documented", response.Headers.Keys);
        Assert.Equal(1, cloud.Calls);
    }

    [Theory]
    [InlineData(403, "AccessDenied", true, Fate.Refused)]
    [InlineData(400, "ExpiredToken", true, Fate.Credentials)]
    [InlineData(403, "InvalidAccessKeyId", true, Fate.Refused)]
    [InlineData(403, "InvalidAccessKeyId", false, Fate.Credentials)]
    public async Task Only_credentials_that_are_no_longer_taken_end_a_run(int status, string code, bool known, Fate fate)
    {
        using var server = new Script((_, context, _) => context.Request.HttpMethod == "POST"
            ? Script.Answer(context, known ? 200 : 403, known ? Bytes(Identity) : Bytes(Error("InvalidClientTokenId")))
            : Script.Answer(context, status, Bytes($"<Error><Code>{code}</Code><Message>no</Message></Error>")));
        using var cloud = CloudAt(server.Url);
        var response = await AskAsync(cloud);
        Assert.Equal((fate, code), (response.Fate, response.Code));
    }

    [Fact]
    public async Task An_account_is_entered_with_its_enabled_regions()
    {
        using var server = new Script((_, context, _) => Script.Answer(context, 200, Bytes(IsIdentity(context) ? Identity : Regions)));
        using var cloud = CloudAt(server.Url);
        var entered = await new AwsAccounts(cloud).EnterAsync(new(), [], TestContext.Current.CancellationToken);
        Assert.Equal(("111111111111", "aws", "us-east-1"), (entered.Territory!.Caller.Account, entered.Territory.Caller.Partition, entered.Territory.Home));
        Assert.Equal(["eu-west-1", "us-east-1"], entered.Territory.Regions);
        var only = await new AwsAccounts(cloud).EnterAsync(new(), ["eu-west-1"], TestContext.Current.CancellationToken);
        Assert.Equal(("eu-west-1", "us-east-1"), (string.Join(',', only.Territory!.Regions), string.Join(',', only.Territory.LeftOut)));
    }

    [Theory]
    [InlineData("222222222222", "", true, "account 222222222222 is wanted, but the credentials are those of 111111111111 (arn:aws:iam::111111111111:user/u)")]
    [InlineData(null, "eu-wst-1", true, "account 111111111111 has no region eu-wst-1")]
    [InlineData(null, "", false, "AWS does not take these credentials (InvalidClientTokenId)")]
    public async Task An_account_that_cannot_be_entered_says_why(string? wanted, string region, bool taken, string why)
    {
        using var server = new Script((_, context, _) => taken ? Script.Answer(context, 200, Bytes(IsIdentity(context) ? Identity : Regions)) : Script.Answer(context, 403, Bytes(Error("InvalidClientTokenId"))));
        using var cloud = CloudAt(server.Url);
        var entered = await new AwsAccounts(cloud).EnterAsync(new(wanted), region.Length > 0 ? [region] : [], TestContext.Current.CancellationToken);
        Assert.Null(entered.Territory);
        Assert.Equal(why, entered.WhyNot);
        Assert.Equal((Recordings.Reading.Unread, "sts"), (entered.Line.Reading, entered.Line.Service));
    }

    static AwsCloud CloudAt(string url) => new(new AwsOptions { EndpointUrl = url, Timeout = TimeSpan.FromSeconds(10) }, static it => new Clients(it) { Own = Moto.Credentials });

    static Task<Response> AskAsync(AwsCloud cloud) => cloud.AskAsync(new("111111111111", "us-east-1", "s3", "ListBuckets", []), TestContext.Current.CancellationToken);

    // Both ask with POST /; the operation stands in the body.
    static bool IsIdentity(System.Net.HttpListenerContext context)
    {
        using var body = new StreamReader(context.Request.InputStream);
        return body.ReadToEnd().Contains("GetCallerIdentity", StringComparison.Ordinal);
    }

    static string Error(string code) => $"<ErrorResponse><Error><Code>{code}</Code><Message>no</Message></Error></ErrorResponse>";

    static byte[] Bytes(string text) => System.Text.Encoding.UTF8.GetBytes(text);
}
