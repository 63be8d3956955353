// Source code to tokens: comments gone, texts with their holes. Broken code gives other tokens, never an error; each character is looked at a bounded number of times.
using System.Text;

namespace Glacis.Classification.Caching;

/// <summary>Reads the tokens of one source text. For one thread.</summary>
sealed class Lexer
{
    const int DeepestHole = 8, LongestHole = 400, LongestRun = 16;

    static readonly HashSet<string> BeforeExpression = new(StringComparer.Ordinal) { "return", "typeof", "case", "in", "of", "delete", "void", "throw", "new", "else", "await", "yield" };

    readonly string text;
    readonly SourceLanguage language;
    readonly List<Token> tokens = [];
    int at, line = 1;

    Lexer(string text, SourceLanguage language) => (this.text, this.language) = (text, language);

    internal static List<Token> Read(string text, SourceLanguage language)
    {
        var lexer = new Lexer(text, language);
        while (lexer.at < text.Length) lexer.Next();
        return lexer.tokens;
    }

    char Here => text[at];

    bool Follows(string what) => string.CompareOrdinal(text, at, what, 0, what.Length) == 0;

    void Next()
    {
        if (Here == '\n') (line, at) = (line + 1, at + 1);
        else if (char.IsWhiteSpace(Here)) at++;
        else if (IsComment()) SkipComment();
        else if (TryText()) { }
        else if (char.IsLetter(Here) || Here is '_' or '$') Word(TokenKind.Name);
        else if (char.IsAsciiDigit(Here)) Word(TokenKind.Number);
        else if (IsExpression()) SkipExpression();
        else Add(TokenKind.Mark, text.Substring(at++, 1));
    }

    void Word(TokenKind kind)
    {
        var start = at;
        while (at < text.Length && (char.IsLetterOrDigit(Here) || Here is '_' or '$')) at++;
        Add(kind, text[start..at]);
    }

    void Add(TokenKind kind, string value, IReadOnlyList<Piece>? pieces = null, int? from = null) => tokens.Add(new(kind, value, from ?? line, pieces ?? []));

    // ---- comments and expressions -----------------------------------------------------------------------------------------------

    bool IsComment() => language == SourceLanguage.Python ? Here == '#' : Follows("//") || Follows("/*");

    void SkipComment()
    {
        var isBlock = Follows("/*");
        var end = text.IndexOf(isBlock ? "*/" : "\n", at, StringComparison.Ordinal);
        var to = end < 0 ? text.Length : isBlock ? end + 2 : end;
        line += text.AsSpan(at, to - at).Count('\n');
        at = to;
    }

    // A slash begins a regular expression where a value may stand; behind a value it divides.
    bool IsExpression()
    {
        if (language != SourceLanguage.JavaScript || Here != '/') return false;
        if (tokens.Count == 0) return true;
        var before = tokens[^1];
        return before.Kind == TokenKind.Mark ? before.Value is not (")" or "]" or "}") : before.Kind == TokenKind.Name && BeforeExpression.Contains(before.Value);
    }

    void SkipExpression()
    {
        var (inSet, to) = (false, at + 1);
        for (; to < text.Length && text[to] != '\n'; to++)
        {
            if (text[to] == '\\') to++;
            else if (text[to] == '[') inSet = true;
            else if (text[to] == ']') inSet = false;
            else if (text[to] == '/' && !inSet)
            {
                at = to + 1;
                return;
            }
        }
        Add(TokenKind.Mark, text.Substring(at++, 1));
    }

    // ---- texts ------------------------------------------------------------------------------------------------------------------

    bool TryText()
    {
        var start = at;
        var prefix = at;
        while (prefix < text.Length && prefix - at < 4 && IsPrefix(text[prefix])) prefix++;
        if (prefix == text.Length || text[prefix] is not ('"' or '\'' or '`') || prefix > at && at > 0 && char.IsLetterOrDigit(text[at - 1])) return false;
        if (text[prefix] == '`' && language is not (SourceLanguage.JavaScript or SourceLanguage.Go)) return false;
        var marks = text[at..prefix];
        at = prefix;
        Text(How(marks));
        return at > start;
    }

    bool IsPrefix(char it) => language switch
    {
        SourceLanguage.CSharp => it is '$' or '@',
        SourceLanguage.Python => it is 'f' or 'F' or 'r' or 'R' or 'b' or 'B' or 'u' or 'U',
        _ => false,
    };

    // How a text is written: what ends it, whether a backslash counts, how many braces open a hole (none: it has no holes), and whether it goes over lines.
    readonly record struct Writing(string End, bool Escapes, bool Doubles, int Braces, bool Lines);

