// One resource of the population as a line of JSON: what was found, and where it was listed.
using System.Buffers;
using System.Text.Json;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Agent;

/// <summary>Writes the population, a resource a line. One a worker.</summary>
public sealed class PopulationLine : IDisposable
{
    /// <summary>The file's name in a bundle.</summary>
    public const string FileName = "population.jsonl";

    readonly ArrayBufferWriter<byte> buffer = new(512);
    readonly Utf8JsonWriter json;

    public PopulationLine() => json = new(buffer, Json.Writing);

    public void Write(Resource it, Source at, Stream to)
    {
        json.WriteStartObject();
        json.WriteString("id", it.Id);
        json.WriteString("kind", it.Kind.Id);
        json.WriteString("name", it.Name);
        json.WriteString("account", it.Account);
        json.WriteString("region", it.Region);
        if (it.Environment.Peek(out var environment)) json.WriteString("environment", Words.Of(environment));
        if (it is DataHolder holder && holder.Data.Peek(out var data)) json.WriteString("data", Words.Of(data));
        if (at is Place place)
        {
            json.WriteString("listed", place.Answer.Record);
            json.WriteString("path", place.Path(""));
        }
        json.WriteEndObject();
        json.Flush();
        to.Write(buffer.WrittenSpan);
        to.WriteByte((byte)'\n');
        buffer.ResetWrittenCount();
        json.Reset();
    }

    public void Dispose() => json.Dispose();
}
