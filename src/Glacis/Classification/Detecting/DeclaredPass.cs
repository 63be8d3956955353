// The pass of declared patterns over a text: line by line, and along longer lines in stretches, so that no text makes it slow.
using System.Text;
using System.Text.Unicode;

namespace Glacis.Classification.Detecting;

/// <summary>Asks declared patterns where their expressions match. For one thread.</summary>
sealed class DeclaredPass(IReadOnlyList<DeclaredPattern> patterns, Columns? columns)
{
    /// <summary>The most bytes of one find.</summary>
    internal const int Longest = 512;

    // Whoever looks for the next find may have to look to the end of the stretch: without ends, that is the square of a line's length.
    const int Stretch = 4 * Longest, LongestLetter = 4;

    readonly Surroundings surroundings = new(columns);
    readonly List<(Extent At, DeclaredPattern By)> hits = [];
    readonly char[] letters = new char[Stretch + LongestLetter];
    (int From, int End) decoded;
    int count;
    bool isByteByByte;

    /// <summary>Adds finds in a window, in order.</summary>
    internal void In(ReadOnlySpan<byte> text, List<Find> into)
    {
        surroundings.Window();
        Lines(text, into);
        surroundings.Close(text);
    }

    /// <summary>Adds finds in the value of a field, by its folded name.</summary>
    internal void InField(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value, List<Find> into)
    {
        surroundings.Window();
        surroundings.Fixed(name);
        Lines(value, into);
        surroundings.Fixed(default);
    }

    void Lines(ReadOnlySpan<byte> text, List<Find> into)
    {
        decoded = default;
        for (var from = 0; from < text.Length;)
        {
            var end = text[from..].IndexOf((byte)'\n') is >= 0 and var length ? from + length : text.Length;
            Line(text, from, end > from && text[end - 1] == '\r' ? end - 1 : end, into);
            from = end + 1;
        }
        into.Sort(static (one, other) => (one.Start, other.Length).CompareTo((other.Start, one.Length)));
    }

    void Line(ReadOnlySpan<byte> text, int from, int end, List<Find> into)
    {
        hits.Clear();
        foreach (var pattern in patterns)
            for (var at = from; at < end;) at = Stretched(text, pattern, at, from, end);
        // Surroundings go forward only.
        hits.Sort(static (one, other) => (one.At.Start, one.At.End).CompareTo((other.At.Start, other.At.End)));
        foreach (var (at, by) in hits)
            if (by.Weigh(new(text, at, default, surroundings, inField: false)) is { Counts: true } weight) into.Add(new(at.Start, at.Length, by, weight));
    }

    // Finds of one stretch; where the next begins. What begins near its end is left to the next, which sees all of it.
    int Stretched(ReadOnlySpan<byte> text, DeclaredPattern pattern, int start, int line, int end)
    {
        var stop = Boundary(text, Math.Min(start + Stretch, end));
        var next = stop == end ? end : Boundary(text, start + Stretch - Longest);
        // The letter before tells whether a word begins.
        var before = start == line ? start : Boundary(text, start - 1);
        Decode(text, before, stop);
        var (letter, at) = (0, before);
        foreach (var match in pattern.Expression.EnumerateMatches(letters.AsSpan(0, count), Letter(start - before)))
        {
            var (first, last) = (Math.Max(letter, Whole(match.Index, -1)), Whole(match.Index + match.Length, 1));
            at += Bytes(letter, first);
            if (at >= next) break;
            var length = Bytes(first, last);
            if (length is > 0 and <= Longest) hits.Add((new(at, at + length), pattern));
            (letter, at) = (last, at + length);
            next = Math.Max(next, at);
        }
        return next;
    }

    // A text that is no UTF-8 is taken byte by byte: every byte a letter of Latin-1.
    void Decode(ReadOnlySpan<byte> text, int from, int end)
    {
        if (decoded == (from, end)) return;
        var bytes = text[from..end];
        isByteByByte = Ascii.IsValid(bytes) || !Utf8.IsValid(bytes);
        count = (isByteByByte ? Encoding.Latin1 : Encoding.UTF8).GetChars(bytes, letters);
        decoded = (from, end);
    }

    int Bytes(int from, int end) => end <= from ? 0 : isByteByByte ? end - from : Encoding.UTF8.GetByteCount(letters, from, end - from);

    // How many characters the letter before the stretch is.
    int Letter(int bytes) => bytes == LongestLetter && !isByteByByte ? 2 : isByteByByte ? bytes : Math.Min(bytes, 1);

    // Half of a pair is no letter.
    int Whole(int at, int towards) => at > 0 && at < count && char.IsLowSurrogate(letters[at]) && char.IsHighSurrogate(letters[at - 1]) ? at + towards : at;

    static int Boundary(ReadOnlySpan<byte> text, int at)
    {
        for (var back = 0; back < LongestLetter && back <= at && at < text.Length; back++)
            if ((text[at - back] & 0xC0) != 0x80) return at - back;
        return at;
    }
}
