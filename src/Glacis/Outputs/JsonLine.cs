// The lines of a stream, one after another, in one buffer.
using System.Buffers;

namespace Glacis.Outputs;

static class JsonLine
{
    /// <summary>Each line without its line feed; it stands until the next is asked for. The stream is the caller's.</summary>
    internal static IEnumerable<ReadOnlyMemory<byte>> Of(Stream from)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
        try
        {
            for (int start = 0, end = 0; ;)
            {
                var length = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
                if (length >= 0)
                {
                    yield return buffer.AsMemory(start, length);
                    start += length + 1;
                    continue;
                }
                buffer = WithRoom(buffer, ref start, ref end);
                var got = from.Read(buffer, end, buffer.Length - end);
                end += got;
                if (got > 0) continue;
                if (end > start) yield return buffer.AsMemory(start, end - start);
                break;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    static byte[] WithRoom(byte[] buffer, ref int start, ref int end)
    {
        var room = end - start < buffer.Length / 2 ? buffer : ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.AsSpan(start, end - start).CopyTo(room);
        if (room != buffer) ArrayPool<byte>.Shared.Return(buffer);
        (start, end) = (0, end - start);
        return room;
    }
}
