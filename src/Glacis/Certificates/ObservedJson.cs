// What an endpoint said, as JSON: docs/schemas/endpoint.schema.json is its shape. What is written is read back as it was.
using System.Globalization;
using System.Text.Json;
using Glacis.Facts;
using Glacis.Inventory;

namespace Glacis.Certificates;

/// <summary>Writes observations, and reads them back. Pure; threads share it.</summary>
public static class ObservedJson
{
    static readonly string[] VersionNames = ["SSL 3.0", "TLS 1.0", "TLS 1.1", "TLS 1.2", "TLS 1.3"];

    /// <summary>A version as people write it.</summary>
    public static string NameOf(TlsVersion version) => VersionNames[(int)version];

    /// <summary>The members of one observation, into an object that is open.</summary>
    public static void WriteMembers(ObservedEndpoint it, Utf8JsonWriter json)
    {
        json.WriteString("name", it.Name);
        json.WriteNumber("port", it.Port);
        json.WriteString("address", it.Address);
        json.WriteStartArray("others");
        foreach (var other in it.Others) Write(other, json);
        json.WriteEndArray();
        json.WriteString("startTls", it.StartTls);
        json.WriteString("at", it.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        json.WriteString("speaks", Words.Of(it.Speaks));
        json.WriteString("whyNotTold", it.WhyNotTold);
        json.WriteStartArray("versions");
        foreach (var version in it.Versions) Write(version, json);
        json.WriteEndArray();
        if (it.Groups is { } groups) Write(groups, json);
        Certificates(it, json);
        if (it.Staples is { } staples) json.WriteBoolean("staples", staples);
        if (it.AsksForClientCertificate is { } asks) json.WriteBoolean("asksForClientCertificate", asks);
        json.WriteString("handshake", it.Handshake);
        json.WriteString("alpn", it.Alpn);
        if (it.Http is { } http) Write("http", http, json);
        json.WriteString("whyNoHttp", it.WhyNoHttp);
        if (it.Plain is { } plain) Write(plain, json);
        Write(it.Cost, json);
    }

    static void Write(ObservedAddress it, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("address", it.Address);
        json.WriteBoolean("isClosed", it.IsClosed);
        json.WriteString("whyNotTold", it.WhyNotTold);
        json.WriteStartArray("differences");
        foreach (var difference in it.Differences)
        {
            json.WriteStartObject();
            json.WriteString("kind", Words.Of(difference.Kind));
            json.WriteString("words", difference.Words);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void Write(ObservedVersion it, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("version", NameOf(it.Version));
        json.WriteString("answer", Words.Of(it.Answer));
        json.WriteString("whyNotTold", it.WhyNotTold);
        Texts("suites", it.Suites.Select(static one => one.Name), json);
        json.WriteString("preference", Words.Of(it.Preference));
        json.WriteEndObject();
    }

    static void Write(ObservedGroups it, Utf8JsonWriter json)
    {
        json.WriteStartObject("groups");
        Texts("named", it.Named.Select(static one => one.Name), json);
        json.WriteNumber("dhBits", it.DhBits);
        json.WriteString("whyNotTold", it.WhyNotTold);
        json.WriteEndObject();
    }

    static void Certificates(ObservedEndpoint it, Utf8JsonWriter json)
    {
        json.WriteStartArray("chains");
        foreach (var chain in it.Chains)
        {
            json.WriteStartArray();
            foreach (var der in chain) json.WriteBase64StringValue(der.Span);
            json.WriteEndArray();
        }
        json.WriteEndArray();
        json.WriteStartArray("anchors");
        foreach (var anchor in it.Anchors)
        {
            json.WriteStartObject();
            json.WriteBase64String("der", anchor.Der.Span);
            json.WriteBoolean("isPublic", anchor.IsPublic);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    static void Write(string name, ObservedHttp it, Utf8JsonWriter json)
    {
        json.WriteStartObject(name);
        json.WriteNumber("status", it.Status);
        if (it.StrictTransport is { } strict) json.WriteString("strictTransport", strict);
        if (it.Location is { } location) json.WriteString("location", location);
        json.WriteEndObject();
    }

    static void Write(ObservedPlain it, Utf8JsonWriter json)
    {
        json.WriteStartObject("plain");
        json.WriteNumber("port", it.Port);
        if (it.Answer is { } answer) Write("answer", answer, json);
        json.WriteString("whyNotTold", it.WhyNotTold);
        json.WriteEndObject();
    }

    static void Write(ProbeCost it, Utf8JsonWriter json)
    {
        json.WriteStartObject("cost");
        json.WriteNumber("connections", it.Connections);
        json.WriteNumber("roundTrips", it.RoundTrips);
        json.WriteNumber("bytesSent", it.BytesSent);
        json.WriteNumber("bytesReceived", it.BytesReceived);
        json.WriteEndObject();
    }

    static void Texts(string name, IEnumerable<string> all, Utf8JsonWriter json)
    {
        json.WriteStartArray(name);
        foreach (var one in all) json.WriteStringValue(one);
        json.WriteEndArray();
    }

    // ---- reading ------------------------------------------------------------------------------------------------------------

    /// <summary>Reads one observation; <c>null</c> where it is none.</summary>
    public static ObservedEndpoint? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return Read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return null;
        }
    }

    static ObservedEndpoint Read(JsonElement it) => new()
    {
        Name = Text(it, "name"),
        Port = it.GetProperty("port").GetInt32(),
        Address = Text(it, "address"),
        Others = it.TryGetProperty("others", out var others) ? [.. others.EnumerateArray().Select(Address)] : [],
        StartTls = Text(it, "startTls"),
        At = it.GetProperty("at").GetDateTimeOffset(),
        Speaks = Word<Spoken>(it, "speaks"),
        WhyNotTold = Text(it, "whyNotTold"),
        Versions = [.. it.GetProperty("versions").EnumerateArray().Select(Version)],
        Groups = it.TryGetProperty("groups", out var groups) ? new([.. groups.GetProperty("named").EnumerateArray().Select(static one => TlsTables.Group(one.GetString()!))], groups.GetProperty("dhBits").GetInt32(), Text(groups, "whyNotTold")) : null,
        Chains = [.. it.GetProperty("chains").EnumerateArray().Select(static chain => (IReadOnlyList<ReadOnlyMemory<byte>>)[.. chain.EnumerateArray().Select(static der => (ReadOnlyMemory<byte>)der.GetBytesFromBase64())])],
        Anchors = [.. it.GetProperty("anchors").EnumerateArray().Select(static one => new ObservedAnchor(one.GetProperty("der").GetBytesFromBase64(), one.GetProperty("isPublic").GetBoolean()))],
        Staples = Flag(it, "staples"),
        AsksForClientCertificate = Flag(it, "asksForClientCertificate"),
        Handshake = Text(it, "handshake"),
        Alpn = Text(it, "alpn"),
        Http = it.TryGetProperty("http", out var http) ? Http(http) : null,
        WhyNoHttp = Text(it, "whyNoHttp"),
        Plain = it.TryGetProperty("plain", out var plain) ? new(plain.GetProperty("port").GetInt32(), plain.TryGetProperty("answer", out var answer) ? Http(answer) : null, Text(plain, "whyNotTold")) : null,
        Cost = Cost(it.GetProperty("cost")),
    };

    static ObservedAddress Address(JsonElement it) =>
        new(Text(it, "address"), Text(it, "whyNotTold"), [.. it.GetProperty("differences").EnumerateArray().Select(static one => new Difference(Word<Likeness>(one, "kind"), Text(one, "words")))]) { IsClosed = it.GetProperty("isClosed").GetBoolean() };

    static ObservedVersion Version(JsonElement it) => new((TlsVersion)Math.Max(0, Array.IndexOf(VersionNames, Text(it, "version"))), Word<VersionAnswer>(it, "answer"), Text(it, "whyNotTold"))
    {
        Suites = [.. it.GetProperty("suites").EnumerateArray().Select(static one => TlsTables.Suite(one.GetString()!))],
        Preference = Word<Preference>(it, "preference"),
    };

    static ObservedHttp Http(JsonElement it) => new(it.GetProperty("status").GetInt32(), Maybe(it, "strictTransport"), Maybe(it, "location"));

    static ProbeCost Cost(JsonElement it) => new(it.GetProperty("connections").GetInt32(), it.GetProperty("roundTrips").GetInt32(), it.GetProperty("bytesSent").GetInt64(), it.GetProperty("bytesReceived").GetInt64());

    static string Text(JsonElement it, string name) => it.GetProperty(name).GetString()!;

    static string? Maybe(JsonElement it, string name) => it.TryGetProperty(name, out var text) ? text.GetString() : null;

    static bool? Flag(JsonElement it, string name) => it.TryGetProperty(name, out var flag) ? flag.GetBoolean() : null;

    static T Word<T>(JsonElement it, string name) where T : struct, Enum => Words.TryRead<T>(Text(it, name), out var word) ? word : throw new FormatException(name);
}
