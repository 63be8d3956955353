// Finds the calls that cache in one source file: by the names of methods and receivers, without types. A call by another name is not seen.
using System.Text;

namespace Glacis.Classification.Caching;

/// <summary>Finds calls that cache. Threads may share it.</summary>
public static class CacheCalls
{
    /// <summary>The largest source file that is read, in characters; generated code is larger.</summary>
    public const int Largest = 2 << 20;

    /// <summary>The calls of a file, in the order in which they stand.</summary>
    public static IReadOnlyList<CacheCall> In(string text, SourceLanguage language) => new Finder(text, language).All();
}

/// <summary>The calls of one file. For one thread.</summary>
sealed class Finder
{
    const int LongestChain = 24, LongestName = 80, MostNames = 24;

    static readonly HashSet<string> Annotations = new(StringComparer.Ordinal) { "Cacheable", "CachePut", "CacheEvict", "Cached" };

    // Names that say nothing of what is put there: keywords, and whatever writes values otherwise.
    static readonly HashSet<string> Saying = new(StringComparer.OrdinalIgnoreCase)
    {
        "new", "await", "async", "return", "this", "self", "null", "none", "nil", "true", "false", "var", "let", "const", "json", "stringify", "dumps", "loads", "serialize", "serializer", "jsonserializer", "jsonconvert", "serializeobject", "marshal", "encode", "decode",
        "tostring", "str", "string", "int", "long", "bytes", "byte", "encoding", "utf8", "getbytes", "objectmapper", "mapper", "writevalueasstring", "writevalueasbytes", "pickle", "msgpack", "pack", "compress", "gzip", "timespan", "fromminutes", "fromseconds", "fromhours", "fromdays", "duration", "ofminutes", "ofseconds", "ofhours",
        "time", "minute", "second", "hour", "timedelta", "ex", "px", "nx", "xx", "ttl", "expiry", "expire", "expires", "timeout", "timeunit", "seconds", "minutes", "hours", "when", "commandflags", "options", "ctx", "context", "token", "cancellationtoken", "ct", "default", "entry", "value", "values", "data", "result", "mapping", "map", "dict",
    };

    readonly List<Token> tokens;
    readonly SourceLanguage language;
    readonly Expressions expressions;
    readonly Definitions definitions;
    readonly HashSet<string> caches = new(StringComparer.Ordinal);

    internal Finder(string text, SourceLanguage language)
    {
        (tokens, this.language) = (Lexer.Read(text, language), language);
        definitions = new(tokens, language);
        expressions = new(tokens, definitions);
        for (var at = 0; at + 1 < tokens.Count; at++) Declared(at);
    }

    internal IReadOnlyList<CacheCall> All()
    {
        var calls = new List<CacheCall>();
        for (var at = 0; at < tokens.Count; at++)
            if (tokens[at].Kind == TokenKind.Name && Opening(at) is { } opening && At(at, opening) is { } call) calls.Add(call);
        return calls;
    }

    CacheCall? At(int at, int opening) =>
        at == 0 || !tokens[at - 1].Is('@') ? OfCall(at, opening) : Annotations.Contains(tokens[at].Value) ? OfAnnotation(at, opening) : null;

    // ---- who is a cache ---------------------------------------------------------------------------------------------------------

    // "IDistributedCache store", "r = redis.Redis(…)", "kv: Redis", "rdb *redis.Client": names that stand for one.
    void Declared(int at)
    {
        if (tokens[at].Kind != TokenKind.Name) return;
        if (CacheMethods.IsCache(tokens[at].Value) && NextName(at) is { } behind) caches.Add(behind);
        if (CacheMethods.IsCache(tokens[at].Value) && tokens[at + 1].IsName("as") && at + 2 < tokens.Count && tokens[at + 2].Kind == TokenKind.Name) caches.Add(tokens[at + 2].Value);
        if (definitions.Of(tokens[at].Value, int.MaxValue) is { } expression && (tokens[at + 1].Is('=') || tokens[at + 1].Is(':')))
            for (var part = expression.From; part < Math.Min(expression.To, expression.From + LongestChain); part++)
                if (tokens[part].Kind == TokenKind.Name && CacheMethods.IsCache(tokens[part].Value)) caches.Add(tokens[at].Value);
        if (tokens[at + 1].Is(':') && language is SourceLanguage.JavaScript or SourceLanguage.Python || language == SourceLanguage.Go && tokens[at + 1].Is('*'))
            for (var part = at + 2; part < Math.Min(tokens.Count, at + 5); part++)
                if (tokens[part].Kind == TokenKind.Name && CacheMethods.IsCache(tokens[part].Value)) caches.Add(tokens[at].Value);
    }

