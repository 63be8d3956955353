// What is read out of a content, for whoever looks at it.
using Glacis.Classification.Detecting;

namespace Glacis.Content;

/// <summary>Takes what is read, in order. Spans are valid during the call.</summary>
public interface ISink
{
    /// <summary>A text begins.</summary>
    /// <param name="part">Which part of the content; empty for the content itself.</param>
    /// <param name="format">What the part is.</param>
    /// <param name="columns">The head of a delimited text.</param>
    void Begin(string part, Format format, Columns? columns);

    /// <summary>A window of the text, ending where a line does.</summary>
    /// <param name="window">In an encoding that keeps ASCII.</param>
    /// <param name="places">Where bytes of the window stand in the content.</param>
    void Text(ReadOnlySpan<byte> window, in Places places);

    /// <summary>A value of a field; a text has begun.</summary>
    void Value(string field, ReadOnlySpan<byte> value);

    /// <summary>Something that cannot be read.</summary>
    void Not(Unclassifiable it);
}

/// <summary>Where bytes of a window stand in the content as it lies.</summary>
/// <param name="Offset">Where the window begins; negative where it stands nowhere, because it was unpacked.</param>
/// <param name="Unit">Bytes for each unit of the encoding.</param>
public readonly record struct Places(long Offset, int Unit)
{
    public static readonly Places Nowhere = new(-1, 1);

    /// <summary>Offset and length in the content of a part of the window.</summary>
    public (long Offset, long Length) Of(ReadOnlySpan<byte> window, int start, int length) =>
        Unit == 1 ? (Offset + start, length) : (Offset + Units(window[..start]), Units(window.Slice(start, length)));

    long Units(ReadOnlySpan<byte> text)
    {
        var characters = System.Text.Encoding.UTF8.GetCharCount(text);
        return Unit == 2 ? characters * 2L : (characters - Pairs(text)) * 4L;
    }

    // Four bytes of UTF-8 are two characters and one code point.
    static int Pairs(ReadOnlySpan<byte> text)
    {
        var pairs = 0;
        foreach (var it in text)
            if (it >= 0xf0) pairs++;
        return pairs;
    }
}
