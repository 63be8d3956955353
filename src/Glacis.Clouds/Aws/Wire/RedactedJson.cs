// A JSON body without its secrets: cut out by their places, the other bytes as they came.
using System.Buffers;
using System.Text.Json;

namespace Glacis.Clouds.Aws.Wire;

ref struct RedactedJson
{
    readonly ReadOnlySpan<byte> body;
    readonly ArrayBufferWriter<byte> kept;
    Utf8JsonReader reader;
    int copied, redacted;

    RedactedJson(ReadOnlySpan<byte> body)
    {
        this.body = body;
        kept = new ArrayBufferWriter<byte>();
        reader = new Utf8JsonReader(body);
    }

    public static byte[] Of(byte[] body, Secrets secrets, out int redacted)
    {
        var bytes = body.AsSpan();
        var walk = new RedactedJson(bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes);
        walk.reader.Read();
        walk.Value(secrets);
        if (walk.reader.Read())
            throw new JsonException("more than one value");
        redacted = walk.redacted;
        return redacted == 0 ? body : walk.Finish();
    }

    void Value(Secrets? secrets)
    {
        if (secrets is null)
            reader.Skip();
        else if (secrets.IsSecret)
            Cut(secrets);
        else if (reader.TokenType == JsonTokenType.StartObject)
            Members(secrets);
        else if (reader.TokenType == JsonTokenType.StartArray)
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                Value(secrets.Elements);
    }

    void Members(Secrets secrets)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var child = secrets.Child(reader.GetString()!);
            reader.Read();
            Value(child);
        }
    }

    void Cut(Secrets secrets)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return;
        var start = (int)reader.TokenStartIndex;
        var stays = secrets.LeavesCertificates && reader.TokenType == JsonTokenType.String ? CertificatesWithin.Of(reader.GetString()!) : "";
        reader.Skip();
        kept.Write(body[copied..start]);
        kept.Write(stays.Length > 0 ? JsonSerializer.SerializeToUtf8Bytes(stays) : "\"REDACTED\""u8);
        copied = (int)reader.BytesConsumed;
        redacted++;
    }

    readonly byte[] Finish()
    {
        kept.Write(body[copied..]);
        return kept.WrittenSpan.ToArray();
    }
}
