// Metric filters: which lines of which log groups are counted.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Logs;

/// <summary>Filters of all log groups: one list has them.</summary>
public sealed class MetricFilters : Collector
{
    static readonly Kind Filter = new("AWS::Logs::MetricFilter", "metric filter");

    public override Call Root { get; } = Call.List("logs", "DescribeMetricFilters", "metricFilters");

    public override Turn Turn => Turn.Kept;

    public override IReadOnlyList<Type> Fills => [typeof(MetricFilter)];

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("filterName").Peek(out var name)) yield break;
        var group = item.Text("logGroupName").Map(it => LogStores.ArnOf(item, it));
        yield return new MetricFilter($"{group.Shown("?")}#filter/{name}")
        {
            Kind = Filter,
            Name = name,
            Account = item.Account,
            Region = item.Region,
            Tags = item.Source.Concludes(Tags.None, "a metric filter bears no tags"),
            Group = group,
            Pattern = item.Text("filterPattern").OrWhenSilent(""),
            Metrics = item.Many("metricTransformations", static it => $"{it.Text("metricNamespace").Shown("?")}/{it.Text("metricName").Shown("?")}"),
        };
    }
}
