// Expressions that make a key, read as a template: "user:" + id, $"user:{id}", fmt.Sprintf("user:%d", id), UserKey(id).
namespace Glacis.Classification.Caching;

/// <summary>Reads expressions of one file. Threads may share it.</summary>
sealed class Expressions(IReadOnlyList<Token> tokens, Definitions definitions)
{
    const int Deepest = 5, MostPieces = 40;

    static readonly HashSet<string> Formats = new(StringComparer.Ordinal) { "Sprintf", "Format", "format", "formatted", "Sprint", "Concat", "sprintf" };

    static readonly HashSet<string> Joins = new(StringComparer.Ordinal) { "join", "Join" };

    static readonly HashSet<string> Plain = new(StringComparer.Ordinal) { "str", "String", "int", "quote", "escape", "encodeURIComponent", "Itoa", "valueOf" };

    /// <summary>The template of an expression.</summary>
    internal IReadOnlyList<Piece> TemplateOf(Range it, int depth = 0)
    {
        var pieces = new List<Piece>();
        foreach (var term in Terms(it, '+')) pieces.AddRange(Term(term, depth));
        return pieces.Count <= MostPieces ? pieces : [.. pieces.Take(MostPieces)];
    }

    /// <summary>The parts between commas inside brackets.</summary>
    internal IReadOnlyList<Range> Arguments(int opening)
    {
        var (parts, depth, from, at) = (new List<Range>(), 0, opening + 1, opening);
        for (; at < tokens.Count && at - opening < 2000; at++)
        {
            if (tokens[at].Is('(') || tokens[at].Is('[') || tokens[at].Is('{')) depth++;
            else if ((tokens[at].Is(')') || tokens[at].Is(']') || tokens[at].Is('}')) && --depth == 0) break;
            else if (depth == 1 && tokens[at].Is(',')) (parts, from) = ([.. parts, new(from, at)], at + 1);
        }
        if (at > from) parts.Add(new(from, at));
        return parts;
    }

    List<Range> Terms(Range it, char sign)
    {
        var (terms, depth, from) = (new List<Range>(), 0, it.From);
        for (var at = it.From; at < it.To; at++)
        {
            if (tokens[at].Is('(') || tokens[at].Is('[') || tokens[at].Is('{')) depth++;
            else if (tokens[at].Is(')') || tokens[at].Is(']') || tokens[at].Is('}')) depth--;
            else if (depth == 0 && tokens[at].Is(sign)) (_, from) = (Added(terms, from, at), at + 1);
        }
        Added(terms, from, it.To);
        return terms;
    }

    static bool Added(List<Range> terms, int from, int to)
    {
        if (to > from) terms.Add(new(from, to));
        return to > from;
    }

    IEnumerable<Piece> Term(Range it, int depth)
    {
        if (depth > Deepest) return [new("value", true)];
        it = Unwrapped(it);
        if (it.Length <= 0) return [];
        var first = tokens[it.From];
        if (first.Kind == TokenKind.Text) return it.Length == 1 ? Pieces(first, it.From, depth) : Formatted(it, depth);
        if (first.Kind == TokenKind.Number) return [new(first.Value, false)];
        var call = it.Length > 1 && tokens[it.To - 1].Is(')') ? Definitions.Opening(tokens, it.To - 1) : -1;
        return call > it.From ? Called(it, call, depth) : Named(it, depth);
    }

    // f"{PREFIX}:{id}": a constant of this file stands for its text.
    IEnumerable<Piece> Pieces(Token text, int at, int depth)
    {
        foreach (var piece in text.Pieces)
            if (piece.IsHole && definitions.Of(piece.Text[(piece.Text.LastIndexOf('.') + 1)..], at) is { Length: 1 } constant && tokens[constant.From].Kind == TokenKind.Text && depth < Deepest)
                foreach (var part in Pieces(tokens[constant.From], constant.From, depth + 1)) yield return part;
            else yield return piece;
    }

    // (RedisKey)$"…", new RedisKey("…"), await …, []byte("…"), and brackets round all of it.
    Range Unwrapped(Range it)
    {
        while (it.Length > 1)
        {
            if (tokens[it.From].IsName("await") || tokens[it.From].IsName("new")) it = it with { From = it.From + 1 };
            else if (tokens[it.From].Is('(') && Definitions.Opening(tokens, it.To - 1) == it.From) it = new(it.From + 1, it.To - 1);
            else if (it.Length > 3 && tokens[it.From].Is('(') && tokens[it.From + 1].Kind == TokenKind.Name && tokens[it.From + 2].Is(')')) it = it with { From = it.From + 3 };
            else if (it.Length > 3 && tokens[it.From].Is('[') && tokens[it.From + 1].Is(']')) it = it with { From = it.From + 2 };
            else break;
        }
        return it;
    }

    // "…%s…" % (a, b), "…{}…".format(a), "…%s…".formatted(a), ":".join([a, b]).
    IReadOnlyList<Piece> Formatted(Range it, int depth)
    {
        var text = tokens[it.From];
        if (tokens[it.From + 1].Is('%')) return Filled(text, tokens[Math.Min(it.From + 2, it.To - 1)].Is('(') ? Arguments(it.From + 2) : [new(it.From + 2, it.To)], depth);
        if (it.Length < 4 || !tokens[it.From + 1].Is('.') || !tokens[it.From + 3].Is('(')) return text.Pieces;
        var arguments = Arguments(it.From + 3);
        return Joins.Contains(tokens[it.From + 2].Value) ? Joined(text.Value, arguments, depth) : Formats.Contains(tokens[it.From + 2].Value) ? Filled(text, arguments, depth) : text.Pieces;
    }

