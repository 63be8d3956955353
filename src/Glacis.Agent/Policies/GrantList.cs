// Grants on a key, as kms list-grants answers them.
using System.Globalization;
using System.Text.Json;
using Glacis.Agent.Configuration;
using Glacis.Policies.Evaluation;

namespace Glacis.Agent.Policies;

static class GrantList
{
    static readonly string[] Known = ["Name", "GrantId", "KeyId", "CreationDate", "GranteePrincipal", "RetiringPrincipal", "IssuingAccount", "Operations", "Constraints"],
        Constraints = ["EncryptionContextEquals", "EncryptionContextSubset"];

    internal static IReadOnlyList<Grant> Read(JsonElement grants)
    {
        if (grants.ValueKind == JsonValueKind.Object && grants.TryGetProperty("Grants", out var list)) grants = list;
        return grants.ValueKind == JsonValueKind.Array ? [.. grants.EnumerateArray().Select(One)] : throw new FormatException("grants must be a list");
    }

    static Grant One(JsonElement it, int at)
    {
        var members = Held(it, "a grant", Known);
        return new(
            (Text(members, "Name") ?? Text(members, "GrantId")) is { Length: > 0 } name ? Spelling.Shown(name, 200) : (at + 1).ToString(CultureInfo.InvariantCulture),
            Text(members, "GranteePrincipal") ?? throw new FormatException("a grant needs a GranteePrincipal"),
            members.TryGetValue("Operations", out var operations) && operations.ValueKind == JsonValueKind.Array ? [.. operations.EnumerateArray().Select(static it => Members.Text(it, "an operation of a grant"))] : throw new FormatException("a grant needs a list of Operations"))
        {
            Retiring = Text(members, "RetiringPrincipal"),
            ContextEquals = Constraint(members, "EncryptionContextEquals"),
            ContextSubset = Constraint(members, "EncryptionContextSubset"),
        };
    }

    static Dictionary<string, string>? Constraint(Dictionary<string, JsonElement> grant, string name)
    {
        if (!grant.TryGetValue("Constraints", out var constraints) || !Held(constraints, "a grant's Constraints", Constraints).TryGetValue(name, out var pairs)) return null;
        if (pairs.ValueKind != JsonValueKind.Object) throw new FormatException($"{name} must be an object");
        return pairs.EnumerateObject().ToDictionary(static it => it.Name, it => Members.Text(it.Value, name), StringComparer.Ordinal);
    }

    static string? Text(Dictionary<string, JsonElement> members, string name) => members.TryGetValue(name, out var it) ? Members.Text(it, name) : null;

    // Written as the command line tool answers (GranteePrincipal), or with a small first letter; null is as good as absent.
    static Dictionary<string, JsonElement> Held(JsonElement it, string at, string[] known)
    {
        if (it.ValueKind != JsonValueKind.Object) throw new FormatException($"{at} must be an object");
        var members = new Dictionary<string, JsonElement>(StringComparer.OrdinalIgnoreCase);
        foreach (var member in it.EnumerateObject())
        {
            if (!known.Contains(member.Name, StringComparer.OrdinalIgnoreCase)) throw new FormatException($"unknown key {Spelling.Quoted(member.Name)} in {at}{Spelling.Hint(member.Name, known)}");
            if (member.Value.ValueKind != JsonValueKind.Null && !members.TryAdd(member.Name, member.Value)) throw new FormatException($"{at} has {Spelling.Quoted(member.Name)} twice");
        }
        return members;
    }
}
