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
        Oversight = item.Source.Concludes(Oversight.NotTold, "whether what it finds is seen anywhere else is not asked"),
    };

    /// <summary>Whether what it finds is seen elsewhere, too, by how the service describes those who administer and those who are administered.</summary>
    /// <param name="administrator">Whether another account administers it; this account is named by none.</param>
    /// <param name="members">The accounts that are administered from here.</param>
    internal static Fact<Oversight> Seen(this Item item, Fact<bool> administrator, Many<string> members) => members.Items.Any(it => it != item.Account) ? Fact.Known(Oversight.SeesOthers, members.Source)
        : administrator.Then(seen => seen ? administrator.Map(static _ => Oversight.SeenByAnother)
            : members.IsComplete ? Fact.Known(Oversight.Alone, new Conclusion("no account administers it, and it administers none", 1, [administrator.Source, members.Source])) : Fact.Unknown<Oversight>((Unknown)members.Source));

    /// <summary>Nothing that could be looked at is left out.</summary>
    internal static Many<string> NothingLeftOut(this Item item) => item.Source is Unknown why ? Many<string>.None(why) : Many<string>.All([], item.Source);
}
