// What names stand for in one source file: the expressions last assigned to them, and what functions return. By text, not by types.
namespace Glacis.Classification.Caching;

/// <summary>A run of tokens.</summary>
readonly record struct Range(int From, int To)
{
    internal int Length => To - From;
}

/// <summary>Assignments and returns of one file. Made whole; threads may share it.</summary>
sealed class Definitions
{
    const int LongestExpression = 200, LongestHead = 12;

    static readonly HashSet<string> NoFunctions = new(StringComparer.Ordinal) { "if", "for", "foreach", "while", "switch", "catch", "using", "lock", "with", "func", "function", "return", "synchronized", "fixed" };

    readonly IReadOnlyList<Token> tokens;
    readonly SourceLanguage language;
    readonly Dictionary<string, List<(int At, Range Expression)>> assigned = new(StringComparer.Ordinal);
    readonly Dictionary<string, Range> returned = new(StringComparer.Ordinal);

    internal Definitions(IReadOnlyList<Token> tokens, SourceLanguage language)
    {
        (this.tokens, this.language) = (tokens, language);
        string? function = null;
        for (var at = 0; at < tokens.Count; at++)
        {
            if (IsAssignment(at)) Assign(at);
            function = FunctionAt(at) ?? function;
            if (function is not null && tokens[at].IsName("return")) returned.TryAdd(function, Expression(at + 1));
        }
    }

    /// <summary>What was last assigned to a name before a place; else what was assigned anywhere: a constant may stand below.</summary>
    internal Range? Of(string name, int before)
    {
        if (!assigned.TryGetValue(name, out var all)) return null;
        for (var at = all.Count - 1; at >= 0; at--)
            if (all[at].At < before) return all[at].Expression;
        return all[0].Expression;
    }

    /// <summary>What a function of this file returns first.</summary>
    internal Range? ReturnOf(string function) => returned.TryGetValue(function, out var expression) ? expression : null;

    // "name =", "name :=", and no comparison, arrow or named argument of a call.
    bool IsAssignment(int at)
    {
        if (tokens[at].Kind != TokenKind.Name || at + 2 >= tokens.Count) return false;
        if (language == SourceLanguage.Go && tokens[at + 1].Is(':') && tokens[at + 2].Is('=')) return true;
        return tokens[at + 1].Is('=') && !tokens[at + 2].Is('=') && !tokens[at + 2].Is('>') && !(language == SourceLanguage.Python && at > 0 && (tokens[at - 1].Is('(') || tokens[at - 1].Is(',')));
    }

    void Assign(int at)
    {
        var (name, expression) = (tokens[at].Value, Expression(at + (tokens[at + 1].Is(':') ? 3 : 2)));
        if (!assigned.TryGetValue(name, out var all)) assigned[name] = all = [];
        all.Add((at, expression));
        // const key = (id) => `user:${id}`
        for (var arrow = expression.From; arrow + 2 < expression.To && arrow < expression.From + LongestHead; arrow++)
            if (tokens[arrow].Is('=') && tokens[arrow + 1].Is('>') && !tokens[arrow + 2].Is('{')) returned.TryAdd(name, expression with { From = arrow + 2 });
    }

    /// <summary>To the end of an expression: a semicolon or comma outside of brackets, a bracket that was not opened, or a line that ends where nothing is open.</summary>
    internal Range Expression(int from)
    {
        var (depth, at) = (0, from);
        for (; at < tokens.Count && at - from < LongestExpression; at++)
        {
            var token = tokens[at];
            if (at > from && depth == 0 && token.Line > tokens[at - 1].Line && EndsWithLine(at)) break;
            if (token.Is('(') || token.Is('[') || token.Is('{')) depth++;
            else if ((token.Is(')') || token.Is(']') || token.Is('}')) && --depth < 0) break;
            else if (depth == 0 && (token.Is(';') || token.Is(','))) break;
        }
        return new(from, at);
    }

    bool EndsWithLine(int at) =>
        language is SourceLanguage.Python or SourceLanguage.Go or SourceLanguage.JavaScript && !Continues(tokens[at]) && !Continues(tokens[at - 1]);

    static bool Continues(Token it) => it.Kind == TokenKind.Mark && it.Value is "+" or "." or "%" or "?" or ":" or "=" or "|" or "&";

    // The name of the function whose head ends here: "name(…) {", "name(…) => expression", "def name(".
    string? FunctionAt(int at)
    {
        if (language == SourceLanguage.Python) return at > 0 && tokens[at - 1].IsName("def") && tokens[at].Kind == TokenKind.Name ? tokens[at].Value : null;
        if (!tokens[at].Is(')')) return null;
        var next = at + 1;
        while (next < tokens.Count && next - at < LongestHead && (tokens[next].Kind == TokenKind.Name || tokens[next].Kind == TokenKind.Mark && tokens[next].Value is ":" or "<" or ">" or "*" or "." or "[" or "]")) next++;
        if (next + 1 >= tokens.Count) return null;
        var isArrow = tokens[next].Is('=') && tokens[next + 1].Is('>');
        if (!tokens[next].Is('{') && !isArrow || NameBefore(at) is not { } name) return null;
        if (isArrow && !tokens[next + 2 < tokens.Count ? next + 2 : next].Is('{')) returned.TryAdd(name, Expression(next + 2));
        return name;
    }

    string? NameBefore(int closing)
    {
        var opening = Opening(tokens, closing);
        return opening > 0 && tokens[opening - 1].Kind == TokenKind.Name && !NoFunctions.Contains(tokens[opening - 1].Value) ? tokens[opening - 1].Value : null;
    }

    /// <summary>The bracket that a closing one closes, if it is not too far away; else a negative number.</summary>
    internal static int Opening(IReadOnlyList<Token> tokens, int closing)
    {
        var depth = 0;
        if (closing < 0 || !tokens[closing].Is(')') && !tokens[closing].Is(']') && !tokens[closing].Is('}')) return -1;
        for (var at = closing; at >= 0 && closing - at < LongestExpression; at--)
        {
            if (tokens[at].Is(')') || tokens[at].Is(']') || tokens[at].Is('}')) depth++;
            else if ((tokens[at].Is('(') || tokens[at].Is('[') || tokens[at].Is('{')) && --depth == 0) return at;
        }
        return -1;
    }
}
