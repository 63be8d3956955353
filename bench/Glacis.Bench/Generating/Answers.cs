// What a made-up service answers: pages of a list, and further answers about each of its items.
using System.Globalization;

namespace Glacis.Bench.Generating;

/// <summary>One answer: its bytes as text, and the code where it is a refusal.</summary>
readonly record struct Reply(string Body, int Status = 200, string Code = "");

/// <summary>The answers of one listing operation. One file each.</summary>
abstract class Answers
{
    /// <summary>Service and operation of the list.</summary>
    internal abstract string Call { get; }

    /// <summary>Items on a full page.</summary>
    internal abstract int PageSize { get; }

    /// <summary>Of a thousand data stores, how many are of this kind; 0 for what is no data store.</summary>
    internal virtual int Share => 0;

    /// <summary>How many lie at a site that has <paramref name="stores"/> of its kind.</summary>
    internal virtual int Count(Site site, int stores) => stores;

    /// <summary>Asked once in an account, not in each region.</summary>
    internal virtual bool OncePerAccount => false;

    internal abstract string Page(IReadOnlyList<Thing> things, string more);

    /// <summary>What is answered to a further question; <c>null</c> where nobody asks.</summary>
    internal virtual Reply? Further(string call, Thing about) => null;

    /// <summary>The region that is asked about an item.</summary>
    internal virtual string RegionOf(Thing thing) => thing.Site.Region;

    internal static string Each(IReadOnlyList<Thing> things, Func<Thing, string> text) => string.Concat(things.Select(text));

    internal static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    internal static string TagsAs(Thing thing, string around, string key, string value) =>
        string.Concat(thing.Tags.Select(tag => $"<{around}><{key}>{tag.Key}</{key}><{value}>{tag.Value}</{value}></{around}>"));

    internal static string TagsAsJson(Thing thing, string key, string value) =>
        string.Join(',', thing.Tags.Select(tag => $$"""{"{{key}}":"{{tag.Key}}","{{value}}":"{{tag.Value}}"}"""));
}