    // The name behind a type, its own arguments jumped over: "RedisTemplate<String, User> users".
    string? NextName(int at)
    {
        var next = at + 1;
        if (tokens[next].Is('<'))
            while (next < tokens.Count && next - at < LongestChain && !tokens[next - 1].Is('>')) next++;
        return language is SourceLanguage.CSharp or SourceLanguage.Java && next < tokens.Count && tokens[next].Kind == TokenKind.Name ? tokens[next].Value : null;
    }

    bool IsCache(string name) => CacheMethods.IsCache(name) || caches.Contains(name);

    // ---- calls ------------------------------------------------------------------------------------------------------------------

    // The bracket behind a name, type arguments jumped over.
    int? Opening(int at)
    {
        var next = at + 1;
        if (next < tokens.Count && tokens[next].Is('<') && language != SourceLanguage.Go)
            for (var depth = 0; next < tokens.Count && next - at < LongestChain && !tokens[next].Is('(') && !tokens[next].Is(';') && (depth += tokens[next].Is('<') ? 1 : tokens[next].Is('>') ? -1 : 0) > 0;) next++;
        if (next < tokens.Count && tokens[next].Is('>')) next++;
        return next < tokens.Count && tokens[next].Is('(') ? next : null;
    }

    CacheCall? OfCall(int at, int opening)
    {
        if (at == 0 || !tokens[at - 1].Is('.')) return null;
        var (name, arguments) = (tokens[at].Value, expressions.Arguments(opening));
        if (CacheMethods.Of(name) is { } method && (method.IsOwn || Receiver(at).Any(IsCache))) return Made(name, method, Positioned(arguments), tokens[at].Line);
        if (!CacheMethods.TakesCommand(name) || arguments.Count < 2 || !Receiver(at).Any(IsCache)) return null;
        var command = expressions.TemplateOf(arguments[0]) is [{ IsHole: false } text] ? CacheMethods.OfCommand(text.Text) : null;
        return command is { } of ? Made(name, of, [.. arguments.Skip(1)], tokens[at].Line) : null;
    }

    // go-redis takes a context first; others may be handed one too.
    IReadOnlyList<Range> Positioned(IReadOnlyList<Range> arguments) =>
        language == SourceLanguage.Go && arguments.Count > 1 && tokens[arguments[0].From] is { Kind: TokenKind.Name, Value: "ctx" or "context" or "c" } ? [.. arguments.Skip(1)] : arguments;

    // All names of the chain that leads to a method: "this.redis.opsForValue()" has three.
    IEnumerable<string> Receiver(int method)
    {
        for (var (at, steps) = (method - 2, 0); at >= 0 && steps < LongestChain; steps++)
        {
            var token = tokens[at];
            if (token.Is(')') || token.Is(']'))
            {
                at = Definitions.Opening(tokens, at) - 1;
                continue;
            }
            if (token.Kind == TokenKind.Name) yield return token.Value;
            else if (!token.Is('?') && !token.Is('!') && !token.Is('.')) yield break;
            at--;
            if (token.Kind == TokenKind.Name && (at < 0 || !tokens[at].Is('.') && !tokens[at].Is('?') && !tokens[at].Is('!'))) yield break;
        }
    }

    CacheCall? Made(string name, CacheMethod method, IReadOnlyList<Range> arguments, int line)
    {
        if (Argument(arguments, method.Key, "key", "name") is not { } key) return null;
        var template = expressions.TemplateOf(key);
        if (template.Count == 0 || tokens[key.From].IsName("function") || template.Count == 1 && template[0] is { IsHole: false, Text: "" }) return null;
        var values = method.Value < 0 ? [] : arguments.Skip(method.Value).SelectMany(it => NamesIn(it, depth: 0)).Distinct(StringComparer.Ordinal).Take(MostNames).ToArray();
        return new(Shown(template), method.Access, name, line, NamesOf(template), values);
    }

