// Patterns of rules, evaluated on events: the comparisons that the provider documents, and what this build does not know.
using System.Text.Json;
using Glacis.Monitoring;
using Xunit;

namespace Glacis.Tests.Monitoring;

public sealed class EventPatternTests
{
    const string Event = """{"source":"aws.cloudtrail","detail-type":"AWS API Call via CloudTrail","account":"111122223333","detail":{"eventName":"StopLogging","eventSource":"cloudtrail.amazonaws.com","count":5,"sourceIPAddress":"10.0.0.7","list":["a","b"],"none":null,"userIdentity":{"type":"Root"}}}""";

    [Theory]
    [InlineData("""{"source":["aws.cloudtrail"]}""", true)]
    [InlineData("""{"source":["aws.ec2","aws.cloudtrail"]}""", true)]
    [InlineData("""{"source":["aws.ec2"]}""", false)]
    [InlineData("""{"detail":{"eventName":["StopLogging"],"userIdentity":{"type":["Root"]}}}""", true)]
    [InlineData("""{"detail":{"eventName":["StopLogging"],"userIdentity":{"type":["IAMUser"]}}}""", false)]
    [InlineData("""{"detail":{"eventName":[{"prefix":"Stop"}]}}""", true)]
    [InlineData("""{"detail":{"eventName":[{"suffix":"Logging"}]}}""", true)]
    [InlineData("""{"detail":{"eventName":[{"anything-but":"StartLogging"}]}}""", true)]
    [InlineData("""{"detail":{"eventName":[{"anything-but":["StopLogging"]}]}}""", false)]
    [InlineData("""{"detail":{"eventName":[{"wildcard":"St*ing"}]}}""", true)]
    [InlineData("""{"detail":{"eventName":[{"equals-ignore-case":"stoplogging"}]}}""", true)]
    [InlineData("""{"detail":{"count":[{"numeric":[">",4,"<=",5]}]}}""", true)]
    [InlineData("""{"detail":{"count":[{"numeric":[">",5]}]}}""", false)]
    [InlineData("""{"detail":{"gone":[{"exists":false}]}}""", true)]
    [InlineData("""{"detail":{"count":[{"exists":true}]}}""", true)]
    [InlineData("""{"detail":{"list":["b"]}}""", true)]
    [InlineData("""{"detail":{"none":[null]}}""", true)]
    [InlineData("""{"detail":{"sourceIPAddress":[{"cidr":"10.0.0.0/24"}]}}""", true)]
    [InlineData("""{"detail":{"sourceIPAddress":[{"cidr":"10.0.1.0/24"}]}}""", false)]
    [InlineData("""{"$or":[{"source":["aws.ec2"]},{"detail":{"count":[5]}}]}""", true)]
    public void Patterns_are_evaluated_as_they_are_documented(string pattern, bool fits) => Assert.Equal(fits, Fits(pattern));

    [Theory]
    [InlineData("""{"detail":{"eventName":[{"unheard-of":"x"}]}}""")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"detail":"StopLogging"}""")]
    public void What_is_not_understood_is_not_known_to_fit(string pattern) => Assert.NotEqual(true, Fits(pattern));

    [Fact]
    public void Depth_that_a_stranger_chose_ends_nothing() => Assert.NotEqual(true, Fits(string.Concat(Enumerable.Repeat("{\"a\":", 100_000))));

    static bool? Fits(string pattern)
    {
        using var fields = JsonDocument.Parse(Event);
        return EventPattern.Fits(pattern, fields.RootElement);
    }
}
