// Merely parses the same bytes: headers and JSON with JsonDocument, XML with XDocument. What reading and judging is measured against.
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using System.Xml.Linq;

namespace Glacis.Bench.Measuring;

static class Parse
{
    internal static Cost Run(string folder) => Run(folder, static body =>
    {
        if (body.Span[0] == (byte)'<') XDocument.Load(StreamOf(body));
        else JsonDocument.Parse(body).Dispose();
    });

    /// <summary>Parses headers, and takes the digest of each body: what proving the bytes costs.</summary>
    internal static Cost Digest(string folder) => Run(folder, static body =>
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(body.Span, hash);
    });

    /// <summary>Headers alone.</summary>
    internal static Cost Headers(string folder) => Run(folder, static _ => { });

    static Cost Run(string folder, Action<ReadOnlyMemory<byte>> take)
    {
        var (cost, allocated, bytes) = (new Cost(), GC.GetAllocatedBytesForCurrentThread(), Array.Empty<byte>());
        foreach (var segment in Directory.EnumerateFiles(folder, "*.seg", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var since = Stopwatch.GetTimestamp();
            var length = Read(segment, ref bytes);
            Records(bytes.AsMemory(0, length), take);
            cost.Bytes += length;
            var name = Path.GetFileName(segment);
            cost.Charge(Cost.ProtocolOf(name[..name.IndexOf('-', StringComparison.Ordinal)] + ":"), ref since);
        }
        cost.Allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        return cost;
    }

    static int Read(string segment, ref byte[] bytes)
    {
        using var file = File.OpenRead(segment);
        if (bytes.Length < file.Length) bytes = new byte[Math.Max(file.Length, 66 << 20)];
        var length = (int)file.Length;
        file.ReadExactly(bytes, 0, length);
        return length;
    }

    static void Records(ReadOnlyMemory<byte> rest, Action<ReadOnlyMemory<byte>> take)
    {
        while (rest.Length > 0)
        {
            var line = rest.Span.IndexOf((byte)'\n');
            using var header = JsonDocument.Parse(rest[..line]);
            var length = header.RootElement.GetProperty("length").GetInt32();
            if (length > 0) take(rest.Slice(line + 1, length));
            rest = rest[(line + 1 + length + 1)..];
        }
    }

    static MemoryStream StreamOf(ReadOnlyMemory<byte> body) =>
        System.Runtime.InteropServices.MemoryMarshal.TryGetArray(body, out var array) ? new(array.Array!, array.Offset, array.Count, writable: false) : new(body.ToArray());
}
