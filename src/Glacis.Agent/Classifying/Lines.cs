// JSON Lines in, JSON Lines out: one answer for each line, whatever the line is.
using System.Text;
using System.Text.Json;

namespace Glacis.Agent.Classifying;

/// <summary>Answers lines <c>{"id": …, "text": "…"}</c>.</summary>
public static class Lines
{
    const int Longest = 64 << 20;

    /// <summary>Answers each line, flushed, until the input ends. Whether all lines could be answered.</summary>
    public static bool Answer(Stream from, Stream to, DetectorSet detectors, CancellationToken cancellation)
    {
        var all = true;
        using var lines = new StreamReader(from, new UTF8Encoding(false), detectEncodingFromByteOrderMarks: false);
        while (lines.ReadLine() is { } line)
        {
            cancellation.ThrowIfCancellationRequested();
            if (line.Length == 0) continue;
            to.Write(Answered(line, detectors, ref all));
            to.Flush();
        }
        return all;
    }

    static byte[] Answered(string line, DetectorSet detectors, ref bool all)
    {
        try
        {
            if (line.Length > Longest) throw new JsonException();
            using var json = JsonDocument.Parse(line);
            var (id, text) = Members(json.RootElement);
            if (text is not null) return ClassifiedJson.Answer(id, ClassifyRuns.OfText(Encoding.UTF8.GetBytes(text), detectors));
            all = false;
            return ClassifiedJson.Refusal(id, "the line has no member \"text\" that is a string");
        }
        // InvalidOperationException: a string with half a surrogate pair.
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            all = false;
            return ClassifiedJson.Refusal(null, "the line is no JSON object");
        }
    }

    static (JsonElement? Id, string? Text) Members(JsonElement line)
    {
        if (line.ValueKind != JsonValueKind.Object) throw new JsonException();
        return (line.TryGetProperty("id", out var id) ? id : null, line.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null);
    }
}
