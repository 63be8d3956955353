// Patterns of CloudWatch Logs: not compared as texts, but read and tried on records.
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Glacis.Monitoring;

/// <summary>A pattern that lines of a log fit or do not; for some it cannot be told. Immutable; threads share it.</summary>
/// <remarks>"Filter pattern syntax for metric filters" of the CloudWatch Logs user guide: terms, and comparisons of members of JSON. Patterns for lines of words in columns fit no record of JSON that could be told.</remarks>
public abstract partial class FilterPattern
{
    static readonly JsonDocumentOptions Deep = new() { MaxDepth = 64 };

    /// <summary>Whether a record fits; <c>null</c> where that cannot be told.</summary>
    public bool? Fits(string record)
    {
        using var document = JsonDocument.Parse(record, Deep);
        return Fits(record, document.RootElement);
    }

    private protected abstract bool? Fits(string line, JsonElement record);

    /// <summary>Reads a pattern. One that this build does not understand fits nothing that could be told.</summary>
    public static FilterPattern Of(string text)
    {
        var pattern = text.Trim();
        if (pattern.Length > 4096) return Unclear.One;
        if (pattern.Length == 0) return new Terms([], [], []);
        return pattern[0] switch
        {
            '{' when pattern[^1] == '}' => new Reader(pattern[1..^1]).Whole() is { } whole ? new Members(whole) : Unclear.One,
            '[' or '{' or '%' => Unclear.One,
            _ => TermsOf(pattern),
        };
    }

    // ---- terms --------------------------------------------------------------------------------------------------------------

    static FilterPattern TermsOf(string text)
    {
        var (all, any, none) = (new List<string>(), new List<string>(), new List<string>());
        for (var at = 0; at < text.Length;)
        {
            if (text[at] == ' ')
            {
                at++;
                continue;
            }
            var into = text[at] switch { '?' => any, '-' => none, _ => all };
            if (into != all) at++;
            if (Term(text, ref at) is not { Length: > 0 } term) return Unclear.One;
            into.Add(term);
        }
        return any.Count > 0 && all.Count > 0 ? Unclear.One : new Terms(all, any, none);
    }

    static string? Term(string text, ref int at)
    {
        var quoted = at < text.Length && text[at] == '"';
        if (quoted) at++;
        var end = at < text.Length ? text.IndexOf(quoted ? '"' : ' ', at) : -1;
        if (quoted && end < 0) return null;
        var term = text[at..(end < 0 ? text.Length : end)];
        at = end < 0 ? text.Length : end + 1;
        return term;
    }

    sealed class Terms(List<string> all, List<string> any, List<string> none) : FilterPattern
    {
        private protected override bool? Fits(string line, JsonElement record) =>
            all.TrueForAll(it => line.Contains(it, StringComparison.Ordinal)) && (any.Count == 0 || any.Exists(it => line.Contains(it, StringComparison.Ordinal))) && !none.Exists(it => line.Contains(it, StringComparison.Ordinal));
    }

    sealed class Unclear : FilterPattern
    {
        internal static readonly Unclear One = new();

        private protected override bool? Fits(string line, JsonElement record) => null;
    }

    // ---- comparisons of members ---------------------------------------------------------------------------------------------

    sealed class Members(Func<JsonElement, bool?> fits) : FilterPattern
    {
        private protected override bool? Fits(string line, JsonElement record) => fits(record);
    }

    static bool? And(bool? one, bool? other) => one == false || other == false ? false : one is null || other is null ? null : true;

    static bool? Or(bool? one, bool? other) => one == true || other == true ? true : one is null || other is null ? null : false;

    /// <summary>Reads what stands between the braces; <c>null</c> for what is not understood.</summary>
    sealed partial class Reader(string text)
    {
        const int Deepest = 64;

        int at, depth;

        internal Func<JsonElement, bool?>? Whole() => Either() is { } it && Ended() ? it : null;

        bool Ended()
        {
            Blank();
            return at == text.Length;
        }

        void Blank()
        {
            while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
        }

        bool Takes(string word)
        {
            Blank();
            if (string.CompareOrdinal(text, at, word, 0, word.Length) != 0) return false;
            at += word.Length;
            return true;
        }

        Func<JsonElement, bool?>? Either()
        {
            if (Both() is not { } first) return null;
            while (Takes("||"))
            {
                if (Both() is not { } next) return null;
                var before = first;
                first = it => Or(before(it), next(it));
            }
            return first;
        }

