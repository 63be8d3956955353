// Comma-separated values and their kin, told by what every row has in common.
using System.Text;
using Glacis.Classification.Detecting;

namespace Glacis.Content;

static class Delimited
{
    const int Rows = 20, Fewest = 2, LongestName = 60;

    static ReadOnlySpan<byte> Delimiters => ",;\t|"u8;

    /// <summary>The head of a delimited text; <c>null</c> where it is none, or has none.</summary>
    internal static Columns? HeadOf(ReadOnlySpan<byte> text)
    {
        if (text.StartsWith("\uFEFF"u8)) text = text[3..];
        if (text.IsEmpty || text[0] is (byte)'{' or (byte)'[' or (byte)'<' or (byte)'#' or (byte)'-') return null;
        foreach (var delimiter in Delimiters)
            if (Names(text, delimiter) is { } names) return new(delimiter, names);
        return null;
    }

    static string[]? Names(ReadOnlySpan<byte> text, byte delimiter)
    {
        var (names, width, rows, at) = (default(string[]), 0, 0, 0);
        while (at < text.Length && rows < Rows && Row(text, ref at, delimiter, out var row, out var count))
        {
            if (rows++ == 0)
            {
                if (count < Fewest || !IsHead(row, delimiter)) return null;
                (width, names) = (count, Split(row, delimiter));
            }
            else if (count != width && !row.IsEmpty) return null;
        }
        return rows > 1 ? names : null;
    }

    // One row, with quoted line feeds in it; none where the text breaks off inside.
    static bool Row(ReadOnlySpan<byte> text, ref int at, byte delimiter, out ReadOnlySpan<byte> row, out int count)
    {
        var (start, quoted) = (at, false);
        count = 1;
        for (; at < text.Length; at++)
        {
            if (text[at] == '"') quoted = !quoted;
            else if (!quoted && text[at] == delimiter) count++;
            else if (!quoted && text[at] == '\n')
            {
                row = text[start..at++].TrimEnd((byte)'\r');
                return true;
            }
        }
        row = text[start..].TrimEnd((byte)'\r');
        // A text may end without a line feed; a sniffed head breaks off anywhere.
        return !quoted && !row.IsEmpty && text.Length < Sniff.Length;
    }

    // Names, not values: each begins with a letter, is short, and is not found twice.
    static bool IsHead(ReadOnlySpan<byte> row, byte delimiter)
    {
        var names = Split(row, delimiter);
        return names.All(static it => it.Length is > 0 and < LongestName && (char.IsLetter(it[0]) || it[0] == '_') && !it.Contains('@', StringComparison.Ordinal) && it.All(static letter => char.IsLetterOrDigit(letter) || " _-./()#".Contains(letter, StringComparison.Ordinal)))
            && names.Distinct(StringComparer.OrdinalIgnoreCase).Count() == names.Length;
    }

    static string[] Split(ReadOnlySpan<byte> row, byte delimiter) => [.. Encoding.UTF8.GetString(row).Split((char)delimiter).Select(static it => it.Trim().Trim('"', '\''))];
}
