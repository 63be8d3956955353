// Segments: append-only files of records, at most 64 MiB each; a torn tail is cut.
using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using Glacis.Facts;

namespace Glacis.Recordings;

/// <summary>A recording that cannot be read as one, in one sentence for whoever gave it.</summary>
public sealed class UnreadableRecordingException(string sentence, string? hint = null) : Exception(sentence)
{
    /// <summary>What to do about it, where this is known.</summary>
    public string? Hint => hint;

    /// <summary>Whether it was one, and is no longer whole.</summary>
    public bool IsDamage { get; private init; }

    /// <summary>Not what was recorded any more.</summary>
    public static UnreadableRecordingException Damaged(string sentence) => new(sentence, "take another copy of it, or collect again") { IsDamage = true };
}

/// <summary>Writes records one after another. One writer a unit; threads may not share it.</summary>
public sealed class SegmentWriter(Stream to)
{
    /// <summary>A new segment begins when the last has this many bytes.</summary>
    public const long Most = 64L << 20;

    readonly ArrayBufferWriter<byte> line = new(1024);

    /// <summary>Bytes written.</summary>
    public long Length { get; private set; }

    /// <summary>The digest that the header must carry.</summary>
    public static string DigestOf(ReadOnlySpan<byte> body)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(body, hash);
        return Convert.ToHexStringLower(hash);
    }

    public void Write(RecordHeader header, ReadOnlySpan<byte> body)
    {
        line.ResetWrittenCount();
        header.WriteTo(line);
        to.Write(line.WrittenSpan);
        to.Write(body);
        to.Write("\n"u8);
        Length += line.WrittenCount + body.Length + 1;
    }
}

/// <summary>Reads records one after another; header and body stand until the next <see cref="Next"/>. Threads may not share it.</summary>
public sealed class SegmentReader : IDisposable
{
    readonly Stream from;
    readonly string name;
    readonly Names names;
    readonly bool whole;
    byte[] buffer = ArrayPool<byte>.Shared.Rent(1 << 18);
    int start, end;
    bool drained;

    /// <param name="from">The segment, at the first record to read; it is disposed of with the reader.</param>
    /// <param name="name">The segment's path in the recording, for citations and complaints.</param>
    /// <param name="names">Interned names, shared by the readers of one worker.</param>
    /// <param name="offset">Where <paramref name="from"/> stands in the segment.</param>
    /// <param name="whole">Read request, caller, time and request id too, which judging does not need.</param>
    public SegmentReader(Stream from, string name, Names names, long offset = 0, bool whole = false)
    {
        (this.from, this.name, this.names, this.whole) = (from, name, names, whole);
        Offset = offset;
    }

    /// <summary>The header that was read last.</summary>
    public RecordHeader Header { get; private set; } = null!;

    /// <summary>The body that was read last.</summary>
    public ReadOnlyMemory<byte> Body { get; private set; }

    /// <summary>The header line that was read last, as it stands in the segment.</summary>
    public ReadOnlyMemory<byte> HeaderLine { get; private set; }

    /// <summary>Where the record that was read last begins.</summary>
    public long At { get; private set; }

    /// <summary>Where the next record begins.</summary>
    public long Offset { get; private set; }

    /// <summary>Whether the segment ended in the middle of a record.</summary>
    public bool Torn { get; private set; }

    /// <summary>Whether the body has the digest that its header names.</summary>
    public bool IsIntact
    {
        get
        {
            Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
            Span<char> digest = stackalloc char[2 * SHA256.HashSizeInBytes];
            SHA256.HashData(Body.Span, hash);
            return Convert.TryToHexStringLower(hash, digest, out _) && digest.SequenceEqual(Header.Sha256);
        }
    }

    public bool Next()
    {
        var length = LineLength();
        if (length < 0) return Tear(end > start);
        var header = Parse(buffer.AsSpan(start, length));
        if (!Fill(length + 1 + header.Length + 1)) return Tear(true);
        (Header, HeaderLine, Body) = (header, buffer.AsMemory(start, length), buffer.AsMemory(start + length + 1, header.Length));
        if (buffer[start + length + 1 + header.Length] != (byte)'\n') throw Damaged("a record is longer than its header says");
        At = Offset;
        var all = length + 1 + header.Length + 1;
        start += all;
        Offset += all;
        return true;
    }

    bool Tear(bool torn)
    {
        Torn = torn;
        return false;
    }

    // The length of the header line at `start`, without its line feed; -1 where there is none.
    int LineLength()
    {
        for (var seen = 0; ;)
        {
            var at = buffer.AsSpan(start + seen, end - start - seen).IndexOf((byte)'\n');
            if (at >= 0) return seen + at;
            seen = end - start;
            if (!Fill(seen + 1)) return -1;
        }
    }

    // Makes at least `need` bytes stand from `start` on.
    bool Fill(int need)
    {
        if (end - start >= need) return true;
        if (start + need > buffer.Length) MakeRoom(need);
        while (end - start < need && !drained)
        {
            var got = from.Read(buffer, end, buffer.Length - end);
            drained = got == 0;
            end += got;
        }
        return end - start >= need;
    }

    void MakeRoom(int need)
    {
        var room = need <= buffer.Length ? buffer : ArrayPool<byte>.Shared.Rent(Math.Max(need, buffer.Length * 2));
        buffer.AsSpan(start, end - start).CopyTo(room);
        if (room != buffer)
        {
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = room;
        }
        (end, start) = (end - start, 0);
    }

    RecordHeader Parse(ReadOnlySpan<byte> line)
    {
        try
        {
            return RecordHeaderReader.Read(line, names, whole);
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            throw Damaged("a record has no readable header");
        }
    }

    UnreadableRecordingException Damaged(string what) => UnreadableRecordingException.Damaged($"the recording is damaged: {what} in {name} at byte {Offset}");

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
        from.Dispose();
    }
}
