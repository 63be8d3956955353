// What an application caches, as its source says: keys as templates, what is put there by its names, where that stands.
namespace Glacis.Classification.Caching;

/// <summary>What a call does with a key.</summary>
public enum CacheAccess
{
    Writes,
    Reads,
    Removes,
}

/// <summary>One call that caches.</summary>
/// <param name="Template">The key, holes in braces: <c>user:{id}:profile</c>.</param>
/// <param name="Access">What the call does.</param>
/// <param name="Call">The name of what is called.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Key">Names in the key: its words and what is put into its holes.</param>
/// <param name="Values">Names in what is put there.</param>
public sealed record CacheCall(string Template, CacheAccess Access, string Call, int Line, IReadOnlyList<string> Key, IReadOnlyList<string> Values);

/// <summary>Where a call stands.</summary>
public sealed record CallSite(string Path, CacheCall Call)
{
    /// <summary><c>src/cache.py:12</c>.</summary>
    public string Place => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Path}:{Call.Line}");
}

/// <summary>One key template of an application or a store, and what it comes to.</summary>
/// <param name="Template">Its text.</param>
/// <param name="Count">How many keys or calls have it.</param>
/// <param name="Sites">Calls that use it; empty where keys were read from a store.</param>
/// <param name="Meaning">What is kept under it, by names.</param>
public sealed record CachedTemplate(string Template, long Count, IReadOnlyList<CallSite> Sites, Meaning Meaning);
