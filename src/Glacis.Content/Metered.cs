// A stream that knows how much came out of it, and stops what grows beyond its caps.
namespace Glacis.Content;

/// <summary>What came out of one content so far, all its parts together.</summary>
sealed class Meter(Limits limits, Stream outermost)
{
    const long Grace = 16 << 20;

    long unpacked;
    int parts;

    internal Limits Limits => limits;

    /// <exception cref="UnreadableContentException">More than the caps allow.</exception>
    internal void Count(int bytes)
    {
        unpacked += bytes;
        if (unpacked > limits.Unpacked) throw new UnreadableContentException($"more than {limits.Unpacked >> 20} MiB come out of it");
        if (unpacked > Grace && unpacked / limits.Ratio > Read) throw new UnreadableContentException($"it grows more than {limits.Ratio} times by being unpacked");
    }

    /// <exception cref="UnreadableContentException">More than the caps allow.</exception>
    internal void Part()
    {
        if (++parts > limits.Parts) throw new UnreadableContentException($"it has more than {limits.Parts} parts");
    }

    long Read => outermost.CanSeek ? outermost.Length : (outermost as Peeked)?.Taken ?? 1;
}

/// <summary>Bytes that are unpacked, counted.</summary>
sealed class Metered(Stream inner, Meter meter) : Reading
{
    public override int Read(Span<byte> buffer)
    {
        var read = Unpacked(buffer);
        meter.Count(read);
        Given += read;
        return read;
    }

    // Unpackers fall over what is broken in ways of their own.
    int Unpacked(Span<byte> buffer)
    {
        try
        {
            return inner.Read(buffer);
        }
        catch (Exception e) when (e is ArgumentException or IndexOutOfRangeException or InvalidOperationException or NullReferenceException or ArithmeticException)
        {
            throw new InvalidDataException("what is packed is broken", e);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>A stream whose beginning was looked at.</summary>
sealed class Peeked : Reading
{
    readonly Stream inner;
    readonly byte[] head;
    int at;

    internal Peeked(Stream inner)
    {
        (this.inner, head) = (inner, new byte[Sniff.Length]);
        var length = inner.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        Array.Resize(ref head, length);
        Taken = length;
    }

    internal ReadOnlySpan<byte> Head => head;

    /// <summary>Bytes read from below.</summary>
    internal long Taken { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        if (at == head.Length)
        {
            var read = inner.Read(buffer);
            Taken += read;
            Given += read;
            return read;
        }
        var count = Math.Min(buffer.Length, head.Length - at);
        head.AsSpan(at, count).CopyTo(buffer);
        at += count;
        Given += count;
        return count;
    }

    /// <summary>All of it, in memory.</summary>
    /// <exception cref="UnreadableContentException">More than the cap allows.</exception>
    internal byte[] Whole(int most)
    {
        using var all = new MemoryStream();
        var buffer = new byte[1 << 16];
        while (Read(buffer.AsSpan()) is > 0 and var count)
        {
            all.Write(buffer, 0, count);
            if (all.Length > most) throw new UnreadableContentException($"it has to be read as a whole, and has more than {most >> 20} MiB");
        }
        return all.ToArray();
    }
}

/// <summary>A stream that is read forward, and nothing else.</summary>
abstract class Reading : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    /// <summary>How many bytes were read from it; some readers count on it.</summary>
    public override long Position { get => Given; set => throw new NotSupportedException(); }

    protected long Given { get; set; }

    public abstract override int Read(Span<byte> buffer);

    public sealed override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
