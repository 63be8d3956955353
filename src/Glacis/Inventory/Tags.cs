// Labels on a resource: few, so a list searched from the front.
namespace Glacis.Inventory;

/// <summary>One label.</summary>
public readonly record struct Tag(string Key, string Value);

/// <summary>All labels of one resource. An empty list means that it has none.</summary>
public sealed record Tags(IReadOnlyList<Tag> All)
{
    public static readonly Tags None = new([]);

    public override string ToString() => All.Count == 0 ? "none" : string.Join(", ", All.Select(static tag => $"{tag.Key}={tag.Value}"));
}
