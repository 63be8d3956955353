// Policies in JSON: a document, a text that holds one, { name, policy }, or a list of these.
using System.Globalization;
using System.Text.Json;
using Glacis.Agent.Configuration;
using Glacis.Policies.Evaluation;
using Glacis.Policies.Language;

namespace Glacis.Agent.Policies;

static class Documents
{
    static readonly string[] Named = ["name", "policy"], Level = ["name", "policies"];

    internal static IReadOnlyList<Document> Of(JsonElement of, string member) => Members.Optional(of, member) is { } it ? Of(it) : [];

    /// <summary>The documents of one place. One that has no name of its own is called by its number.</summary>
    internal static IReadOnlyList<Document> Of(JsonElement it) =>
        it.ValueKind == JsonValueKind.Array ? [.. it.EnumerateArray().Select(static (it, at) => One(it, Number(at)))] : [One(it, Number(0))];

    /// <summary>The documents of each level of an organisation; a flat list is one level.</summary>
    internal static IReadOnlyList<IReadOnlyList<Document>>? Levels(JsonElement of, string member)
    {
        if (Members.Optional(of, member) is not { } it) return null;
        if (it.ValueKind != JsonValueKind.Array) return [Of(it)];
        var levels = it.EnumerateArray().Count(static it => it.ValueKind == JsonValueKind.Array || IsLevel(it));
        if (levels == 0) return it.GetArrayLength() == 0 ? null : [Of(it)];
        if (levels < it.GetArrayLength()) throw new FormatException($"{member} must be a list of levels, each a list of policies, or one list of policies");
        return [.. it.EnumerateArray().Select(LevelOf)];
    }

    static bool IsLevel(JsonElement it) => it.ValueKind == JsonValueKind.Object && it.TryGetProperty("policies", out _);

    static IReadOnlyList<Document> LevelOf(JsonElement it)
    {
        if (it.ValueKind == JsonValueKind.Array) return Of(it);
        Members.Hold(it, "a level", Level);
        return Of(it, "policies");
    }

    static Document One(JsonElement it, string number)
    {
        if (it.ValueKind != JsonValueKind.Object || !it.TryGetProperty("policy", out var policy)) return new(number, Read(it));
        Members.Hold(it, "a named policy", Named);
        return new(Members.Optional(it, "name") is { } name ? Spelling.Shown(Members.Text(name, "the name of a policy"), 200) : number, Read(policy));
    }

    // The management API hands documents out percent-encoded.
    internal static PolicyRead Read(JsonElement it) =>
        it.ValueKind != JsonValueKind.String ? PolicyReader.Read(it.GetRawText())
        : it.GetString()! is var text && text.StartsWith("%7B", StringComparison.OrdinalIgnoreCase) ? PolicyReader.Read(Uri.UnescapeDataString(text))
        : PolicyReader.Read(text);

    static string Number(int at) => (at + 1).ToString(CultureInfo.InvariantCulture);
}
