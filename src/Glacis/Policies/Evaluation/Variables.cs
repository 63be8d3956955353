// Policy variables: ${key}, ${key, 'default'}, and ${*} ${?} ${$} for the characters themselves.
using System.Text;

namespace Glacis.Policies.Evaluation;

/// <summary>A text with its variables filled in.</summary>
/// <param name="Pattern">What it says now.</param>
/// <param name="State"><see cref="Truth.Yes"/>: filled in; <see cref="Truth.No"/>: the request has no value for one of them, and nothing equals the text; else it is not known.</param>
readonly record struct Filled(Glob Pattern, Truth State, string Why = "");

/// <summary>
/// Fills variables in. A variable that has no value makes a text that nothing is equal to or like: AWS, IAM user guide, "Policy variables with no value".
/// What a value says of <c>*</c> and <c>?</c> is meant literally.
/// </summary>
static class Variables
{
    internal static Filled Fill(string template, bool hasVariables, Circumstances circumstances) =>
        hasVariables && template.Contains("${", StringComparison.Ordinal) ? Fill(template, circumstances) : new(new(template), Truth.Yes);

    static Filled Fill(string template, Circumstances circumstances)
    {
        var (text, literals, state, why) = (new StringBuilder(), new HashSet<int>(), Truth.Yes, "");
        for (var at = 0; at < template.Length;)
        {
            var begin = template.IndexOf("${", at, StringComparison.Ordinal);
            if (begin < 0) begin = template.Length;
            text.Append(template, at, begin - at);
            if (begin == template.Length) break;
            var end = template.IndexOf('}', begin);
            if (end < 0) return new(new(template), Truth.Unknown, $"\"{Words.Short(template)}\" has a variable without an end");
            var (value, told, reason) = Value(template[(begin + 2)..end], circumstances);
            if (told < state) (state, why) = (told, reason);
            for (var i = 0; i < value.Length; i++)
                if (value[i] is '*' or '?') literals.Add(text.Length + i);
            text.Append(value);
            at = end + 1;
        }
        return new(new(text.ToString(), literals), state, why);
    }

    static (string Value, Truth Told, string Why) Value(string inside, Circumstances circumstances)
    {
        if (inside is "*" or "?" or "$") return (inside, Truth.Yes, "");
        var comma = inside.IndexOf(',', StringComparison.Ordinal);
        var key = (comma < 0 ? inside : inside[..comma]).Trim();
        var otherwise = comma < 0 ? null : Quoted(inside[(comma + 1)..].Trim());
        if (comma >= 0 && otherwise is null) return ("", Truth.Unknown, $"the default of the variable {Words.Short(key)} is not in single quotes");
        return circumstances.Values(key) switch
        {
            { Having: Having.Present, Values: [var only] } => (only, Truth.Yes, ""),
            { Having: Having.Present } => ("", Truth.Unknown, $"the variable {Words.Short(key)} has many values"),
            { Having: Having.Absent } when otherwise is not null => (otherwise, Truth.Yes, ""),
            { Having: Having.Absent } => ("", Truth.No, $"the request has no {Words.Short(key)}"),
            _ => ("", Truth.Unknown, $"the request does not say {Words.Short(key)}"),
        };
    }

    static string? Quoted(string text) => text.Length >= 2 && text[0] == '\'' && text[^1] == '\'' ? text[1..^1] : null;
}
