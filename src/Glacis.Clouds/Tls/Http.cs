// One page asked for by HTTP/1.1, of which the head alone is read.
using System.Globalization;
using System.Text;
using Glacis.Certificates;

namespace Glacis.Clouds.Tls;

/// <summary>Asks for <c>/</c> over a stream that is open. What comes is bounded, and hostile.</summary>
sealed class Http(Stream stream)
{
    const int Longest = 16 * 1024;

    /// <summary>The answer; status 0 where it is no HTTP.</summary>
    internal async Task<ObservedHttp> AskAsync(string name, int port, int usual, CancellationToken limit)
    {
        var host = name.Contains(':', StringComparison.Ordinal) ? $"[{name}]" : name;
        var authority = port == usual ? host : string.Create(CultureInfo.InvariantCulture, $"{host}:{port}");
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET / HTTP/1.1\r\nHost: {authority}\r\nUser-Agent: glacis\r\nAccept: */*\r\nConnection: close\r\n\r\n"), limit);
        return Read(await HeadAsync(limit));
    }

    async Task<string> HeadAsync(CancellationToken limit)
    {
        var buffer = new byte[Longest];
        var filled = 0;
        while (filled < Longest)
        {
            var got = await stream.ReadAsync(buffer.AsMemory(filled), limit);
            if (got == 0) break;
            filled += got;
            if (!IsHttp(buffer.AsSpan(0, filled)) || buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8) >= 0) break;
        }
        return Encoding.Latin1.GetString(buffer, 0, filled);
    }

    static bool IsHttp(ReadOnlySpan<byte> bytes) => bytes.StartsWith("HTTP/"u8[..Math.Min(5, bytes.Length)]);

    /// <summary>Reads a head.</summary>
    internal static ObservedHttp Read(string head)
    {
        var lines = head.Split("\r\n\r\n")[0].Split("\r\n");
        var first = lines[0].Split(' ');
        if (!first[0].StartsWith("HTTP/", StringComparison.Ordinal) || first.Length < 2 || !int.TryParse(first[1], NumberStyles.None, CultureInfo.InvariantCulture, out var status)) return new(0, null, null);
        return new(status, Header(lines, "Strict-Transport-Security"), Header(lines, "Location"));
    }

    // Of a header that comes twice, browsers take the first (RFC 6797, 8.1).
    static string? Header(string[] lines, string name) =>
        lines.Skip(1).Where(it => it.StartsWith(name, StringComparison.OrdinalIgnoreCase) && it.Length > name.Length && it[name.Length] == ':').Select(it => it[(name.Length + 1)..].Trim()).FirstOrDefault();
}
