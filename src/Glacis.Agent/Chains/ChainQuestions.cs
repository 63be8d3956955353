// Questions about chains as they come in: a line of JSON, or files of PEM; docs/certificates.md has the members.
using System.Buffers;
using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Glacis.Certificates;
using Glacis.Recordings;

namespace Glacis.Agent.Chains;

/// <summary>Reads questions about chains and writes answers. One caller; threads may not share it.</summary>
public sealed class ChainQuestions(TimeProvider time)
{
    TrustAnchors? machine;

    /// <summary>The roots that this machine trusts, read once, when somebody asks without saying whom to trust.</summary>
    public TrustAnchors Machine => machine ??= Read();

    /// <summary>The answer to one line, as a line of JSON. What cannot be read is answered with an error.</summary>
    public string Answer(string line)
    {
        try
        {
            return Written(ChainValidator.Answer(Question(line)), null);
        }
        catch (Exception e) when (e is JsonException or QuestionException)
        {
            return Written(null, e is JsonException json ? $"the line is no JSON object (column {(json.BytePositionInLine ?? 0) + 1})" : e.Message);
        }
    }

    ChainQuestion Question(string line)
    {
        using var document = JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = 8 });
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object) throw new QuestionException("the line is no JSON object");
        if (Text(root, "peer") is not { } peer) throw new QuestionException("\"peer\" is missing: the certificate to be judged, in PEM");
        var found = Pem.Certificates(peer);
        return new(
            found.Count > 0 ? found[0] : default,
            [.. found.Skip(1), .. Texts(root, "intermediates").SelectMany(Pem.Certificates)],
            root.TryGetProperty("trusted", out var trusted) && trusted.ValueKind != JsonValueKind.Null ? Private(Texts(root, "trusted").SelectMany(Pem.Certificates)) : Machine,
            Text(root, "name") is { Length: > 0 } name ? name : null,
            Text(root, "time") is { } at ? Instant(at) : time.GetUtcNow(),
            PurposeOf(Text(root, "usage")),
            [.. Texts(root, "crls").SelectMany(Pem.Lists)]);
    }

    static string? Text(JsonElement root, string member) => !root.TryGetProperty(member, out var it) || it.ValueKind == JsonValueKind.Null ? null
        : it.ValueKind == JsonValueKind.String ? it.GetString()
        : throw new QuestionException($"\"{member}\" has to be a text");

    // A list of texts, or one text, which may hold several blocks.
    static IEnumerable<string> Texts(JsonElement root, string member)
    {
        if (!root.TryGetProperty(member, out var it) || it.ValueKind == JsonValueKind.Null) return [];
        if (it.ValueKind == JsonValueKind.String) return [it.GetString()!];
        if (it.ValueKind != JsonValueKind.Array || it.EnumerateArray().Any(static one => one.ValueKind != JsonValueKind.String)) throw new QuestionException($"\"{member}\" has to be a list of texts");
        return [.. it.EnumerateArray().Select(static one => one.GetString()!)];
    }

    /// <summary>An instant, RFC 3339.</summary>
    /// <exception cref="QuestionException">It is none.</exception>
    public static DateTimeOffset Instant(string text) =>
        DateTimeOffset.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant) ? instant
        : throw new QuestionException($"\"{Outputs.Shown.Text(text, 60)}\" is no time, which is written like 2026-11-22T06:00:00Z");

    static readonly string[] Forms = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd' 'HH:mm:ssK", "yyyy-MM-dd"];

    /// <summary>What the certificate is for; a server where it is not said.</summary>
    /// <exception cref="QuestionException">Nothing that can be asked about.</exception>
    public static Purpose PurposeOf(string? usage) => usage switch
    {
        null or "" or "serverAuth" => Purpose.ServerAuth,
        "clientAuth" => Purpose.ClientAuth,
        _ => throw new QuestionException($"\"{Outputs.Shown.Text(usage, 60)}\" is no usage that can be asked about: serverAuth and clientAuth are"),
    };

    /// <summary>Roots that somebody hands over are his own: the rules for public ones do not hold below them.</summary>
    public static TrustAnchors Private(IEnumerable<ReadOnlyMemory<byte>> roots) => new([.. roots.Select(static der => new TrustAnchor(der, IsPublic: false))]);

    static TrustAnchors Read()
    {
        using var store = new X509Store(StoreName.Root, StoreLocation.LocalMachine);
        store.Open(OpenFlags.ReadOnly);
        var roots = store.Certificates;
        try
        {
            return new([.. roots.Select(static it => new TrustAnchor(it.RawData, IsPublic: true)).OrderBy(static it => ChainValidator.Fingerprint(it.Der.Span), StringComparer.Ordinal)]);
        }
        finally
        {
            foreach (var it in roots) it.Dispose();
        }
    }

    /// <summary>An answer as one line of JSON.</summary>
    public static string Written(ChainAnswer? answer, string? error)
    {
        var to = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(to, Json.Writing))
        {
            json.WriteStartObject();
            json.WriteBoolean("valid", answer is { IsValid: true });
            json.WriteStartArray("reasons");
            foreach (var it in answer?.Against ?? []) json.WriteStringValue($"{it.Rule}: {Outputs.Shown.Text(it.Sentence, 2000)}{(it.Fix is { } fix ? $"; {fix}" : "")}");
            json.WriteEndArray();
            if (error is not null) json.WriteString("error", error);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(to.WrittenSpan);
    }

    /// <summary>The question that a heap of certificates is: the leaf is the one that issued none of the others; the order says nothing.</summary>
    public static ChainQuestion Of(IReadOnlyList<ReadOnlyMemory<byte>> heap, TrustAnchors anchors, string? name, DateTimeOffset at, Purpose purpose, IReadOnlyList<ReadOnlyMemory<byte>> lists)
    {
        var leaf = Heap.LeafOf(heap);
        return new(heap[leaf], [.. heap.Where((_, index) => index != leaf)], anchors, name, at, purpose, lists);
    }
}

/// <summary>A question that cannot be asked; the sentence is for whoever wrote it.</summary>
public sealed class QuestionException(string sentence) : Exception(sentence);
