// The HTML report: fills report.html, whose head says what goes where, by streaming.
using System.Buffers;
using System.Buffers.Text;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Glacis.Recordings;
using Glacis.Verdicts;

namespace Glacis.Outputs;

/// <summary>One self-contained page with every verdict in it. Only the columns to filter by, packed, are held until the end.</summary>
public sealed class Html : Output
{
    internal const int Block = 500;

    const string Marker = "<!--glacis:data-->", Picture = "<!--glacis:picture-->\n";

    public override string Name => "html";

    public override string Extension => "html";

    public override void Write(Report report, Stream to)
    {
        var template = Template();
        var marker = template.LastIndexOf(Marker, StringComparison.Ordinal);
        if (marker < 0) throw new InvalidOperationException("report.html has no place for data");
        to.Write(Encoding.UTF8.GetBytes(template[..marker].Replace(Picture, Pictured(report.Tiers), StringComparison.Ordinal)));
        Head(report, to);
        using var index = new HtmlIndex();
        Blocks(report, index, to);
        index.WriteTo(to, Block);
        to.Write(Encoding.UTF8.GetBytes(template[(marker + Marker.Length)..]));
    }

    static string Pictured(string tiers) => tiers.Length == 0 ? "" :
        $"  <section class=\"wrap part\" aria-labelledby=\"h-tiers\"><h2 id=\"h-tiers\">Networks, tier by tier</h2>\n{tiers}  </section>\n";

    static string Template()
    {
        using var stream = typeof(Html).Assembly.GetManifestResourceStream("report.html") ?? throw new InvalidOperationException("report.html is not in this build");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    static void Head(Report report, Stream to)
    {
        to.Write("<script type=\"application/json\" id=\"summary\">"u8);
        using (var json = new Utf8JsonWriter(to, Json.Writing))
        {
            json.WriteStartObject();
            Summary.WriteMembers(report, json);
            json.WriteEndObject();
        }
        to.Write("</script>\n"u8);
    }

    static void Blocks(Report report, HtmlIndex index, Stream to)
    {
        using var line = new VerdictLine();
        using var block = new Packed();
        var rows = 0;
        foreach (var verdict in report.Verdicts)
        {
            index.Add(verdict);
            block.Write(line.Of(verdict));
            block.Write("\n"u8);
            if (++rows % Block == 0) Close(block, to);
        }
        if (rows % Block != 0) Close(block, to);
    }

    static void Close(Packed block, Stream to)
    {
        to.Write("<script type=\"text/plain\" class=\"block\">"u8);
        block.WriteTo(to);
        to.Write("</script>\n"u8);
    }
}

/// <summary>Bytes that go in one after another and come out as base64 of gzip, once; then it is empty again.</summary>
sealed class Packed : IDisposable
{
    readonly MemoryStream packed = new();
    GZipStream? gzip;

    internal void Write(ReadOnlySpan<byte> bytes) => (gzip ??= new(packed, CompressionLevel.Optimal, leaveOpen: true)).Write(bytes);

    internal void WriteTo(Stream to)
    {
        gzip?.Dispose();
        gzip = null;
        const int Piece = 3 << 12;
        var all = packed.GetBuffer().AsSpan(0, (int)packed.Length);
        var text = ArrayPool<byte>.Shared.Rent(Base64.GetMaxEncodedToUtf8Length(Piece));
        for (var at = 0; at < all.Length; at += Piece)
        {
            Base64.EncodeToUtf8(all.Slice(at, Math.Min(Piece, all.Length - at)), text, out _, out var written);
            to.Write(text, 0, written);
        }
        ArrayPool<byte>.Shared.Return(text);
        packed.SetLength(0);
    }

    public void Dispose()
    {
        gzip?.Dispose();
        packed.Dispose();
    }
}

/// <summary>What the page filters and sorts by without unpacking a block: a row for each verdict, in packed columns.</summary>
sealed class HtmlIndex : IDisposable
{
    const int MostReasons = 1 << 16;

    readonly Places check = new(), kind = new(), account = new(), region = new(), environment = new();
    readonly Packed outcome = new(), severity = new(), confidence = new(), flags = new(), reason = new(), id = new(), reasons = new(), names = new();
    readonly Dictionary<string, uint> known = new(StringComparer.Ordinal);
    uint lines;
    int count;