    // By its name where it has one: name="…" (Python), key: "…" (C#), &memcache.Item{Key: …} (Go).
    Range? Argument(IReadOnlyList<Range> arguments, int number, params string[] names)
    {
        foreach (var it in arguments)
            for (var at = it.From; at + 2 < it.To && at < it.From + 8; at++)
                if (tokens[at].Kind == TokenKind.Name && names.Contains(tokens[at].Value, StringComparer.OrdinalIgnoreCase) && (tokens[at + 1].Is('=') && at == it.From || tokens[at + 1].Is(':') && (at == it.From && language == SourceLanguage.CSharp || language == SourceLanguage.Go)))
                    return definitions.Expression(at + 2) is var named && named.To <= it.To ? named : it with { From = at + 2 };
        return number < arguments.Count ? arguments[number] : null;
    }

    // @Cacheable(value = "users", key = "#id"): the cache's name is the beginning of the key.
    CacheCall? OfAnnotation(int at, int opening)
    {
        var (named, key) = (new List<string>(), "");
        foreach (var it in expressions.Arguments(opening))
        {
            var isNamed = it.Length > 2 && tokens[it.From + 1].Is('=');
            var texts = Enumerable.Range(it.From, it.Length).Where(token => tokens[token].Kind == TokenKind.Text).Select(token => tokens[token].Value).ToArray();
            if (!isNamed || tokens[it.From].Value is "value" or "cacheNames" or "name") named.AddRange(texts);
            else if (tokens[it.From].IsName("key") && texts is [var expression, ..]) key = expression.TrimStart('#').Replace("#", "", StringComparison.Ordinal);
        }
        if (named.Count == 0) return null;
        var access = tokens[at].IsName("CacheEvict") ? CacheAccess.Removes : CacheAccess.Writes;
        var template = $"{named[0]}::{{{(key.Length == 0 ? "arguments" : Lexer.NameOf(key))}}}";
        return new(Cut(template), access, "@" + tokens[at].Value, tokens[at].Line, [named[0], key], access == CacheAccess.Writes ? [.. MethodBehind(opening)] : []);
    }

    // What an annotated method returns, and its own name: "public User findByEmail(" caches users.
    IEnumerable<string> MethodBehind(int opening)
    {
        var at = opening + 1;
        for (var depth = 1; at < tokens.Count && depth > 0 && at - opening < 200; at++) depth += tokens[at].Is('(') ? 1 : tokens[at].Is(')') ? -1 : 0;
        for (var end = at; end < tokens.Count && end - at < LongestChain && !tokens[end].Is('(') && !tokens[end].Is(';') && !tokens[end].Is('}'); end++)
            if (tokens[end].Kind == TokenKind.Name && tokens[end].Value is not ("public" or "private" or "protected" or "static" or "final" or "Optional" or "List" or "Mono" or "Flux" or "Override")) yield return tokens[end].Value;
    }

    // ---- names ------------------------------------------------------------------------------------------------------------------

    // Names and texts of what is put there; a variable of this file stands for what was assigned to it, one step far.
    IEnumerable<string> NamesIn(Range it, int depth)
    {
        for (var at = it.From; at < it.To; at++)
        {
            var token = tokens[at];
            if (token.Kind == TokenKind.Text && token.Value.Length is > 0 and <= 40) yield return token.Value;
            foreach (var piece in token.Pieces ?? [])
                if (piece.IsHole && !Saying.Contains(piece.Text)) yield return piece.Text;
            if (token.Kind != TokenKind.Name || token.Value.Length > LongestName) continue;
            if (!Saying.Contains(token.Value)) yield return token.Value;
            if (depth == 0 && definitions.Of(token.Value, it.From) is { } expression && expression.From > at != expression.From < it.To)
                foreach (var name in NamesIn(expression, depth + 1)) yield return name;
        }
    }

    static string[] NamesOf(IReadOnlyList<Piece> template) => [.. template.Select(static it => it.Text)];

    static string Shown(IReadOnlyList<Piece> template)
    {
        var text = new StringBuilder();
        foreach (var piece in template) text.Append(piece.IsHole ? $"{{{piece.Text}}}" : piece.Text);
        return Cut(text.ToString());
    }

    static string Cut(string text) => text.Length > 200 ? text[..200] + "…" : text;
}
