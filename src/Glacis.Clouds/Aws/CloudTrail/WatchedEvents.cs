// What somebody has to be told of in each account: every matter, whoever asks.
using Glacis.Clouds.Aws.Organizations;
using Glacis.Clouds.Collecting;
using Glacis.Inventory;
using Glacis.Monitoring;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.CloudTrail;

/// <summary>One of each matter for an account. Who asks is always answered: the population stands whatever else is denied.</summary>
public sealed class WatchedEvents : Collector
{
    static readonly Kind Watched = new("Glacis::WatchedEvent", "event to be told of");

    public override Call Root => Memberships.Caller;

    public override IEnumerable<Resource> Read(Item item) => Matters.All.Select(matter => new WatchedEvent($"aws/{item.Account}/event/{matter.Id}")
    {
        Kind = Watched,
        Name = matter.Id,
        Account = item.Account,
        Region = item.Region,
        Tags = item.Source.Concludes(Tags.None, "an event bears no tags"),
        Matter = matter.Id,
    });
}
