// How far reading goes: no content takes more memory, time or depth than this, whatever it claims.
namespace Glacis.Content;

/// <summary>Caps on reading. What lies beyond counts as not classified, and is said.</summary>
public sealed record Limits
{
    /// <summary>Archives in archives.</summary>
    public int Depth { get; init; } = 6;

    /// <summary>Times that a content may grow by being unpacked.</summary>
    public int Ratio { get; init; } = 1000;

    /// <summary>Bytes that may come out of one content, all its parts together.</summary>
    public long Unpacked { get; init; } = 8L << 30;

    /// <summary>Bytes of a content that has to be in memory as a whole: workbooks, PDF, mail, databases.</summary>
    public int InMemory { get; init; } = 256 << 20;

    /// <summary>Parts of one content.</summary>
    public int Parts { get; init; } = 100_000;
}

/// <summary>What cannot be classified: of which part, and why.</summary>
/// <param name="Part">Names of the parts from the outside in; empty for the content itself.</param>
/// <param name="Why">Why, in words.</param>
public sealed record Unclassifiable(string Part, string Why);

/// <summary>A content is beyond a cap, or cannot be read; the rest of it counts as not classified.</summary>
sealed class UnreadableContentException(string why, Exception? inner = null) : Exception(why, inner);
