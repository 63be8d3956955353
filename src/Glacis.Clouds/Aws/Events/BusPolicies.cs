// Who may put events on a bus of EventBridge.
using Glacis.Clouds.Collecting;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Events;

/// <summary>Policies of event buses; the list itself tells them.</summary>
public sealed class BusPolicies : Collector
{
    static readonly Kind OfBus = new("AWS::Events::EventBusPolicy", "event bus policy");

    static readonly Call Labelling = Call.About("events", "ListTagsForResource").By("ResourceARN", "Arn");

    public override Call Root { get; } = Call.List("events", "ListEventBuses", "EventBuses").Then(Labelling);

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("Arn").Peek(out var arn)) yield break;
        yield return item.Policy(arn, OfBus, "events", item.Text("Name").Shown(arn), item.PolicyUnlessSilent("Policy")) with { Tags = item.Of(Labelling).Tags("Tags") };
    }
}
