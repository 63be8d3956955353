// How text is written: marks at its beginning, or the pattern of its zeros.
using System.Text;

namespace Glacis.Content;

/// <summary>An encoding, as far as scanning needs it. Whatever keeps ASCII in its place is scanned as it stands.</summary>
/// <param name="Decoder">What decodes it; <c>null</c> where ASCII stands in its place.</param>
/// <param name="Unit">Bytes of a unit.</param>
/// <param name="Mark">Bytes of the mark at the beginning.</param>
sealed record TextEncoding(Encoding? Decoder, int Unit, int Mark);

static class Encodings
{
    static readonly TextEncoding Plain = new(null, 1, 0), Marked = new(null, 1, 3);

    /// <summary>The encoding of a text; <c>null</c> where it is none.</summary>
    internal static TextEncoding? Of(ReadOnlySpan<byte> head) => head switch
    {
        [0xef, 0xbb, 0xbf, ..] => Marked,
        [0xff, 0xfe, 0, 0, ..] => new(new UTF32Encoding(false, false), 4, 4),
        [0, 0, 0xfe, 0xff, ..] => new(new UTF32Encoding(true, false), 4, 4),
        [0xff, 0xfe, ..] => new(new UnicodeEncoding(false, false), 2, 2),
        [0xfe, 0xff, ..] => new(new UnicodeEncoding(true, false), 2, 2),
        _ => head.Contains((byte)0) ? Wide(head) : IsText(head) ? Plain : null,
    };

    // Without a mark: nearly every second byte is zero where western text is written in two bytes.
    static TextEncoding? Wide(ReadOnlySpan<byte> head)
    {
        var pairs = head.Length / 2;
        if (pairs < 4) return null;
        var (even, odd) = (0, 0);
        for (var at = 0; at < pairs; at++)
        {
            if (head[2 * at] == 0) even++;
            if (head[2 * at + 1] == 0) odd++;
        }
        if (odd > pairs * 9 / 10 && even == 0) return new(new UnicodeEncoding(false, false), 2, 0);
        return even > pairs * 9 / 10 && odd == 0 ? new(new UnicodeEncoding(true, false), 2, 0) : null;
    }

    // Text has hardly any control bytes.
    static bool IsText(ReadOnlySpan<byte> head)
    {
        var odd = 0;
        foreach (var it in head)
            if (it < 0x20 && it is not ((byte)'\n' or (byte)'\r' or (byte)'\t' or 0x0c or 0x1b or 0x08)) odd++;
        return odd * 50 <= head.Length;
    }
}
