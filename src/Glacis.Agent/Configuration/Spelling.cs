// What somebody may have meant, and how foreign text is shown in a sentence.
using System.Text;

namespace Glacis.Agent.Configuration;

/// <summary>Words that are near to others.</summary>
public static class Spelling
{
    /// <summary><c>; did you mean "x"?</c>, or what is allowed where the list is short, or nothing.</summary>
    internal static string Hint(string word, IReadOnlyCollection<string> allowed) =>
        Nearest(word, allowed) is { } near ? $"; did you mean \"{near}\"?"
        : allowed.Count is > 0 and <= 12 ? $"; allowed: {string.Join(", ", allowed)}" : "";

    /// <summary>The word that is nearest, if it is near enough to be meant.</summary>
    public static string? Nearest(string word, IEnumerable<string> among)
    {
        var folded = Folded(word);
        return among.Select(it => (Word: it, Far: Distance(folded, Folded(it)))).Where(it => it.Far <= Math.Max(1, Math.Min(folded.Length, it.Word.Length) / 3))
            .OrderBy(static it => it.Far).ThenBy(static it => it.Word, StringComparer.Ordinal).FirstOrDefault().Word;
    }

    internal static string Quoted(string text) => $"\"{Shown(text, 60)}\"";

    /// <summary>Text without control characters, at most so long.</summary>
    internal static string Shown(string text, int most)
    {
        var shown = new StringBuilder(Math.Min(text.Length, most));
        foreach (var rune in text.EnumerateRunes())
        {
            if (shown.Length >= most) return shown.Append('…').ToString();
            shown.Append(Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.LineSeparator or System.Globalization.UnicodeCategory.ParagraphSeparator ? "\uFFFD" : rune.ToString());
        }
        return shown.ToString();
    }

    static string Folded(string word) => (word.Length > 60 ? word[..60] : word).Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();

    // Levenshtein's distance, one row at a time.
    static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var change = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.Length];
    }
}
