// Rules for events: which they take up, and whom they hand them to.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Events;

/// <summary>Rules of the default bus, on which the provider's own events arrive.</summary>
public sealed class Rules : Collector
{
    static readonly Kind OfBus = new("AWS::Events::Rule", "event rule");

    static readonly Call Targets = Call.About("events", "ListTargetsByRule").By("Rule", "Name").AbsentBy("ResourceNotFoundException");

    public override Call Root { get; } = Call.List("events", "ListRules", "Rules").Then(Targets);

    public override Turn Turn => Turn.Kept;

    public override IReadOnlyList<Type> Fills => [typeof(EventRule)];

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("Arn").Peek(out var arn)) yield break;
        yield return new EventRule(arn)
        {
            Kind = OfBus,
            Name = item.Text("Name").Shown(arn),
            Account = item.Account,
            Region = item.Region,
            Tags = Fact.Unknown<Tags>(Ignorance.NotRecorded, "the tags of rules are not asked for", item.Source),
            IsEnabled = item.OneOf("State", ("ENABLED", true), ("ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS", true), ("DISABLED", false)),
            Pattern = item.Text("EventPattern").Map(static it => (string?)it).OrWhenSilent(null),
            Targets = item.Of(Targets).Many("Targets", static it => it.Text("Arn").Shown("?")),
        };
    }
}
