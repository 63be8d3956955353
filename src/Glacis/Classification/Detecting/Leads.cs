// Words that lead to a value: how long the longest is that stands at a place.
using System.Text;

namespace Glacis.Classification.Detecting;

/// <summary>Words before a value. Threads may share it.</summary>
sealed class Leads(IEnumerable<string> words)
{
    readonly byte[][] all = [.. words.OrderByDescending(static it => it.Length).ThenBy(static it => it, StringComparer.Ordinal).Select(Encoding.ASCII.GetBytes)];

    /// <summary>The length of the longest that a text begins with; 0 where none does.</summary>
    internal int Of(ReadOnlySpan<byte> text)
    {
        foreach (var word in all)
            if (text.StartsWith(word)) return word.Length;
        return 0;
    }
}
