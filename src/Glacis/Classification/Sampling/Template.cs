// What names have in common: numbers, dates, identifiers and addresses in a name become their sort.
using System.Text;

namespace Glacis.Classification.Sampling;

/// <summary>Parts of names without what differs from one to the next. A template tells nothing of a person.</summary>
public static class Template
{
    const int LongestWord = 32, ShortestHex = 12;

    /// <summary>What may stand for any text.</summary>
    public const string Anything = "<text>";

    /// <summary>A part of a name: a word stays, what was counted, dated, drawn or addressed becomes its sort.</summary>
    public static string Of(ReadOnlySpan<char> part)
    {
        if (part.IsEmpty) return "";
        if (part.Contains('@')) return part.IndexOf('@') is var at && part[at..].Contains('.') ? "<email>" : Anything;
        if (Guid.TryParseExact(part, "D", out _)) return "<uuid>";
        if (IsDate(part)) return "<date>";
        if (!part.ContainsAnyExceptInRange('0', '9')) return "<number>";
        if (part.Length >= ShortestHex && part.ContainsAnyInRange('0', '9') && IsHex(part)) return "<hex>";
        if (part.Length > LongestWord) return Anything;
        return Counted(part);
    }

    static bool IsHex(ReadOnlySpan<char> part)
    {
        foreach (var it in part)
            if (!char.IsAsciiHexDigit(it)) return false;
        return true;
    }

    static bool IsDate(ReadOnlySpan<char> part) =>
        part.Length is >= 8 and <= 10 && (part.StartsWith("19") || part.StartsWith("20")) && part.Length == 10 && part[4] is '-' or '_' or '.' && part[7] == part[4] && !part[..4].ContainsAnyExceptInRange('0', '9');

    // "invoice-000123-v2": runs of digits in a word are a number each.
    static string Counted(ReadOnlySpan<char> part)
    {
        var text = new StringBuilder(part.Length);
        for (var at = 0; at < part.Length; at++)
            if (!char.IsDigit(part[at])) text.Append(part[at]);
            else if (at == 0 || !char.IsDigit(part[at - 1])) text.Append('#');
        return text.ToString();
    }
}
