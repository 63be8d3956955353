// Tags, in the spellings that AWS services have for them.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws;

static class Labels
{
    /// <summary>Tags that stand in the item itself; a service that leaves out an empty list says that there are none.</summary>
    internal static Fact<Tags> Tags(this Item item, string list, string key = "Key", string value = "Value") =>
        item.Has(list).Map(has => has ? Made(item.Items(list), key, value) : Inventory.Tags.None);

    /// <summary>Tags that were asked for on their own.</summary>
    internal static Fact<Tags> Tags(this Answered answered, string list, string key = "Key", string value = "Value")
    {
        if (answered.IsAbsent) return answered.WhenAbsent(Inventory.Tags.None);
        var all = answered.Many(list, it => new Tag(it.Text(key).Shown(), it.Text(value).Shown()));
        return all.IsComplete ? Fact.Known(new Tags(all.Items), all.Source, list) : Fact.Unknown<Tags>(all.Source as Unknown ?? new(Ignorance.NotRecorded, "the tags were not read to the end", all.Source));
    }

    /// <summary>Tags that stand in the item itself as an object whose members are the tags.</summary>
    internal static Fact<Tags> TagMap(this Item item, string map) =>
        item.Has(map).Map(has => has ? new Tags([.. item.Members(map).Select(static it => new Tag(it.Name, it.Value.Text().Shown()))]) : Inventory.Tags.None);

    /// <summary>Tags that were asked for on their own and are answered as an object.</summary>
    internal static Fact<Tags> TagMap(this Answered answered, string map) => answered.WhenAbsent(Inventory.Tags.None).Or(answered.Root.TagMap(map));

    /// <summary>The value of the tag <c>Name</c>, else the id.</summary>
    internal static string NameOr(this Fact<Tags> tags, string id)
    {
        if (tags.Peek(out var labels))
            foreach (var tag in labels.All)
                if (tag.Key == "Name" && tag.Value.Length > 0) return tag.Value;
        return id;
    }

    static Tags Made(IEnumerable<Item> items, string key, string value)
    {
        Tag[] all = [.. items.Select(it => new Tag(it.Text(key).Shown(), it.Text(value).Shown()))];
        return all.Length == 0 ? Inventory.Tags.None : new(all);
    }
}
