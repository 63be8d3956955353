// Web firewalls: whether they write down what they saw.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Waf;

/// <summary>Logs of the access control lists of a region; those of CloudFront are among the lists of one region.</summary>
public sealed class FirewallLogs : Collector
{
    static readonly Kind Log = new("Glacis::WAFv2::Log", "web firewall log");

    static readonly Call Settings = Call.About("wafv2", "GetLoggingConfiguration").By("ResourceArn", "ARN").AbsentBy("WAFNonexistentItemException");

    public override Call Root { get; } = Call.List("wafv2", "ListWebACLs", "WebACLs").With("Scope", "REGIONAL").Then(Settings);

    public override Turn Turn => Turn.Kept;

    public override IReadOnlyList<Type> Fills => [typeof(LogSource)];

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("ARN").Peek(out var arn)) yield break;
        var settings = item.Of(Settings);
        var keeps = settings.IsAbsent ? settings.WhenAbsent(Logging.Nothing) : settings.Root.Has("LoggingConfiguration.LogDestinationConfigs").AllOrNothing();
        var to = settings.IsAbsent ? Many<string>.All([], settings.At!) : settings.Root.Many("LoggingConfiguration.LogDestinationConfigs", static it => LogsOf.Group(it.Text().Shown("?")));
        yield return item.Log(Log, arn, item.Text("Name").Shown(arn), LogSort.Requests, keeps, to);
    }
}
