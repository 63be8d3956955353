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

    /// <summary>Whether what it finds is seen elsewhere, too, by how the services describe those who administer and those who are administered.</summary>
    internal static Fact<Oversight> Seen(this Item item, Answered administrator, Answered members)
    {
        var other = administrator.WhenAbsent(false).Or(administrator.Root.Has("Administrator.AccountId"));
        var others = members.Many("Members", it => it.Text("AccountId").Map(account => account != item.Account));
        var administers = others.Any();
        return administers.Peek(out var some) && some ? administers.Map(static _ => Oversight.SeesOthers)
            : other.Then(seen => seen ? other.Map(static _ => Oversight.SeenByAnother)
                : administers.With(other, static (_, _) => Oversight.Alone, "no account administers it, and it administers none"));
    }

    /// <summary>Nothing that could be looked at is left out.</summary>
    internal static Many<string> NothingLeftOut(this Item item) => item.Source is Unknown why ? Many<string>.None(why) : Many<string>.All([], item.Source);
}
