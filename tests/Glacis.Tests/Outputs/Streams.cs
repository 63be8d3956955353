// Streams for tests of outputs: one made of verdicts as it is read, one that only counts.
using Glacis.Outputs;
using Glacis.Verdicts;

namespace Glacis.Tests.Outputs;

/// <summary>The lines of verdicts, made while they are read.</summary>
sealed class VerdictStream(IEnumerable<Verdict> verdicts) : Stream
{
    readonly IEnumerator<Verdict> from = verdicts.GetEnumerator();
    readonly VerdictLine line = new();
    readonly MemoryStream pending = new();

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (pending.Position == pending.Length)
        {
            pending.SetLength(0);
            if (!from.MoveNext()) return 0;
            line.Write(from.Current, pending);
            pending.Position = 0;
        }
        return pending.Read(buffer, offset, count);
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        from.Dispose();
        line.Dispose();
        pending.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>Keeps nothing but how much was written and how much memory was held meanwhile.</summary>
sealed class CountingStream : Stream
{
    long length, looked;

    /// <summary>The most memory that was held, looked at each 4 MiB.</summary>
    internal long Highest { get; private set; }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => length;

    public override long Position { get => length; set => throw new NotSupportedException(); }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        length += buffer.Length;
        if (length - looked < 4 << 20) return;
        looked = length;
        Highest = Math.Max(Highest, GC.GetTotalMemory(forceFullCollection: true));
    }

    public override void WriteByte(byte value) => Write([value]);

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
