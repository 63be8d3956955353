// Network firewalls: whether they write down what they let through and turn away.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.NetworkFirewall;

/// <summary>Logs of network firewalls.</summary>
public sealed class FirewallLogs : Collector
{
    const string Destinations = "LoggingConfiguration.LogDestinationConfigs";

    static readonly Kind Log = new("Glacis::NetworkFirewall::Log", "network firewall log");

    static readonly Call Settings = Call.About("network-firewall", "DescribeLoggingConfiguration").By("FirewallArn", "FirewallArn");

    public override Call Root { get; } = Call.List("network-firewall", "ListFirewalls", "Firewalls").Then(Settings);

    public override Turn Turn => Turn.Kept;

    public override IReadOnlyList<Type> Fills => [typeof(LogSource)];

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("FirewallArn").Peek(out var arn)) yield break;
        var settings = item.Of(Settings).Root;
        yield return item.Log(Log, arn, item.Text("FirewallName").Shown(arn), LogSort.Packets, Kept(settings), settings.Many(Destinations, it => Place(item, it)));
    }

    static Fact<Logging> Kept(Item settings)
    {
        if (settings.Source is Unknown why) return Fact.Unknown<Logging>(why);
        string[] sorts = [.. settings.Items(Destinations).Select(static it => it.Text("LogType").Shown())];
        return Fact.Known(sorts.Contains("FLOW", StringComparer.Ordinal) || sorts.Contains("ALERT", StringComparer.Ordinal) ? Logging.Everything : sorts.Length > 0 ? Logging.Some : Logging.Nothing, settings.Source, Destinations);
    }

    // A map whose one member names the place, by the sort of place.
    static string Place(Item near, Item destination) => destination.Text("LogDestinationType").Shown() switch
    {
        "S3" => LogsOf.BucketArn(near, destination.Text("LogDestination.bucketName").Shown("?")),
        "CloudWatchLogs" => Arn.Of("logs", near.Region, near.Account, $"log-group:{destination.Text("LogDestination.logGroup").Shown("?")}"),
        _ => Arn.Of("firehose", near.Region, near.Account, $"deliverystream/{destination.Text("LogDestination.deliveryStream").Shown("?")}"),
    };
}
