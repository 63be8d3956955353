// The one place that makes text of resources safe to show: what would move a cursor, hide or turn text round is made visible, and length is cut.
using System.Globalization;
using System.Text;

namespace Glacis.Outputs;

/// <summary>Text from resources, which is hostile until it went through here. Threads may share it.</summary>
public static class Shown
{
    /// <summary>Where a text is cut when nobody says otherwise.</summary>
    public const int Most = 400;

    /// <summary>The text on one line: controls, escapes, turners and invisible characters are written out (<c>\x1b</c>, <c>\u202e</c>); what is longer ends in an ellipsis.</summary>
    public static string Text(string text, int most = Most)
    {
        if (text.Length <= most && IsPlain(text)) return text;
        var shown = new StringBuilder(Math.Min(text.Length, most) + 8);
        var keep = 0;
        foreach (var (rune, unit) in Runes(text))
        {
            Append(shown, rune, unit);
            if (shown.Length < most) keep = shown.Length;
            if (shown.Length > most) return most < 1 ? "" : shown.Remove(keep, shown.Length - keep).Append('…').ToString();
        }
        return shown.ToString();
    }

    /// <summary>The text without any such character; a line end is a space. For files that programs read.</summary>
    public static string Cleaned(string text)
    {
        if (IsPlain(text)) return text;
        var cleaned = new StringBuilder(text.Length);
        foreach (var (rune, unit) in Runes(text))
        {
            if (unit < 0 && !IsHidden(rune)) cleaned.Append(rune);
            else if (rune.Value is '\n' or '\t' || Rune.GetUnicodeCategory(rune) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator) cleaned.Append(' ');
        }
        return cleaned.ToString();
    }

    /// <summary>The text as Markdown that means only itself.</summary>
    public static string Markdown(string text, int most = Most)
    {
        var shown = new StringBuilder();
        foreach (var letter in Text(text, most))
        {
            switch (letter)
            {
                case '&': shown.Append("&amp;"); break;
                case '<': shown.Append("&lt;"); break;
                case '>': shown.Append("&gt;"); break;
                case '@': shown.Append("&#64;"); break;
                case '|' or '`' or '[' or ']' or '*' or '_' or '~' or '#' or '!' or '\\' or '$': shown.Append('\\').Append(letter); break;
                default: shown.Append(letter); break;
            }
        }
        return shown.Replace("://", "&#58;//").Replace("www.", "www&#46;").ToString();
    }

    static bool IsPlain(string text)
    {
        foreach (var letter in text)
            if (letter is < ' ' or > '~') return false;
        return true;
    }

    // Half of a surrogate pair has no rune: it comes as a replacement, with the half itself beside it.
    static IEnumerable<(Rune Rune, int Unit)> Runes(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var whole = Rune.TryGetRuneAt(text, at, out var rune);
            yield return whole ? (rune, -1) : (Rune.ReplacementChar, text[at]);
            at += whole ? rune.Utf16SequenceLength : 1;
        }
    }

    static void Append(StringBuilder shown, Rune rune, int unit)
    {
        if (unit >= 0) shown.Append(CultureInfo.InvariantCulture, $"\\u{unit:x4}");
        else if (!IsHidden(rune)) shown.Append(rune);
        else if (rune.Value == '\n') shown.Append("\\n");
        else if (rune.Value == '\r') shown.Append("\\r");
        else if (rune.Value == '\t') shown.Append("\\t");
        else if (rune.Value < 0x100) shown.Append(CultureInfo.InvariantCulture, $"\\x{rune.Value:x2}");
        else if (rune.Value < 0x10000) shown.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
        else shown.Append(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:x}}}");
    }

    // Format characters are what turns text round, joins it or has no width. The last are letters that show nothing.
    static bool IsHidden(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        || rune.Value is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x2800 or 0x3164 or 0xFFA0 or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);
}
