// Takes secrets out of an answer before it is hashed or kept.
using System.Text;
using System.Text.Json;
using System.Xml;

namespace Glacis.Clouds.Aws.Wire;

/// <summary>
/// Replaces what an answer must not hold by <see cref="Redacted"/>. Of JSON all other bytes stay; XML is written anew only when it holds a secret.
/// A body that cannot be read, of an operation that can answer secrets, is replaced whole.
/// </summary>
public static class Redaction
{
    /// <summary>What stands where a secret stood.</summary>
    public const string Redacted = "REDACTED";

    /// <summary>The body without its secrets: the same array when it holds none.</summary>
    public static byte[] Redact(Operation operation, byte[] body, out int redacted)
    {
        redacted = 0;
        if (body.Length == 0 || !operation.HasSecrets)
            return body;
        try
        {
            return operation.Secrets.IsSecret ? Whole(out redacted)
                : operation.Service.SpeaksXml ? RedactedXml.Of(body, operation.Secrets, out redacted)
                : RedactedJson.Of(body, operation.Secrets, out redacted);
        }
        catch (Exception e) when (e is JsonException or XmlException or InvalidOperationException)
        {
            return Whole(out redacted);
        }
    }

    static byte[] Whole(out int redacted)
    {
        redacted = 1;
        return Encoding.UTF8.GetBytes(Redacted);
    }
}