    Writing How(string prefix)
    {
        var quote = Here;
        var run = 0;
        while (run < LongestRun && at + run < text.Length && text[at + run] == quote) run++;
        return language switch
        {
            SourceLanguage.CSharp when quote == '"' && run >= 3 => new(new('"', run), false, false, prefix.Count(static it => it == '$'), true),
            SourceLanguage.CSharp => new(quote.ToString(), !prefix.Contains('@', StringComparison.Ordinal), prefix.Contains('@', StringComparison.Ordinal), prefix.Contains('$', StringComparison.Ordinal) ? 1 : 0, prefix.Contains('@', StringComparison.Ordinal)),
            SourceLanguage.Python => new(run is 3 or > 4 ? new(quote, 3) : quote.ToString(), true, false, prefix.Contains('f', StringComparison.OrdinalIgnoreCase) ? 1 : 0, run is 3 or > 4),
            SourceLanguage.Java => quote == '"' && run is 3 or > 4 ? new("\"\"\"", true, false, 0, true) : new(quote.ToString(), true, false, 0, false),
            SourceLanguage.JavaScript => new(quote.ToString(), true, false, quote == '`' ? 1 : 0, quote == '`'),
            _ => new(quote.ToString(), quote != '`', false, 0, quote == '`'),
        };
    }

    void Text(Writing how)
    {
        var (from, pieces, literal) = (line, new List<Piece>(), new StringBuilder());
        at += how.End.Length;
        while (at < text.Length && !Ends(how))
        {
            if (how.Escapes && Here == '\\' && at + 1 < text.Length) Escape(literal);
            else if (OpensHole(how)) Hole(how, pieces, literal);
            else Plain(how, literal);
        }
        at = Math.Min(text.Length, at < text.Length && Here == '\n' ? at : at + how.End.Length);
        if (literal.Length > 0) pieces.Add(new(literal.ToString(), false));
        Add(TokenKind.Text, string.Concat(pieces.Where(static it => !it.IsHole).Select(static it => it.Text)), pieces, from);
    }

    bool Ends(Writing how)
    {
        if (!how.Lines && Here == '\n') return true;
        if (!Follows(how.End)) return false;
        if (!how.Doubles || at + 1 >= text.Length || text[at + 1] != '"') return true;
        at++;
        return false;
    }

    void Escape(StringBuilder literal)
    {
        if (text[at + 1] == '\n') line++;
        else literal.Append(text[at + 1] is 'n' or 't' or 'r' ? ' ' : text[at + 1]);
        at += 2;
    }

    void Plain(Writing how, StringBuilder literal)
    {
        if (Here == '\n') line++;
        literal.Append(Here);
        // A brace that stands twice is one.
        at += how.Braces > 0 && Here is '{' or '}' && at + 1 < text.Length && text[at + 1] == Here && language != SourceLanguage.JavaScript ? 2 : 1;
    }

    bool OpensHole(Writing how)
    {
        if (how.Braces == 0) return false;
        if (language == SourceLanguage.JavaScript) return Follows("${");
        var run = 0;
        while (run < LongestRun && at + run < text.Length && text[at + run] == '{') run++;
        return how.Braces == 1 ? run % 2 == 1 : run >= how.Braces;
    }

    void Hole(Writing how, List<Piece> pieces, StringBuilder literal)
    {
        if (literal.Length > 0) pieces.Add(new(literal.ToString(), false));
        literal.Clear();
        at += language == SourceLanguage.JavaScript ? 2 : how.Braces;
        var (start, end) = (at, EndOfHole(how));
        pieces.Add(new(NameOf(text.AsSpan(start, Math.Max(0, end - start))), true));
    }

    // To the brace that closes it; texts inside are jumped over, and what is too long or too deep is cut.
    int EndOfHole(Writing how)
    {
        var (depth, start) = (0, at);
        for (; at < text.Length && at - start < LongestHole; at++)
        {
            if (Here == '\n') line++;
            if (Here is '{' or '(' or '[' && ++depth > DeepestHole) break;
            if (Here is '"' or '\'' or '`' && !(how.End.Length == 1 && how.End[0] == Here && !how.Lines)) JumpText();
            else if (Here is '}' && depth == 0) break;
            else if (Here is '}' or ')' or ']') depth--;
            else if (!how.Lines && how.End.Length == 1 && Follows(how.End)) return at;
        }
        var end = at;
        at = Math.Min(text.Length, at + (language == SourceLanguage.JavaScript ? 1 : how.Braces));
        return Math.Min(end, text.Length);
    }

    void JumpText()
    {
        var quote = Here;
        var to = at + 1;
        while (to < text.Length && to - at < LongestHole && text[to] != quote && text[to] != '\n') to += text[to] == '\\' ? 2 : 1;
        if (to < text.Length && text[to] == quote) at = to;
    }

    /// <summary>What is put into a hole, by its name: <c>user.Id.ToString("N")</c> is <c>user.Id</c>.</summary>
    internal static string NameOf(ReadOnlySpan<char> expression)
    {
        expression = expression.Trim();
        foreach (var word in (ReadOnlySpan<string>)["await ", "this.", "self.", "new "])
            if (expression.StartsWith(word, StringComparison.Ordinal)) expression = expression[word.Length..].TrimStart();
        var length = 0;
        while (length < expression.Length && length < 60 && (char.IsLetterOrDigit(expression[length]) || expression[length] is '_' or '.')) length++;
        var name = expression[..length].TrimEnd('.');
        // The call at the end only writes it otherwise.
        if (length < expression.Length && expression[length] == '(' && name.LastIndexOf('.') is > 0 and var dot) name = name[..dot];
        return name.IsEmpty ? "value" : name.ToString();
    }
}
