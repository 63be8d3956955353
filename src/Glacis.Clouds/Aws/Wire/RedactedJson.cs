// A JSON body without its secrets: cut out by their places, the other bytes as they came.
using System.Buffers;
using System.Text.Json;

namespace Glacis.Clouds.Aws.Wire;

ref struct RedactedJson
{
    readonly ReadOnlySpan<byte> _body;
    readonly ArrayBufferWriter<byte> _kept;
    Utf8JsonReader _reader;
    int _copied, _redacted;

    RedactedJson(ReadOnlySpan<byte> body)
    {
        _body = body;
        _kept = new ArrayBufferWriter<byte>();
        _reader = new Utf8JsonReader(body);
    }

    public static byte[] Of(byte[] body, Secrets secrets, out int redacted)
    {
        var bytes = body.AsSpan();
        var walk = new RedactedJson(bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes);
        walk._reader.Read();
        walk.Value(secrets);
        if (walk._reader.Read())
            throw new JsonException("more than one value");
        redacted = walk._redacted;
        return redacted == 0 ? body : walk.Finish();
    }

    void Value(Secrets? secrets)
    {
        if (secrets is null)
            _reader.Skip();
        else if (secrets.IsSecret)
            Cut();
        else if (_reader.TokenType == JsonTokenType.StartObject)
            Members(secrets);
        else if (_reader.TokenType == JsonTokenType.StartArray)
            while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
                Value(secrets.Elements);
    }

    void Members(Secrets secrets)
    {
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            var child = secrets.Child(_reader.GetString()!);
            _reader.Read();
            Value(child);
        }
    }

    void Cut()
    {
        if (_reader.TokenType == JsonTokenType.Null)
            return;
        var start = (int)_reader.TokenStartIndex;
        _reader.Skip();
        _kept.Write(_body[_copied..start]);
        _kept.Write("\"REDACTED\""u8);
        _copied = (int)_reader.BytesConsumed;
        _redacted++;
    }

    readonly byte[] Finish()
    {
        _kept.Write(_body[_copied..]);
        return _kept.WrittenSpan.ToArray();
    }
}
