// MQ brokers: whether they write down who did what.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Mq;

/// <summary>Logs of brokers. Those of RabbitMQ have no audit log of their own: sign-ins stand in the general one.</summary>
public sealed class BrokerLogs : Collector
{
    static readonly string[] Groups = ["Logs.AuditLogGroup", "Logs.GeneralLogGroup"];

    static readonly Kind Log = new("Glacis::AmazonMQ::Log", "MQ broker log");

    public override Call Root { get; } = Brokers.Described;

    public override Turn Turn => Turn.Kept;

    public override IReadOnlyList<Type> Fills => [typeof(LogSource)];

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("BrokerArn").Peek(out var arn)) yield break;
        var broker = item.Of(Brokers.Description).Root;
        string[] groups = [.. Groups.Select(it => broker.Text(it).Shown()).Where(static it => it.Length > 0).Select(it => it.StartsWith("arn:", StringComparison.Ordinal) ? LogsOf.Group(it) : Arn.Of("logs", item.Region, item.Account, $"log-group:{it}"))];
        yield return item.Log(Log, arn, item.Text("BrokerName").Shown(arn), LogSort.Audit, Kept(broker), broker.Source is Unknown why ? Many<string>.None(why) : Many<string>.All(groups, broker.Source));
    }

    static Fact<Logging> Kept(Item broker)
    {
        var general = broker.Flag("Logs.General").OrWhenSilent(false);
        return Brokers.IsRabbit(broker).Then(rabbit => rabbit ? general.AllOrNothing()
            : broker.Flag("Logs.Audit").OrWhenSilent(false).With(general, static (audit, some) => audit ? Logging.Everything : some ? Logging.Some : Logging.Nothing, "which of its two logs is on"));
    }
}
