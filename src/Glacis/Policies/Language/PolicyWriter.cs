// Writes a policy as a document again: reading what was written gives the same policy.
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Glacis.Policies.Language;

/// <summary>Writes policy documents, always the same way.</summary>
public static class PolicyWriter
{
    static readonly JsonWriterOptions Form = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The document in one line.</summary>
    public static string Write(Policy policy)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Form)) Write(policy, json);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    static void Write(Policy policy, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("Version", policy.Version);
        if (policy.Id is not null) json.WriteString("Id", policy.Id);
        json.WriteStartArray("Statement");
        foreach (var statement in policy.Statements) Write(statement, json);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void Write(Statement statement, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        if (statement.Sid is not null) json.WriteString("Sid", statement.Sid);
        json.WriteString("Effect", $"{statement.Effect}");
        if (statement.Principal is { } principal) Write(principal, json);
        Texts(json, statement.Action.Not ? "NotAction" : "Action", statement.Action.Patterns);
        if (statement.Resource is { } resource) Texts(json, resource.Not ? "NotResource" : "Resource", resource.Patterns);
        if (statement.Conditions.Count > 0) Write(statement.Conditions, json);
        json.WriteEndObject();
    }

    static void Write(PrincipalElement principal, Utf8JsonWriter json)
    {
        var name = principal.Not ? "NotPrincipal" : "Principal";
        if (principal.Entries is [{ Sort: PrincipalSort.Everybody }])
        {
            json.WriteString(name, "*");
            return;
        }
        json.WriteStartObject(name);
        foreach (var sort in principal.Entries.GroupBy(static it => it.Sort))
            Texts(json, sort.Key == PrincipalSort.Identity ? "AWS" : $"{sort.Key}", [.. sort.Select(static it => it.Value)]);
        json.WriteEndObject();
    }

    static void Write(IReadOnlyList<Condition> conditions, Utf8JsonWriter json)
    {
        json.WriteStartObject("Condition");
        foreach (var block in conditions.GroupBy(static it => it.Operator, StringComparer.Ordinal))
        {
            json.WriteStartObject(block.Key);
            foreach (var condition in block) Texts(json, condition.Key, condition.Values);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    static void Texts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