    internal void Add(Verdict it)
    {
        count++;
        check.Add(it.Check);
        kind.Add(it.Resource.Kind);
        account.Add(it.Resource.Account);
        region.Add(it.Resource.Region);
        environment.Add(it.Resource.Environment);
        outcome.Write([(byte)it.Outcome]);
        severity.Write([(byte)it.Severity]);
        confidence.Write([(byte)Math.Clamp(Math.Floor(it.Confidence * 100 + 1e-9), 0, 100)]);
        flags.Write([(byte)(it.Escalates ? 1 : 0)]);
        Number(reason, LineOf(it.Reason));
        Span<byte> name = stackalloc byte[16];
        it.Id.TryWriteBytes(name, bigEndian: true, out _);
        Number(id, System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(name));
        Line(names, $"{Spaced(it.Resource.Name)}\t{Spaced(it.Resource.Id)}");
    }

    // Reasons that name a resource are many: after so many different ones a reason may stand more than once.
    uint LineOf(string text)
    {
        if (known.TryGetValue(text, out var line)) return line;
        if (known.Count < MostReasons) known.Add(text, lines);
        Line(reasons, Spaced(text));
        return lines++;
    }

    static void Number(Packed column, uint value)
    {
        Span<byte> bytes = stackalloc byte[4];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        column.Write(bytes);
    }

    static void Line(Packed column, string text)
    {
        column.Write(Encoding.UTF8.GetBytes(text));
        column.Write("\n"u8);
    }

    static string Spaced(string text) =>
        text.AsSpan().ContainsAnyInRange('\0', '\x1f') || text.Contains('\x7f', StringComparison.Ordinal) ? string.Create(text.Length, text, static (to, from) =>
        {
            for (var at = 0; at < to.Length; at++) to[at] = from[at] is < ' ' or '\x7f' ? ' ' : from[at];
        }) : text;

    internal void WriteTo(Stream to, int block)
    {
        to.Write("<script type=\"application/json\" id=\"index\">"u8);
        to.Write(Encoding.ASCII.GetBytes(string.Create(System.Globalization.CultureInfo.InvariantCulture, $$"""{"format":1,"count":{{count}},"block":{{block}},"dictionaries":""")));
        using (var json = new Utf8JsonWriter(to, Json.Writing)) Dictionaries(json);
        to.Write(",\"columns\":{"u8);
        Column(to, "check", check.Column, ",");
        Column(to, "kind", kind.Column, ",");
        Column(to, "account", account.Column, ",");
        Column(to, "region", region.Column, ",");
        Column(to, "environment", environment.Column, ",");
        Column(to, "outcome", outcome, ",");
        Column(to, "severity", severity, ",");
        Column(to, "confidence", confidence, ",");
        Column(to, "flags", flags, ",");
        Column(to, "reason", reason, ",");
        Column(to, "id", id, "},\"texts\":{");
        Column(to, "reason", reasons, ",");
        Column(to, "name", names, "}}");
        to.Write("</script>\n"u8);
    }

    void Dictionaries(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        check.WriteTo(json, "check");
        kind.WriteTo(json, "kind");
        account.WriteTo(json, "account");
        region.WriteTo(json, "region");
        environment.WriteTo(json, "environment");
        json.WriteEndObject();
    }

    static void Column(Stream to, string name, Packed column, string then)
    {
        to.Write(Encoding.ASCII.GetBytes($"\"{name}\":\""));
        column.WriteTo(to);
        to.Write(Encoding.ASCII.GetBytes($"\"{then}"));
    }

    public void Dispose()
    {
        foreach (var places in new[] { check, kind, account, region, environment }) places.Column.Dispose();
        foreach (var column in new[] { outcome, severity, confidence, flags, reason, id, reasons, names }) column.Dispose();
    }

    /// <summary>A column of places in a dictionary that grows with it.</summary>
#pragma warning disable CA1001 // its column is disposed of with the index
    sealed class Places
#pragma warning restore CA1001
    {
        const int Most = 65_536;

        readonly Dictionary<string, ushort> known = new(StringComparer.Ordinal);
        readonly List<string> words = [];

        internal Packed Column { get; } = new();

        internal void Add(string word)
        {
            if (!known.TryGetValue(word, out var place)) place = Place(word);
            Column.Write([(byte)place, (byte)(place >> 8)]);
        }

        // The last place is for all that find no other.
        ushort Place(string word)
        {
            if (words.Count == Most) return Most - 1;
            words.Add(words.Count == Most - 1 ? "others" : word);
            return known[word] = (ushort)(words.Count - 1);
        }

        internal void WriteTo(Utf8JsonWriter json, string name)
        {
            json.WriteStartArray(name);
            foreach (var word in words) json.WriteStringValue(word);
            json.WriteEndArray();
        }
    }
}
