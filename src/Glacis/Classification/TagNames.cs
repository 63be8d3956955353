// Names of tags, with or without the prefix that a house puts before its own.
using Glacis.Inventory;

namespace Glacis.Classification;

static class TagNames
{
    /// <summary>Whether the tag bears one of the names, as it stands or after the prefix of a house: <c>acme:data-classification</c>.</summary>
    internal static bool Knows(this HashSet<string> names, Tag tag) =>
        names.Contains(tag.Key) || tag.Key.LastIndexOfAny([':', '/']) is var at and >= 0 && names.Contains(tag.Key[(at + 1)..]);
}
