// Answers as lines of JSON: members that several of them have.
using System.Text;
using System.Text.Json;
using Glacis.Policies.Symbolic;
using Glacis.Recordings;

namespace Glacis.Agent.Policies;

static class JsonLine
{
    internal static string Of(Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Json.Writing))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    /// <summary>A request as <c>glacis policy simulate</c> takes it, or null.</summary>
    internal static void Write(Utf8JsonWriter json, Witness? witness)
    {
        if (witness is null)
        {
            json.WriteNull("witness");
            return;
        }
        json.WriteStartObject("witness");
        json.WriteString("principal", witness.Principal);
        json.WriteString("action", witness.Action);
        json.WriteString("resource", witness.Resource);
        json.WriteStartObject("context");
        foreach (var (key, values) in witness.Context.OrderBy(static it => it.Key, StringComparer.Ordinal)) Write(json, key, values);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, string key, IReadOnlyList<string> values)
    {
        if (values is [var only])
        {
            json.WriteString(key, only);
            return;
        }
        json.WriteStartArray(key);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }

    internal static void Write(Utf8JsonWriter json, IReadOnlyList<string> because)
    {
        json.WriteStartArray("because");
        foreach (var sentence in because) json.WriteStringValue(sentence);
        json.WriteEndArray();
    }
}

static class Statements
{
    /// <summary>The statements that let it pass, by name.</summary>
    internal static string Named(Shown shown) => string.Join(", ", shown.Statements.OrderBy(static it => it.Number).Select(static it => it.Name).Distinct(StringComparer.Ordinal));
}
