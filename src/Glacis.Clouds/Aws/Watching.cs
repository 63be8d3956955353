// What watches a region, as most services describe theirs.
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws;

static class Watching
{
    /// <summary>Something that watches the region that was asked.</summary>
    internal static Watcher Watcher(this Item item, string id, Kind kind, string name, WatchesFor what, Fact<bool> isOn, Many<string> leavesOut) => new(id)
    {
        Kind = kind,
        Name = name,
        Account = item.Account,
        Region = item.Region,
        Tags = item.Source.Concludes(Tags.None, "what watches a region has nothing to tell by tags"),
        For = what,
        IsOn = isOn,
        LeavesOut = leavesOut,
    };

    /// <summary>Nothing that could be looked at is left out.</summary>
    internal static Many<string> NothingLeftOut(this Item item) => item.Source is Unknown why ? Many<string>.None(why) : Many<string>.All([], item.Source);
}
