// Distributions: whether they write down who asked what.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.CloudFront;

/// <summary>Access logs of distributions: into a bucket, in the older way, or by a delivery, in the newer one.</summary>
public sealed class AccessLogs : Collector
{
    static readonly Kind Access = new("Glacis::CloudFront::AccessLog", "CloudFront access log");

    static readonly Call Configuration = Call.About("cloudfront", "GetDistributionConfig").By("Id", "Id");

    static readonly Call Sources = Call.ListAbout("logs", "DescribeDeliverySources", "deliverySources").In(Distributions.Home).Shared();
    static readonly Call Deliveries = Call.ListAbout("logs", "DescribeDeliveries", "deliveries").In(Distributions.Home).Shared();
    static readonly Call Targets = Call.ListAbout("logs", "DescribeDeliveryDestinations", "deliveryDestinations").In(Distributions.Home).Shared();

    public override Call Root { get; } = Call.List("cloudfront", "ListDistributions", "DistributionList.Items").OncePerAccount().Then(Configuration, Sources, Deliveries, Targets);

    public override Turn Turn => Turn.Kept;

    public override IReadOnlyList<Type> Fills => [typeof(LogSource)];

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("ARN").Peek(out var arn)) yield break;
        var configuration = item.Of(Configuration).Root;
        var old = configuration.Flag("DistributionConfig.Logging.Enabled");
        var name = item.Items("Aliases.Items").Select(static it => it.Text().Shown()).FirstOrDefault() ?? item.Text("DomainName").Shown(arn);
        if (old.Peek(out var isOn) && isOn)
        {
            // "bucket.s3.amazonaws.com".
            yield return item.Log(Access, arn, name, LogSort.Requests, old.AllOrNothing(), configuration.Only(configuration.Text("DistributionConfig.Logging.Bucket").Map(it => LogsOf.BucketArn(item, it.Split(".s3.")[0]))));
            yield break;
        }
        var delivered = Delivered(item, arn);
        yield return item.Log(Access, arn, name, LogSort.Requests, delivered.Items.Count > 0 ? Fact.Known(Logging.Everything, delivered.Source) : delivered.IsComplete ? old.AllOrNothing() : Fact.Unknown<Logging>((Unknown)delivered.Source), delivered);
    }

    // Whose sources, whose deliveries, where to: that there is none can be told only of lists that were read to the end.
    static Many<string> Delivered(Item item, string arn)
    {
        Many<Item> sources = item.Of(Sources).Many("deliverySources", static it => it), deliveries = item.Of(Deliveries).Many("deliveries", static it => it), targets = item.Of(Targets).Many("deliveryDestinations", static it => it);
        foreach (var list in new[] { sources, deliveries, targets })
            if (!list.IsComplete) return Many<string>.None((Unknown)list.Source);
        var names = sources.Items.Where(it => it.Items("resourceArns").Any(one => one.Text().Shown() == arn)).Select(static it => it.Text("name").Shown("?")).ToHashSet(StringComparer.Ordinal);
        var to = deliveries.Items.Where(it => names.Contains(it.Text("deliverySourceName").Shown())).Select(static it => it.Text("deliveryDestinationArn").Shown("?")).ToHashSet(StringComparer.Ordinal);
        var ids = targets.Items.Where(it => to.Contains(it.Text("arn").Shown())).Select(static it => LogsOf.Group(it.Text("deliveryDestinationConfiguration.destinationResourceArn").Shown("?")));
        return Many<string>.All([.. ids.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)], sources.Source);
    }
}
