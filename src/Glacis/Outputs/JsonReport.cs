// The whole run as one object of JSON: docs/schemas/report.schema.json is its shape.
using System.Text.Json;
using Glacis.Recordings;

namespace Glacis.Outputs;

/// <summary>One JSON object: the summary, then every verdict.</summary>
public sealed class JsonReport : Output
{
    const int Pending = 1 << 16;

    public override string Name => "json";

    public override string Extension => "json";

    public override void Write(Report report, Stream to)
    {
        using var json = new Utf8JsonWriter(to, Json.Writing with { SkipValidation = true });
        json.WriteStartObject();
        Summary.WriteMembers(report, json);
        json.WriteStartArray("verdicts");
        using var lines = report.Lines();
        foreach (var line in JsonLine.Of(lines))
        {
            if (line.Length == 0) continue;
            json.WriteRawValue(line.Span, skipInputValidation: true);
            if (json.BytesPending > Pending) json.Flush();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        to.WriteByte((byte)'\n');
    }
}
