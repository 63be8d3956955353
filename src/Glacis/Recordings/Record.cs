// One record of a segment: a header line of JSON, the body, a line feed.
using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Glacis.Facts;

namespace Glacis.Recordings;

/// <summary>What came of one call, in one word.</summary>
public enum Fate
{
    /// <summary>An answer of success.</summary>
    Answered,

    /// <summary>An answer of error by the service; <see cref="RecordHeader.Code"/> says which.</summary>
    Refused,

    /// <summary>Asked too fast, to the last try.</summary>
    Throttled,

    /// <summary>No answer in time.</summary>
    TimedOut,

    /// <summary>Nobody there.</summary>
    Unreachable,

    /// <summary>The caller's credentials were not taken.</summary>
    Credentials,

    /// <summary>Bytes that are no answer.</summary>
    Malformed,
}

/// <summary>The header of one record: everything about an answer but its bytes.</summary>
public sealed record RecordHeader
{
    /// <summary>Number of the record in its unit, from 0.</summary>
    public required int Number { get; init; }

    /// <summary>Service and operation, <c>s3:GetBucketEncryption</c>.</summary>
    public required string Call { get; init; }

    /// <summary>The record whose item was asked about, or -1.</summary>
    public int Of { get; init; } = -1;

    /// <summary>Which item of it.</summary>
    public int Item { get; init; } = -1;

    /// <summary>Which page of the same question, from 0.</summary>
    public int Page { get; init; }

    /// <summary>Whether another page was promised.</summary>
    public bool More { get; init; }

    public required string Account { get; init; }

    public required string Region { get; init; }

    /// <summary>Who asked: the ARN that the cloud sees.</summary>
    public string Caller { get; init; } = "";

    public required DateTimeOffset Time { get; init; }

    /// <summary>The cloud's own id of the call, to be found again in its audit log.</summary>
    public string RequestId { get; init; } = "";

    /// <summary>The parameters, as JSON.</summary>
    public string Request { get; init; } = "{}";

    public int Status { get; init; } = 200;

    public Fate Fate { get; init; }

    /// <summary>The service's error code, where it refused.</summary>
    public string Code { get; init; } = "";

    /// <summary>Headers that the service's model binds to members of the answer.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = NoHeaders;

    /// <summary>How many values were taken out before hashing.</summary>
    public int Redacted { get; init; }

    /// <summary>The answer is a documented fixture, not one of the cloud.</summary>
    public bool Documented { get; init; }

    public int Length { get; init; }

    /// <summary>SHA-256 of the body, in hexadecimal.</summary>
    public required string Sha256 { get; init; }

    public static readonly IReadOnlyDictionary<string, string> NoHeaders = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Writes the header as one line, members in a fixed order.</summary>
    public void WriteTo(IBufferWriter<byte> to)
    {
        using (var json = new Utf8JsonWriter(to, Json.Writing))
        {
            json.WriteStartObject();
            json.WriteNumber("n", Number);
            json.WriteString("call", Call);
            if (Of >= 0) json.WriteNumber("of", Of);
            if (Item >= 0) json.WriteNumber("item", Item);
            if (Page > 0) json.WriteNumber("page", Page);
            if (More) json.WriteBoolean("more", true);
            json.WriteString("account", Account);
            json.WriteString("region", Region);
            json.WriteString("caller", Caller);
            json.WriteString("time", Time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
            json.WriteString("requestId", RequestId);
            json.WritePropertyName("request");
            json.WriteRawValue(Request, skipInputValidation: true);
            json.WriteNumber("status", Status);
            if (Fate != Fate.Answered) json.WriteString("fate", Words.Of(Fate));
            if (Code.Length > 0) json.WriteString("code", Code);
            WriteHeaders(json);
            if (Redacted > 0) json.WriteNumber("redacted", Redacted);
            if (Documented) json.WriteBoolean("documented", true);
            json.WriteNumber("length", Length);
            json.WriteString("sha256", Sha256);
            json.WriteEndObject();
        }
        to.Write("\n"u8);
    }

    void WriteHeaders(Utf8JsonWriter json)
    {
        if (Headers.Count == 0) return;
        json.WriteStartObject("headers");
        foreach (var (name, value) in Headers.OrderBy(static it => it.Key, StringComparer.Ordinal)) json.WriteString(name, value);
        json.WriteEndObject();
    }
}
