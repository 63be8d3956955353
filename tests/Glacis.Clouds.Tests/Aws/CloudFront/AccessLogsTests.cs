// Logs of distributions: the older way, the newer one, and lists that were not read.
using Glacis.Clouds.Aws.CloudFront;
using Glacis.Clouds.Tests.Collecting;
using Glacis.Inventory;
using Xunit;

namespace Glacis.Clouds.Tests.Aws.CloudFront;

public sealed class AccessLogsTests
{
    const string Old = """{"DistributionConfig":{"Logging":{"Enabled":true,"Bucket":"logs.s3.amazonaws.com"}}}""", Off = """{"DistributionConfig":{"Logging":{"Enabled":false,"Bucket":""}}}""";
    const string Source = """{"deliverySources":[{"name":"web","resourceArns":["arn:d"]}]}""", Delivery = """{"deliveries":[{"deliverySourceName":"web","deliveryDestinationArn":"arn:to"}]}""", Target = """{"deliveryDestinations":[{"arn":"arn:to","deliveryDestinationConfiguration":{"destinationResourceArn":"arn:aws:s3:::web-logs"}}]}""";

    [Theory]
    [InlineData(Old, null, null, null, "Everything", "arn:aws:s3:::logs")]
    [InlineData(Off, Source, Delivery, Target, "Everything", "arn:aws:s3:::web-logs")]
    [InlineData(Off, """{"deliverySources":[]}""", """{"deliveries":[]}""", """{"deliveryDestinations":[]}""", "Nothing", "")]
    [InlineData(Off, null, Delivery, Target, "? Denied", "? Denied")]
    [InlineData(Off, Source, null, Target, "? Denied", "? Denied")]
    [InlineData(Off, Source, Delivery, null, "? Denied", "? Denied")]
    public void What_is_written_down_and_where_to(string configuration, string? sources, string? deliveries, string? targets, string keeps, string to)
    {
        var log = Reading.One<AccessLogs, LogSource>("""{"Id":"E1","ARN":"arn:d","DomainName":"d.cloudfront.net"}""",
            new Further("GetDistributionConfig", configuration), new Further("DescribeDeliverySources", sources), new Further("DescribeDeliveries", deliveries), new Further("DescribeDeliveryDestinations", targets));
        Assert.Equal((keeps, to), (log.Keeps.Said(), log.Destinations.Said()));
    }

    [Fact]
    public void What_belongs_to_distributions_is_asked_where_it_is_kept()
    {
        foreach (var call in new AccessLogs().Root.Further.Concat(new WebEntries().Root.Further).Where(static it => it.Service is "logs" or "wafv2"))
            Assert.Equal("us-east-1", call.Place!(Reading.ItemOf(new AccessLogs(), """{"Id":"E1","ARN":"arn:d"}""")).Said());
    }
}
