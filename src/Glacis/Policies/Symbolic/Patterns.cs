// The values of policies as patterns over texts.
using Glacis.Policies.Language;
using Glacis.Sets;

namespace Glacis.Policies.Symbolic;

/// <summary>Turns what documents write into patterns.</summary>
static class Patterns
{
    // Stands before a letter that is no wildcard; documents cannot hold it, for it is doubled on the way.
    const char Escape = '\u001b';

    /// <summary>Whether a text names a value of the request: then no pattern alone says what it means.</summary>
    internal static bool IsVariable(string text, bool hasVariables)
    {
        if (!hasVariables) return false;
        for (var at = text.IndexOf("${", StringComparison.Ordinal); at >= 0; at = text.IndexOf("${", at + 2, StringComparison.Ordinal))
            if (!IsLetter(text, at)) return true;
        return false;
    }

    // ${*}, ${?} and ${$} are those letters themselves.
    static bool IsLetter(string text, int at) => at + 3 < text.Length && text[at + 2] is '*' or '?' or '$' && text[at + 3] == '}';

    internal static TextPattern Resource(string text, bool hasVariables) => TextPattern.Glob(Escaped(text, hasVariables), escape: Escape);

    internal static TextPattern Action(string text) => TextPattern.Glob(text, ignoreCase: true);

    /// <summary>The texts that a value of a condition means.</summary>
    internal static TextPattern Value(Comparison comparison, string text, bool hasVariables) => comparison switch
    {
        Comparison.StringLike or Comparison.StringNotLike => TextPattern.Glob(Escaped(text, hasVariables), escape: Escape),
        Comparison.ArnEquals or Comparison.ArnLike or Comparison.ArnNotEquals or Comparison.ArnNotLike => TextPattern.Parts(Escaped(text, hasVariables), Escape),
        Comparison.StringEqualsIgnoreCase or Comparison.StringNotEqualsIgnoreCase or Comparison.Bool => TextPattern.IgnoringCase(Plain(text, hasVariables)),
        _ => TextPattern.Exactly(Plain(text, hasVariables)),
    };

    static string Escaped(string text, bool hasVariables)
    {
        if (!text.Contains(Escape, StringComparison.Ordinal) && !(hasVariables && text.Contains("${", StringComparison.Ordinal))) return text;
        return Rewritten(text, hasVariables, static letter => $"{Escape}{letter}");
    }

    static string Plain(string text, bool hasVariables) =>
        hasVariables && text.Contains("${", StringComparison.Ordinal) ? Rewritten(text, hasVariables, static letter => $"{letter}") : text;

    static string Rewritten(string text, bool hasVariables, Func<char, string> letter)
    {
        var written = new System.Text.StringBuilder(text.Length + 8);
        for (var at = 0; at < text.Length; at++)
        {
            if (hasVariables && text[at] == '$' && at + 1 < text.Length && text[at + 1] == '{' && IsLetter(text, at))
            {
                written.Append(letter(text[at + 2]));
                at += 3;
            }
            else written.Append(text[at] == Escape ? letter(Escape) : $"{text[at]}");
        }
        return written.ToString();
    }
}
