// Resources to classify, with what a test says of them and nothing else.
using Glacis.Classification;
using Glacis.Facts;
using Glacis.Inventory;

namespace Glacis.Tests.Classification;

static class Things
{
    internal static readonly Unknown Denied = new(Ignorance.Denied, "not allowed to ask");

    static readonly Kind Kind = new("Test::Store", "store");

    internal static Place At(string call) => new(new(call, "1", "here", new('a', 64), "segments/1/here/test-0001.seg", 0), "Items", 0);

    /// <summary>A store with these tags, written <c>key=value; key=value</c>; <c>null</c> where they could not be read.</summary>
    internal static DataStore Store(string name = "thing", string? tags = "") => new("arn:thing")
    {
        Kind = Kind,
        Name = name,
        Account = "1",
        Region = "here",
        Tags = tags is null ? Fact.Unknown<Tags>(Denied) : Fact.Known(new Tags([.. tags.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(TagOf)]), At("test:Describe"), "TagList"),
    };

    static Tag TagOf(string tag) => new(tag[..tag.IndexOf('=', StringComparison.Ordinal)], tag[(tag.IndexOf('=', StringComparison.Ordinal) + 1)..]);

    internal static Account Account(Fact<string> title) => new("account/1") { Kind = Kind, Name = "1", Account = "1", Region = "", Title = title };

    internal static Fact<string> Titled(string title) => Fact.Known(title, At("iam:ListAccountAliases"), "AccountAliases[0]");

    internal static DataStore Settle(DataStore it, Intent? intent = null, params Resource[] kept) =>
        (DataStore)new Estate(kept, intent ?? Intent.None, default, static _ => Denied).Engine<Settled>().Of(it);

    internal static string Said<T>(Fact<T> fact) where T : struct, Enum => fact.Peek(out var value) ? $"{value}" : $"unknown: {((Unknown)fact.Source).Why}";
}
