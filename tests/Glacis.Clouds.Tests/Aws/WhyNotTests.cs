// Why something that somebody points at was not read: a sentence about it, and not about keys.
using Glacis.Clouds.Aws;
using Glacis.Recordings;
using Xunit;

namespace Glacis.Clouds.Tests.Aws;

public sealed class WhyNotTests
{
    static LedgerLine Line(string service, string operation, string region, Reading reading) => new() { Account = "111111111111", Region = region, Service = service, Operation = operation, Reading = reading, Why = reading == Reading.Complete ? "" : "it was denied" };

    static readonly WhyNot Why = new([Line("cloudtrail", "DescribeTrails", "eu-west-1", Reading.Complete), Line("cloudtrail", "DescribeTrails", "us-east-1", Reading.Unread), Line("kms", "ListKeys", "eu-west-1", Reading.Complete)]);

    [Theory]
    [InlineData("arn:aws:cloudtrail:eu-west-1:111111111111:trail/t", "NotListed: it is not among what was read in eu-west-1 of account 111111111111")]
    [InlineData("arn:aws:cloudtrail:us-east-1:111111111111:trail/t", "Denied: cloudtrail:DescribeTrails could not be read to its end in us-east-1 of account 111111111111: it was denied")]
    [InlineData("arn:aws:cloudtrail:eu-central-1:111111111111:trail/t", "NotLookedAt: it lies in eu-central-1 of account 111111111111, which this run did not look at")]
    [InlineData("arn:aws:cloudtrail:eu-west-1:999999999999:trail/t", "NotLookedAt: it lies in account 999999999999, which this run did not look at")]
    [InlineData("arn:aws:kms:eu-west-1:111111111111:key/k", "NotListed: the keys of account 111111111111 in eu-west-1 were read to the end, and it is not among them")]
    public void The_sentence_is_about_what_is_pointed_at(string id, string said) => Assert.Equal(said, Why.Of(id) is var it ? $"{it.Why}: {it.Words}" : "");
}
