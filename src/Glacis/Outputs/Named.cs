// The controls that a verdict names, as JSON.
using System.Buffers;
using System.Text.Json;
using Glacis.Controls;
using Glacis.Recordings;
using Glacis.Verdicts;

namespace Glacis.Outputs;

static class Named
{
    /// <summary>The controls that the requirement supports; none for one that only another build knows.</summary>
    internal static IEnumerable<Control> ControlsOf(Requirement requirement) =>
        VerdictReader.Knows(requirement) ? Criteria.Of(requirement).Select(static it => it.Control) : [];

    internal static byte[] Written(Requirement requirement)
    {
        var buffer = new ArrayBufferWriter<byte>(128);
        using (var json = new Utf8JsonWriter(buffer, Json.Writing))
        {
            json.WriteStartArray();
            foreach (var control in ControlsOf(requirement))
            {
                json.WriteStartObject();
                json.WriteString(Member.Scheme, control.Scheme);
                json.WriteString(Member.Id, control.Id);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        return buffer.WrittenSpan.ToArray();
    }
}
