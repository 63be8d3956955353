// What source code caches, as JSON (docs/schemas/cached.schema.json) and in words.
using System.Globalization;
using System.Text;
using System.Text.Json;
using Glacis.Classification.Caching;
using Glacis.Facts;
using Glacis.Outputs;
using Glacis.Recordings;

namespace Glacis.Agent.Classifying.Caching;

/// <summary>Writes the answer of <c>glacis classify code:DIR</c>.</summary>
public static class CachedJson
{
    /// <summary>What is said of calls that are not listed.</summary>
    public const string Negative = "calls by names that are not known here, and keys that are made in other files, are not seen: of what is not listed nothing is known";

    public static void Write(CachedCode it, Stream to)
    {
        using (var json = new Utf8JsonWriter(to, Json.Pretty)) Document(it, json);
        to.Write("\n"u8);
    }

    static void Document(CachedCode it, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("version", 1);
        json.WriteString("target", it.Target);
        json.WriteStartObject("coverage");
        json.WriteNumber("read", it.Read);
        json.WriteNumber("leftOut", it.LeftOut);
        json.WriteNumber("unreadable", it.Unreadable.Count);
        json.WriteNumber("calls", it.Calls);
        json.WriteEndObject();
        json.WriteStartArray("templates");
        foreach (var template in it.Templates) Template(json, template);
        json.WriteEndArray();
        json.WriteString("negative", Negative);
        json.WriteStartArray("unclassifiable");
        foreach (var (path, why) in it.Unreadable)
        {
            json.WriteStartObject();
            json.WriteString("path", path);
            json.WriteString("why", why);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void Template(Utf8JsonWriter json, CachedTemplate it)
    {
        json.WriteStartObject();
        json.WriteString("template", it.Template);
        json.WriteNumber("count", it.Count);
        json.WriteString("sensitivity", Words.Of(it.Meaning.Sensitivity));
        if (it.Meaning.Concerns is { } nature) json.WriteString("nature", Words.Of(nature));
        json.WriteString("because", it.Meaning.Because);
        json.WriteNumber("confidence", it.Meaning.Confidence);
        json.WriteStartArray("sites");
        foreach (var site in it.Sites)
        {
            json.WriteStartObject();
            json.WriteString("path", site.Path);
            json.WriteNumber("line", site.Call.Line);
            json.WriteString("access", Words.Of(site.Call.Access));
            json.WriteString("call", site.Call.Call);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>All of it, for a terminal.</summary>
    public static string Text(CachedCode it)
    {
        var text = new StringBuilder();
        foreach (var template in it.Templates)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Said(template.Meaning),-16} {Shown.Text(template.Template, 120)}\n{"",16} {Shown.Text(template.Meaning.Because)}{(template.Meaning.Confidence > 0 ? $", {template.Meaning.Confidence * 100:0} % sure by names" : "")}\n");
            foreach (var site in template.Sites) text.Append(CultureInfo.InvariantCulture, $"{"",16} {Shown.Text(site.Place)} {Words.Of(site.Call.Access)} ({Shown.Text(site.Call.Call, 60)})\n");
        }
        if (it.Templates.Count == 0) text.Append("no call that caches was found\n");
        text.Append(CultureInfo.InvariantCulture, $"\n{Negative}\nread: {it.Read:N0} source files, {it.Calls:N0} calls; {it.LeftOut:N0} left out (tests, fetched or generated)\n");
        foreach (var (path, why) in it.Unreadable) text.Append("not classified: ").Append(Shown.Text(path)).Append(": ").Append(why).Append('\n');
        return text.ToString();
    }

    static string Said(Meaning it) => it.Sensitivity switch
    {
        Sensitivity.Sensitive => Words.Spoken(it.Concerns!.Value),
        Sensitivity.NothingNamed => "nothing named",
        _ => "cannot tell",
    };
}
