// Whether a successful answer is of the form that the service speaks: a portal's page and a torn body are not.
using System.Text.Json;
using System.Xml;

namespace Glacis.Clouds.Aws.Wire;

static class WellFormed
{
    /// <summary>A sentence that says what is wrong; null when nothing is.</summary>
    public static string? Fault(Operation operation, Reply reply)
    {
        if (reply.Body.Length == 0)
            return operation.HasBody ? "the answer is empty" : null;
        var payload = operation.Output?.Payload;
        if (payload is { Type.Form: Form.Text or Form.Blob })
            return null;
        try
        {
            return operation.Service.SpeaksXml ? Xml(reply.Body) : Json(reply.Body, payload is not null);
        }
        catch (Exception e) when (e is JsonException or XmlException)
        {
            return $"the answer cannot be read: {e.Message}";
        }
    }

    static string? Json(byte[] body, bool isPayload)
    {
        var bytes = body.AsSpan();
        var reader = new Utf8JsonReader(bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes);
        reader.Read();
        var isObject = reader.TokenType == JsonTokenType.StartObject;
        reader.Skip();
        reader.Read();
        return isObject || isPayload ? null : "the answer is JSON but no object";
    }

    static string? Xml(byte[] body)
    {
        using var stream = XmlTree.Stream(body);
        using var reader = XmlReader.Create(stream, XmlTree.Settings(new NameTable()));
        reader.MoveToContent();
        if (reader.LocalName.Equals("html", StringComparison.OrdinalIgnoreCase))
            return "the answer is a web page";
        while (reader.Read())
        {
        }
        return null;
    }
}
