// Requests in which what is not understood may hold: variables filled in, for the evaluator of single requests to confirm.
using Glacis.Policies.Evaluation;

namespace Glacis.Policies.Symbolic;

static class Examples
{
    const string Filling = "some";

    /// <summary>The request itself, and where it rests on texts with variables, the same with these filled in.</summary>
    internal static IEnumerable<Witness> Of(Witness witness)
    {
        yield return witness;
        foreach (var supposed in witness.Supposed)
            if (supposed.StartsWith(Texts.ResourceRiddle, StringComparison.Ordinal)) yield return OnResource(witness, supposed[Texts.ResourceRiddle.Length..]);
            else if (Texts.AskedBy(supposed) is var (key, value)) yield return With(Filled(witness, value, out var text), key, text);
    }

    static Witness OnResource(Witness witness, string pattern)
    {
        var filled = Filled(witness, pattern, out var text);
        return filled with { Resource = text.Replace("*", "", StringComparison.Ordinal).Replace('?', 'x') };
    }

    static Witness Filled(Witness witness, string pattern, out string text)
    {
        text = pattern;
        for (var at = text.IndexOf("${", StringComparison.Ordinal); at >= 0 && text.IndexOf('}', at) is > 0 and var end; at = text.IndexOf("${", at, StringComparison.Ordinal))
        {
            var key = text[(at + 2)..end].Split(',')[0].Trim();
            var value = ValueOf(witness, key.ToLowerInvariant());
            witness = With(witness, key, value);
            text = $"{text[..at]}{value}{text[(end + 1)..]}";
        }
        return witness;
    }

    static string ValueOf(Witness witness, string key) => key switch
    {
        "*" or "?" or "$" => key,
        "aws:username" => witness.Caller.Name[(witness.Caller.Name.LastIndexOf('/') + 1)..],
        _ when CallerCells.Follows(key) => CallerCells.ValueOf(witness.Caller, key) ?? Filling,
        _ => witness.Context.TryGetValue(key, out var values) ? values[0] : Filling,
    };

    static Witness With(Witness witness, string key, string value)
    {
        if (key is "*" or "?" or "$" || CallerCells.Follows(key.ToLowerInvariant())) return witness;
        var context = new SortedDictionary<string, IReadOnlyList<string>>(witness.Context.ToDictionary(static it => it.Key, static it => it.Value, StringComparer.Ordinal), StringComparer.Ordinal) { [key.ToLowerInvariant()] = [value] };
        return witness with { Context = context, Absent = [.. witness.Absent.Where(it => !it.Equals(key, StringComparison.OrdinalIgnoreCase))] };
    }
}
