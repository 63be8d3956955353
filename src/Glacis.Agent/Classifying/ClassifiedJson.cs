// What classifying came to, as JSON: docs/schemas/classified.schema.json.
using System.Text.Encodings.Web;
using System.Text.Json;
using Glacis.Classification.Detecting;
using Glacis.Classification.Realness;
using Glacis.Classification.Sampling;
using Glacis.Facts;

namespace Glacis.Agent.Classifying;

/// <summary>Writes the answer of <c>glacis classify</c>.</summary>
public static class ClassifiedJson
{
    static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Default }, OneLine = new() { Encoder = JavaScriptEncoder.Default };

    public static void Write(Classified it, Stream to)
    {
        using (var json = new Utf8JsonWriter(to, Indented)) Document(it, json);
        to.Write("\n"u8);
    }

    /// <summary>The same on one line, as a recording keeps it.</summary>
    internal static byte[] Line(Classified it)
    {
        using var to = new MemoryStream();
        using (var json = new Utf8JsonWriter(to, OneLine)) Document(it, json);
        return to.ToArray();
    }

    /// <summary>What a recording keeps of a store that could not be looked into.</summary>
    internal static byte[] Unread(string target, string error)
    {
        using var to = new MemoryStream();
        using (var json = new Utf8JsonWriter(to, OneLine))
        {
            json.WriteStartObject();
            json.WriteNumber("version", 1);
            json.WriteString("target", target);
            json.WriteString("error", error);
            json.WriteEndObject();
        }
        return to.ToArray();
    }

    /// <summary>One line that answers a line.</summary>
    public static byte[] Answer(JsonElement? id, IReadOnlyList<Span> finds) => Written(json =>
    {
        Id(json, id);
        Spans(json, "finds", finds);
    });

    /// <summary>One line that refuses a line.</summary>
    public static byte[] Refusal(JsonElement? id, string error) => Written(json =>
    {
        Id(json, id);
        json.WriteString("error", error);
    });

    static byte[] Written(Action<Utf8JsonWriter> members)
    {
        using var line = new MemoryStream();
        using (var json = new Utf8JsonWriter(line, OneLine))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }
        line.WriteByte((byte)'\n');
        return line.ToArray();
    }

    static void Id(Utf8JsonWriter json, JsonElement? id)
    {
        json.WritePropertyName("id");
        if (id is { } given) given.WriteTo(json);
        else json.WriteNullValue();
    }

    static void Document(Classified it, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("version", 1);
        json.WriteString("target", it.Target);
        json.WriteStartObject("coverage");
        json.WriteNumber("contents", it.Contents.Count);
        json.WriteNumber("whole", it.Whole);
        json.WriteNumber("unclassifiable", it.Contents.Count - it.Whole);
        json.WriteNumber("bytes", it.Bytes);
        json.WriteNumber("records", it.Records);
        json.WriteEndObject();
        Classes(json, it);
        json.WriteString("negative", Sentences.Negative(it));
        if (it.Sampled is { } sampled) SampledJson.Write(sampled, json);
        if (it.Whole > 0 && Sentences.Looked(it) > 0)
        {
            json.WriteString("unit", Sentences.Unit(it));
            json.WriteNumber("looked", Sentences.Looked(it));
            json.WriteNumber("upperBound", Math.Round(Sentences.Upper(it), 6));
        }
        json.WriteStartArray("contents");
        foreach (var content in it.Contents) Content(json, content);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void Classes(Utf8JsonWriter json, Classified it)
    {
        json.WriteStartArray("classes");
        foreach (var tally in it.Classes)
        {
            json.WriteStartObject();
            Members(json, tally);
            Likely(json, it.LikelyOf(tally.Class));
            json.WriteNumber("contents", it.With(tally.Class));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    static void Members(Utf8JsonWriter json, ClassTally it)
    {
        json.WriteString("class", it.Class.Id);
        json.WriteString("label", it.Class.Label);
        json.WriteString("nature", Words.Of(it.Class.Nature));
        json.WriteNumber("count", it.Count);
        json.WriteNumber("confidence", it.Confidence);
        json.WriteNumber("checked", it.Checked);
        json.WriteNumber("reserved", it.Reserved);
    }

    static void Content(Utf8JsonWriter json, ClassifiedContent it)
    {
        json.WriteStartObject();
        json.WriteString("path", it.Path);
        json.WriteString("format", Words.Of(it.Format));
        json.WriteNumber("bytes", it.Bytes);
        json.WriteNumber("records", it.Records);
        json.WriteStartArray("classes");
        foreach (var tally in it.Classes)
        {
            json.WriteStartObject();
            Members(json, tally);
            Likely(json, it.Likely?.Classes.GetValueOrDefault(tally.Class.Id));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("unclassifiable");
        foreach (var (part, why) in it.Unclassifiable)
        {
            json.WriteStartObject();
            json.WriteString("part", part);
            json.WriteString("why", why);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        if (it.Likely is { } likely) Fields(json, likely);
        if (it.Part is { } read) SampledJson.Write(read, json);
        if (it.Spans is { } spans) Spans(json, "spans", spans);
        json.WriteEndObject();
    }

    static void Fields(Utf8JsonWriter json, LikelyContent it)
    {
        json.WriteStartArray("fields");
        foreach (var field in it.Fields)
        {
            json.WriteStartObject();
            json.WriteString("field", field.Field);
            json.WriteString("class", field.Class);
            Likely(json, field.Likely);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        if (it.Alone is { } alone) json.WriteNumber("alone", alone);
    }

    static void Likely(Utf8JsonWriter json, Likely? it)
    {
        if (it is null) return;
        json.WriteString("likeness", Words.Of(it.Likeness));
        json.WriteNumber("likenessConfidence", it.Confidence);
        json.WriteNumber("values", it.Values);
        json.WriteStartArray("signals");
        foreach (var signal in it.Signals)
        {
            json.WriteStartObject();
            json.WriteString("for", Words.Of(signal.For));
            json.WriteNumber("weight", signal.Weight);
            json.WriteString("says", signal.Says);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    static void Spans(Utf8JsonWriter json, string name, IReadOnlyList<Span> spans)
    {
        json.WriteStartArray(name);
        foreach (var span in spans)
        {
            json.WriteStartObject();
            json.WriteNumber("offset", span.Offset);
            json.WriteNumber("length", span.Length);
            json.WriteString("class", span.Class);
            json.WriteNumber("confidence", span.Confidence);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
