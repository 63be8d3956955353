// Keys that were read from a store, as templates: what differs from key to key becomes a hole, and is forgotten.
using System.Globalization;
using System.Text;

namespace Glacis.Classification.Caching;

/// <summary>Makes templates of keys. Threads may share it.</summary>
public static class Templating
{
    const int LongestPart = 512, ShortestToken = 16;

    /// <summary><c>user:4711:profile</c> is <c>user:&lt;int&gt;:profile</c>.</summary>
    public static string Of(string key)
    {
        var template = new StringBuilder();
        var from = 0;
        for (var at = 0; at <= key.Length; at++)
        {
            if (at < key.Length && key[at] is not (':' or '/' or '|' or '#')) continue;
            template.Append(Part(key[from..at]));
            if (at < key.Length) template.Append(key[at]);
            from = at + 1;
        }
        return template.ToString();
    }

    static string Part(string it) =>
        it.Length == 0 ? ""
        : it.Length > LongestPart ? "<text>"
        : it.Contains('@', StringComparison.Ordinal) ? "<email>"
        : Guid.TryParse(it, CultureInfo.InvariantCulture, out _) ? "<uuid>"
        : it.All(static letter => char.IsAsciiDigit(letter)) ? "<int>"
        : it.Length >= ShortestToken && it.All(static letter => char.IsAsciiHexDigit(letter)) ? "<hex>"
        : it.Length >= ShortestToken && it.Any(char.IsAsciiDigit) && it.Any(char.IsAsciiLetter) && it.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or '.' or '=' or '+') ? "<token>"
        : it.Count(char.IsAsciiDigit) * 2 > it.Length ? "<number>"
        : Mixed(it);

    // "user4711": the digits at the end differ.
    static string Mixed(string it)
    {
        var end = it.Length;
        while (end > 0 && char.IsAsciiDigit(it[end - 1])) end--;
        return it.Length - end > 1 ? it[..end] + "<int>" : it;
    }
}
