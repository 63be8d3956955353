// What error codes mean, and that nothing unknown is taken for an answer.
using Glacis.Clouds.Aws;
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Xunit;

namespace Glacis.Clouds.Tests.Aws;

public sealed class RefusalsTests
{
    [Theory]
    [InlineData("s3", "AccessDenied", Refused.Denied), InlineData("kms", "AccessDeniedException", Refused.Denied), InlineData("ec2", "UnauthorizedOperation", Refused.Denied)]
    [InlineData("s3", "403", Refused.Denied), InlineData("rds", "InvalidClientTokenId", Refused.Denied), InlineData("dynamodb", "UnrecognizedClientException", Refused.Denied)]
    [InlineData("ec2", "RequestLimitExceeded", Refused.Throttled), InlineData("s3", "SlowDown", Refused.Throttled), InlineData("kms", "ThrottlingException", Refused.Throttled)]
    [InlineData("ec2", "OptInRequired", Refused.NotOffered), InlineData("elasticache", "InvalidAction", Refused.NotOffered)]
    [InlineData("s3", "InvalidAction", Refused.Failed), InlineData("s3", "NoSuchBucket", Refused.Failed), InlineData("kms", "NobodyKnows", Refused.Failed), InlineData("kms", "", Refused.Failed)]
    internal void A_code_means(string service, string code, Refused meaning) => Assert.Equal(meaning, Refusals.Of(service, code));

    [Theory]
    [InlineData("AccessDenied", Ignorance.Denied), InlineData("SlowDown", Ignorance.Throttled), InlineData("NobodyKnows", Ignorance.Failed), InlineData("OptInRequired", Ignorance.Failed)]
    public void A_reader_is_told_why_it_does_not_know(string code, Ignorance why) => Assert.Equal(why, new AwsDialect().Meaning("s3", code));

    [Theory]
    [InlineData("ExpiredToken", true, false), InlineData("ExpiredTokenException", true, false), InlineData("InvalidClientTokenId", false, true), InlineData("AccessDenied", false, false)]
    public void Some_codes_speak_of_the_credentials(string code, bool expired, bool doubtful) =>
        Assert.Equal((expired, doubtful), (Refusals.SaysExpired(code), Refusals.DoubtsCredentials(code)));
}
