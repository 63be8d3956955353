// A stream of text in windows that end where lines do; bounded memory, whatever the lines are.
using System.Text;
using Glacis.Classification.Detecting;

namespace Glacis.Content;

static class Windows
{
    const int Size = 1 << 20;

    /// <summary>Reads a text to its end.</summary>
    internal static void Read(Stream stream, ReadOnlySpan<byte> head, string part, Format format, bool isOutermost, ISink sink)
    {
        var encoding = Encodings.Of(head)!;
        var columns = format != Format.Delimited ? null : encoding.Decoder is { } decoder ? Delimited.HeadOf(Decoded(decoder, head[encoding.Mark..])) : Delimited.HeadOf(head);
        sink.Begin(part, format, columns);
        Skip(stream, encoding.Mark);
        if (encoding.Decoder is null) Plain(stream, isOutermost ? encoding.Mark : -1, sink);
        else Wide(stream, encoding, isOutermost, sink);
    }

    static byte[] Decoded(Encoding from, ReadOnlySpan<byte> text) => Encoding.UTF8.GetBytes(from.GetString(text));

    static void Skip(Stream stream, int count)
    {
        Span<byte> mark = stackalloc byte[4];
        stream.ReadExactly(mark[..count]);
    }

    static void Plain(Stream stream, long offset, ISink sink)
    {
        var (buffer, held) = (new byte[Size], 0);
        while (stream.ReadAtLeast(buffer.AsSpan(held), buffer.Length - held, throwOnEndOfStream: false) is var read)
        {
            var filled = held + read;
            var window = filled < buffer.Length ? filled : Cut(buffer);
            if (window == 0) return;
            sink.Text(buffer.AsSpan(0, window), offset < 0 ? Places.Nowhere : new(offset, 1));
            if (offset >= 0) offset += window;
            held = filled - window;
            buffer.AsSpan(window, held).CopyTo(buffer);
            if (filled < buffer.Length) return;
        }
    }

    static void Wide(Stream stream, TextEncoding encoding, bool isOutermost, ISink sink)
    {
        var (buffer, held) = (new byte[Size], 0);
        long offset = encoding.Mark;
        while (stream.ReadAtLeast(buffer.AsSpan(held), buffer.Length - held, throwOnEndOfStream: false) is var read)
        {
            var filled = (held + read) / encoding.Unit * encoding.Unit;
            var window = held + read < buffer.Length ? filled : WideCut(buffer, encoding);
            if (window == 0) return;
            sink.Text(Decoded(encoding.Decoder!, buffer.AsSpan(0, window)), isOutermost ? new(offset, encoding.Unit) : Places.Nowhere);
            offset += window;
            var isLast = held + read < buffer.Length;
            held = held + read - window;
            buffer.AsSpan(window, held).CopyTo(buffer);
            if (isLast) return;
        }
    }

    // Behind the last line feed; in a line without end behind the last space, or anywhere.
    static int Cut(ReadOnlySpan<byte> full)
    {
        var at = full.LastIndexOf((byte)'\n');
        if (at < 0) at = full[(full.Length / 2)..].LastIndexOfAny(" ,;\t>"u8) is >= 0 and var mark ? full.Length / 2 + mark : full.Length - 1;
        return at + 1;
    }

    static int WideCut(ReadOnlySpan<byte> full, TextEncoding encoding)
    {
        Span<byte> feed = stackalloc byte[4];
        var length = encoding.Decoder!.GetBytes("\n", feed);
        for (var at = full.Length - length; at > 0; at -= encoding.Unit)
            if (full.Slice(at, length).SequenceEqual(feed[..length])) return at + length;
        return full.Length - 8;
    }
}