        Func<JsonElement, bool?>? Both()
        {
            if (One() is not { } first) return null;
            while (Takes("&&"))
            {
                if (One() is not { } next) return null;
                var before = first;
                first = it => And(before(it), next(it));
            }
            return first;
        }

        Func<JsonElement, bool?>? One()
        {
            if (!Takes("(")) return Comparison();
            if (++depth > Deepest) return null;
            var inner = Either();
            depth--;
            return inner is not null && Takes(")") ? inner : null;
        }

        Func<JsonElement, bool?>? Comparison()
        {
            if (Path() is not { } path) return null;
            if (Takes("NOT EXISTS")) return it => Found(it, path) is null;
            if (Takes("EXISTS")) return it => Found(it, path) is not null;
            if (Takes("IS NULL")) return it => Found(it, path) is { ValueKind: JsonValueKind.Null };
            if (Takes("IS TRUE")) return it => Found(it, path) is { ValueKind: JsonValueKind.True };
            if (Takes("IS FALSE")) return it => Found(it, path) is { ValueKind: JsonValueKind.False };
            return Operator() is { } by && Value() is { } value ? it => Compare(Found(it, path), by, value) : null;
        }

        string? Operator()
        {
            foreach (var it in (string[])["!=", "<=", ">=", "=", "<", ">"])
                if (Takes(it)) return it;
            return null;
        }

        // $.a.b, $.a[0].b
        string[]? Path()
        {
            Blank();
            var match = Selector.Match(text, at);
            if (!match.Success) return null;
            at += match.Length;
            return match.Value[2..].Replace("[", ".[", StringComparison.Ordinal).Split('.');
        }

        [GeneratedRegex(@"\G\$\.[A-Za-z0-9_@-]+(\[[0-9]+\])*(\.[A-Za-z0-9_@-]+(\[[0-9]+\])*)*", RegexOptions.ExplicitCapture, 1000)]
        private static partial Regex Selector { get; }

        [GeneratedRegex(@"\G[^\s()&|""%]+", RegexOptions.ExplicitCapture, 1000)]
        private static partial Regex Bare { get; }

        string? Value()
        {
            Blank();
            if (at < text.Length && text[at] == '"')
            {
                var end = text.IndexOf('"', at + 1);
                if (end < 0) return null;
                var quoted = text[(at + 1)..end];
                at = end + 1;
                return quoted;
            }
            var match = Bare.Match(text, at);
            if (!match.Success) return null;
            at += match.Length;
            return match.Value;
        }

        static JsonElement? Found(JsonElement from, string[] path)
        {
            foreach (var step in path)
            {
                if (step[0] == '[')
                {
                    if (from.ValueKind != JsonValueKind.Array || !int.TryParse(step[1..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var index) || index >= from.GetArrayLength()) return null;
                    from = from[index];
                }
                else if (from.ValueKind != JsonValueKind.Object || !from.TryGetProperty(step, out from)) return null;
            }
            return from;
        }

        // What an inequality makes of a member that is not there, the guide does not say.
        static bool? Compare(JsonElement? found, string by, string value)
        {
            if (found is not { } it) return by == "!=" ? null : false;
            if (by is "=" or "!=") return Equal(it, value) is { } equal ? by == "=" ? equal : !equal : null;
            if (it.ValueKind != JsonValueKind.Number || !double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var bound)) return false;
            var number = it.GetDouble();
            return by switch { "<" => number < bound, "<=" => number <= bound, ">" => number > bound, _ => number >= bound };
        }

        static bool? Equal(JsonElement it, string value) => it.ValueKind switch
        {
            JsonValueKind.String => Like(it.GetString()!, value),
            JsonValueKind.Number when double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => it.GetDouble() == number,
            JsonValueKind.Number => Like(it.GetRawText(), value),
            JsonValueKind.Object or JsonValueKind.Array => null,
            _ => Like(it.GetRawText(), value),
        };

        // A star stands for any text.
        static bool Like(string text, string pattern)
        {
            var parts = pattern.Split('*');
            if (parts.Length == 1) return text == pattern;
            if (!text.StartsWith(parts[0], StringComparison.Ordinal) || text.Length < parts[0].Length + parts[^1].Length || !text.EndsWith(parts[^1], StringComparison.Ordinal)) return false;
            var (from, to) = (parts[0].Length, text.Length - parts[^1].Length);
            foreach (var part in parts[1..^1])
            {
                var found = text.AsSpan(from, to - from).IndexOf(part, StringComparison.Ordinal);
                if (found < 0) return false;
                from += found + part.Length;
            }
            return true;
        }
    }
}
