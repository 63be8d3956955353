// Patterns of metric filters, evaluated on records: the examples of the provider's documentation, what others compared as text, and what a stranger writes.
using Glacis.Monitoring;
using Xunit;

namespace Glacis.Tests.Monitoring;

public sealed class FilterPatternTests
{
    const string Record = """{"eventType":"UpdateTrail","sourceIPAddress":"111.111.111.111","arrayKey":["value","another value"],"objectList":[{"name":"a","id":1},{"name":"b","id":2}],"SomeObject":null,"cluster.name":"c","errorCode":"AccessDenied","latency":50,"ok":true,"empty":""}""";

    [Theory]
    [InlineData("", true)]
    [InlineData("{ $.eventType = \"UpdateTrail\" }", true)]
    [InlineData("{$.eventType=UpdateTrail}", true)]
    [InlineData("{ $.eventType = UpdateTrai* }", true)]
    [InlineData("{ $.eventType = \"*Trail\" }", true)]
    [InlineData("{ $.eventType != UpdateTrail }", false)]
    [InlineData("{ $.sourceIPAddress != 123.123.* }", true)]
    [InlineData("{ $.sourceIPAddress = 111.111.* }", true)]
    [InlineData("{ $.arrayKey[0] = \"value\" }", true)]
    [InlineData("{ $.arrayKey[1] = value }", false)]
    [InlineData("{ $.objectList[1].id = 2 }", true)]
    [InlineData("{ $.latency > 49 }", true)]
    [InlineData("{ $.latency >= 51 }", false)]
    [InlineData("{ $.latency < 1e2 }", true)]
    [InlineData("{ $.SomeObject IS NULL }", true)]
    [InlineData("{ $.SomeOtherObject NOT EXISTS }", true)]
    [InlineData("{ $.ok IS TRUE }", true)]
    [InlineData("{ $.ok IS FALSE }", false)]
    [InlineData("{ $.errorCode = * }", true)]
    [InlineData("{ $.gone = * }", false)]
    [InlineData("{ ($.eventType = UpdateTrail) && ($.latency = 50) }", true)]
    [InlineData("{ ($.eventType = x) || ($.latency = 50) }", true)]
    [InlineData("{ ($.eventType = x) || ($.latency = 50) && ($.ok IS FALSE) }", false)]
    [InlineData("{ (($.eventType = x) || ($.latency = 50)) && ($.ok IS TRUE) }", true)]
    public void Patterns_are_evaluated_as_they_are_documented(string pattern, bool fits) => Assert.Equal(fits, FilterPattern.Of(pattern).Fits(Record));

    const string Root = """{"userIdentity":{"type":"Root"},"eventType":"AwsApiCall","eventName":"CreateAccessKey","eventSource":"iam.amazonaws.com"}""";

    [Theory]
    [InlineData("{ $.userIdentity.type = \"Root\" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != \"AwsServiceEvent\" }")]
    [InlineData("{($.userIdentity.type=\"Root\")&&($.userIdentity.invokedBy NOT EXISTS)&&($.eventType!=\"AwsServiceEvent\")}")]
    [InlineData("{ ($.eventType != AwsServiceEvent) && ($.userIdentity.type = Root) }")]
    [InlineData("{ $.userIdentity.type = R* }")]
    [InlineData("{ ( ( $.userIdentity.type = \"Root\" ) ) }")]
    public void Complaints_21_and_22_what_means_the_same_is_the_same_however_it_is_written(string pattern) => Assert.True(FilterPattern.Of(pattern).Fits(Root));

    [Theory]
    [InlineData("{")]
    [InlineData("{ }")]
    [InlineData("{ $.a = }")]
    [InlineData("{ $.a == b }")]
    [InlineData("{ ($.a = b }")]
    [InlineData("{ $.a = b } trailing")]
    [InlineData("{ $.a = %regex[% }")]
    [InlineData("[a, b, c]")]
    [InlineData("{ $.a[ = b }")]
    public void What_is_not_understood_is_not_known_to_fit(string pattern) => Assert.NotEqual(true, FilterPattern.Of(pattern).Fits(Record));

    [Fact]
    public void Depth_and_length_that_a_stranger_chose_end_nothing()
    {
        foreach (var pattern in new[] { "{" + new string('(', 100_000), $"{{ {string.Join(" || ", Enumerable.Repeat("($.a = b)", 20_000))} }}", "{ $.eventType = " + new string('*', 10_000) + " }", new string('{', 50_000), "{ $.\0\u202e = x }" })
            Assert.NotEqual(true, FilterPattern.Of(pattern).Fits("""{"a":"c"}"""));
    }
}