    IReadOnlyList<Piece> Called(Range it, int opening, int depth)
    {
        var (name, arguments) = (tokens[opening - 1].Value, Arguments(opening));
        if (Formats.Contains(name) && arguments.Count > 0 && TextOf(arguments[0]) is { } format) return Filled(format, [.. arguments.Skip(1)], depth);
        // String.join(":", a, b); ["a", b].join(":"); strings.Join([]string{…}, ":")
        if (Joins.Contains(name) && arguments.Count > 1 && TextOf(arguments[0]) is { } separator) return Joined(separator.Value, [.. arguments.Skip(1)], depth);
        if (Joins.Contains(name) && arguments.Count == 2 && TextOf(arguments[1]) is { } behind) return Joined(behind.Value, [arguments[0]], depth);
        if (Joins.Contains(name) && arguments.Count == 1 && TextOf(arguments[0]) is { } mark && tokens[it.From].Is('[')) return Joined(mark.Value, Arguments(it.From), depth);
        if (definitions.ReturnOf(name) is { } returned) return TemplateOf(returned, depth + 1);
        if (arguments.Count == 1 && Plain.Contains(name)) return TemplateOf(arguments[0], depth + 1);
        // Whatever only wraps or writes a text otherwise: Encoding.UTF8.GetBytes("…"), key.encode().
        if (arguments.Count == 1 && TemplateOf(arguments[0], depth + 1) is var inner && inner.Any(static piece => !piece.IsHole)) return inner;
        return arguments.Count == 0 && opening - it.From >= 3 && tokens[opening - 2].Is('.') ? Named(new(it.From, opening - 2), depth) : [new(Chain(it), true)];
    }

    // A constant or variable of this file stands for what was assigned to it, if that makes a text.
    IReadOnlyList<Piece> Named(Range it, int depth)
    {
        if (it.Length <= 0) return [new("value", true)];
        var last = tokens[it.To - 1];
        if (last.Kind == TokenKind.Name && definitions.Of(last.Value, it.From) is { } expression && !(expression.From <= it.From && it.From < expression.To)
            && TemplateOf(expression, depth + 1) is var inner && inner.Any(static piece => !piece.IsHole)) return inner;
        return [new(Chain(it), true)];
    }

    string Chain(Range it) => Lexer.NameOf(string.Concat(Enumerable.Range(it.From, Math.Min(it.Length, 12)).Select(at => tokens[at].Value)));

    Token? TextOf(Range it)
    {
        if (it.Length == 1 && tokens[it.From].Kind == TokenKind.Text) return tokens[it.From];
        if (it.Length is 1 or 3 && tokens[it.To - 1].Kind == TokenKind.Name && definitions.Of(tokens[it.To - 1].Value, it.From) is { Length: 1 } constant && tokens[constant.From].Kind == TokenKind.Text) return tokens[constant.From];
        return null;
    }

    List<Piece> Joined(string separator, IReadOnlyList<Range> of, int depth)
    {
        var parts = of is [var list] && list.Length > 1 && Bracket(list) is { } opening ? Arguments(opening) : of;
        var pieces = new List<Piece>();
        foreach (var part in parts)
        {
            if (pieces.Count > 0) pieces.Add(new(separator, false));
            pieces.AddRange(TemplateOf(part, depth + 1));
        }
        return pieces;
    }

    int? Bracket(Range it)
    {
        for (var at = it.From; at < it.To && at < it.From + 4; at++)
            if (tokens[at].Is('{') || tokens[at].Is('[') && !tokens[at + 1].Is(']') || tokens[at].Is('(')) return at;
        return null;
    }

    // %s, %-5d, %(name)s; {}, {0}, {name}: each takes the next argument, or the one that it numbers.
    List<Piece> Filled(Token format, IReadOnlyList<Range> arguments, int depth)
    {
        var (pieces, text, from, next) = (new List<Piece>(), format.Value, 0, 0);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is not ('%' or '{') || PlaceholderAt(text, at) is not { } end) continue;
            if (at > from) pieces.Add(new(text[from..at], false));
            pieces.AddRange(Argument(text[(at + 1)..(end - 1)], arguments, ref next, depth));
            (from, at) = (end, end - 1);
        }
        if (from < text.Length) pieces.Add(new(text[from..], false));
        return pieces;
    }

    static int? PlaceholderAt(string text, int at)
    {
        var end = at + 1;
        if (text[at] == '{') return text.IndexOf('}', at) is >= 0 and var close && close - at < 40 ? close + 1 : null;
        if (end < text.Length && text[end] == '(' && text.IndexOf(')', end) is >= 0 and var closing) end = closing + 1;
        while (end < text.Length && end - at < 40 && (char.IsAsciiDigit(text[end]) || text[end] is '-' or '+' or '.' or '#' or '$')) end++;
        return end < text.Length && char.IsAsciiLetter(text[end]) ? end + 1 : null;
    }

    IReadOnlyList<Piece> Argument(string inside, IReadOnlyList<Range> arguments, ref int next, int depth)
    {
        var number = inside.TakeWhile(char.IsAsciiDigit).Count() is > 0 and < 3 and var digits && inside.Length == digits ? int.Parse(inside, System.Globalization.CultureInfo.InvariantCulture) : -1;
        if (number >= 0 && number < arguments.Count) return TemplateOf(arguments[number], depth + 1);
        if (inside.Length > 1 && char.IsLetter(inside.TrimStart('(')[0])) return [new(Lexer.NameOf(inside.TrimStart('(')), true)];
        return next < arguments.Count ? TemplateOf(arguments[next++], depth + 1) : [new("value", true)];
    }
}
