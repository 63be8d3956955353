// Alarms: on which metric, whether one occurrence raises them, and whom they tell.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.CloudWatch;

/// <summary>Alarms on one metric each.</summary>
public sealed class Alarms : Collector
{
    static readonly Kind OnMetric = new("AWS::CloudWatch::Alarm", "alarm");

    public override Call Root { get; } = Call.List("cloudwatch", "DescribeAlarms", "MetricAlarms");

    public override Turn Turn => Turn.Kept;

    public override IReadOnlyList<Type> Fills => [typeof(Alarm)];

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("AlarmArn").Peek(out var arn)) yield break;
        var space = item.Text("Namespace");
        yield return new Alarm(arn)
        {
            Kind = OnMetric,
            Name = item.Text("AlarmName").Shown(arn),
            Account = item.Account,
            Region = item.Region,
            Tags = Fact.Unknown<Tags>(Ignorance.NotRecorded, "the tags of alarms are not asked for", item.Source),
            // One that combines several metrics names none.
            Metric = item.Text("MetricName").Map(name => (string?)$"{space.Shown("?")}/{name}").OrWhenSilent(null),
            IsRaisedByOne = IsRaisedByOne(item),
            Acts = item.Flag("ActionsEnabled").OrWhenSilent(true),
            Tells = item.Many("AlarmActions", static it => it.Text().Shown("?")),
        };
    }

    // Of the ways to count, a sum of one occurrence is one, and so are its greatest and its mean; one period that is over the line has to be enough.
    static Fact<bool> IsRaisedByOne(Item item)
    {
        var over = item.OneOf("ComparisonOperator", ("GreaterThanOrEqualToThreshold", 0), ("GreaterThanThreshold", 1), ("LessThanThreshold", 2), ("LessThanOrEqualToThreshold", 2));
        var counts = item.OneOf("Statistic", ("Sum", true), ("Maximum", true), ("Average", true), ("SampleCount", true), ("Minimum", false));
        var periods = item.Number("DatapointsToAlarm").Peek(out var some) ? some : item.Number("EvaluationPeriods").Peek(out var all) ? all : 0;
        var threshold = item.Text("Threshold").Then(it => double.TryParse(it, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? Fact.Known(number, item.Source, "Threshold") : Fact.Unknown<double>(Ignorance.Malformed, "the threshold is no number", item.Source));
        return over.With(counts, static (how, does) => (how, does), "how it compares and counts").With(threshold, (by, line) => by.does && periods == 1 && by.how switch { 0 => line <= 1, 1 => line < 1, _ => false }, "how it compares and counts, and where the line is");
    }
}
