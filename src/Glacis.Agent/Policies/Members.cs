// Members of JSON objects, read strictly: whatever is not as it should be is a sentence.
using System.Text.Json;
using Glacis.Agent.Configuration;

namespace Glacis.Agent.Policies;

static class Members
{
    internal static void Hold(JsonElement it, string at, string[] known)
    {
        if (it.ValueKind != JsonValueKind.Object) throw new FormatException($"{at} must be an object");
        foreach (var member in it.EnumerateObject())
            if (!known.Contains(member.Name, StringComparer.Ordinal)) throw new FormatException($"unknown key {Spelling.Quoted(member.Name)} in {at}{Spelling.Hint(member.Name, known)}");
    }

    /// <summary>A member that is there and not null.</summary>
    internal static JsonElement? Optional(JsonElement of, string name) => of.TryGetProperty(name, out var it) && it.ValueKind != JsonValueKind.Null ? it : null;

    internal static JsonElement Required(JsonElement of, string name) => Optional(of, name) ?? throw new FormatException($"{name} is missing");

    internal static string Text(JsonElement it, string at) => it.ValueKind == JsonValueKind.String ? it.GetString()! : throw new FormatException($"{at} must be a text");

    internal static bool Flag(JsonElement it, string at) => it.ValueKind is JsonValueKind.True or JsonValueKind.False ? it.GetBoolean() : throw new FormatException($"{at} must be true or false");

    internal static string Account(JsonElement it, string at) =>
        Text(it, at) is { Length: 12 } text && text.All(char.IsAsciiDigit) ? text : throw new FormatException($"{at} must be an account: twelve digits, as a text");
}
