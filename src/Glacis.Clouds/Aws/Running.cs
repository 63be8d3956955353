// Software that something runs, as most services tell it.
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws;

static class Running
{
    internal static Software Runs(this Item item, Kind kind, string id, string name, Fact<Tags> tags, Fact<string> product, Fact<string> version, Fact<UpdatesItself> updates) => new(id)
    {
        Kind = kind,
        Name = name,
        Account = item.Account,
        Region = item.Region,
        Tags = tags,
        Product = product,
        Version = version,
        Updates = updates,
    };

    /// <summary>As a switch tells it.</summary>
    internal static Fact<UpdatesItself> ByItself(this Fact<bool> updates) => updates.Map(static it => it ? UpdatesItself.Yes : UpdatesItself.No);
}
