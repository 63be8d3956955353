// The controls that a verdict names, as JSON.
using System.Buffers;
using System.Text.Json;
using Glacis.Recordings;
using Glacis.Verdicts;

namespace Glacis.Outputs;

static class Named
{
    /// <summary>Scheme and id of each control that the requirement supports.</summary>
    internal static IEnumerable<(string Scheme, string Id)> ControlsOf(Requirement requirement) => [];

    internal static byte[] Written(Requirement requirement)
    {
        var buffer = new ArrayBufferWriter<byte>(128);
        using (var json = new Utf8JsonWriter(buffer, Json.Writing))
        {
            json.WriteStartArray();
            foreach (var (scheme, id) in ControlsOf(requirement))
            {
                json.WriteStartObject();
                json.WriteString(Member.Scheme, scheme);
                json.WriteString(Member.Id, id);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        return buffer.WrittenSpan.ToArray();
    }
}
