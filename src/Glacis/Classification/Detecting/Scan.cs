// One pass over a text: bit masks of where digits, @ and ends of keys stand; detectors are asked only there.
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Glacis.Classification.Detecting;

/// <summary>Scans texts, window after window. For one thread.</summary>
public sealed class Scan
{
    const int Block = 64, LongToken = 25, LongestToken = 4096;

    readonly Scanner rules;
    readonly Surroundings surroundings;
    readonly FieldNames names;
    readonly Columns? columns;
    readonly CellCursor? walker;
    readonly DeclaredPass? declared;
    readonly Detector[]?[] wanted = [];
    readonly List<Find> finds = [], others = [], settled = [];
    List<Find> into;
    ulong wasDigit, wasName, wasNamed;
    int resume;

    /// <param name="rules">The detectors.</param>
    /// <param name="columns">The head of a delimited text; <c>null</c> for any other.</param>
    public Scan(Scanner rules, Columns? columns = null)
    {
        (this.rules, this.columns, surroundings, names, into) = (rules, columns, new(columns), new(rules), finds);
        if (rules.Declared.Count > 0) declared = new(rules.Declared, columns);
        if (columns is null) return;
        wanted = [.. columns.Names.Select(it => rules.OfField(CellCursor.Folded(it)) is { Length: > 0 } some ? some : null)];
        if (wanted.Any(static it => it is not null)) walker = new(columns);
    }

    /// <summary>Finds in one window, in order and without overlaps; valid until the next call. A window ends where a line does.</summary>
    public ReadOnlySpan<Find> In(ReadOnlySpan<byte> text)
    {
        Begin();
        Anchors(text);
        into = others;
        Marks(text);
        surroundings.Close(text);
        if (walker is not null) Cells(text);
        declared?.In(text, others);
        return Settled();
    }

    void Begin()
    {
        finds.Clear();
        others.Clear();
        (into, resume) = (finds, 0);
        surroundings.Window();
    }

    /// <summary>Finds in one value of a field or column with that name.</summary>
    public ReadOnlySpan<Find> InField(string name, ReadOnlySpan<byte> value)
    {
        Begin();
        var folded = CellCursor.Folded(name);
        foreach (var detector in rules.OfField(folded)) Ask(detector, value, Trimmed(value, new(0, value.Length)), inField: true);
        surroundings.Fixed(folded);
        Anchors(value);
        Marks(value);
        surroundings.Fixed(default);
        declared?.InField(folded, value, others);
        return Settled();
    }

    // ---- anchors ----------------------------------------------------------------------------------------------------------------

    void Anchors(ReadOnlySpan<byte> text)
    {
        (wasDigit, wasName, wasNamed) = (0, 0, 0);
        var from = 0;
        for (; from + Block <= text.Length; from += Block) At(text, from, ref Unsafe.Add(ref MemoryMarshal.GetReference(text), from));
        Span<byte> tail = stackalloc byte[Block];
        tail.Clear();
        text[from..].CopyTo(tail);
        At(text, from, ref MemoryMarshal.GetReference(tail));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    void At(ReadOnlySpan<byte> text, int from, ref byte block)
    {
        Masks(ref block, out var digits, out var ats, out var ends, out var namely, out var spaces);
        var starts = digits & ~(digits << 1 | wasDigit);
        var named = namely | spaces & (namely << 1 | wasName);
        var fields = ends & (named << 1 | wasNamed);
        (wasDigit, wasName, wasNamed) = (digits >> 63, namely >> 63, named >> 63);
        for (var all = starts | ats | fields; all != 0; all &= all - 1)
        {
            var at = from + BitOperations.TrailingZeroCount(all);
            if (at < resume) continue;
            var bit = all & (~all + 1);
            if ((starts & bit) != 0) AtDigit(text, at);
            else if ((ats & bit) != 0) AtAnchor(Anchor.AtSign, text, at);
            else AtFieldsEnd(text, at);
        }
    }

    // Digits; at signs; what ends a key; what a key may end with: a letter, a quote; and a space, which may part the two.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Masks(ref byte at, out ulong digits, out ulong ats, out ulong ends, out ulong namely, out ulong spaces)
    {
        (digits, ats, ends, namely, spaces) = (0, 0, 0, 0, 0);
        for (var part = 0; part < Block; part += Vector256<byte>.Count)
        {
            var bytes = Vector256.LoadUnsafe(ref at, (nuint)part);
            digits |= (ulong)Vector256.LessThan(bytes - Vector256.Create((byte)'0'), Vector256.Create((byte)10)).ExtractMostSignificantBits() << part;
            ats |= (ulong)Vector256.Equals(bytes, Vector256.Create((byte)'@')).ExtractMostSignificantBits() << part;
            ends |= (ulong)(Vector256.Equals(bytes, Vector256.Create((byte)':')) | Vector256.Equals(bytes, Vector256.Create((byte)'=')) | Vector256.Equals(bytes, Vector256.Create((byte)'>'))).ExtractMostSignificantBits() << part;
            var letters = Vector256.LessThan((bytes | Vector256.Create((byte)0x20)) - Vector256.Create((byte)'a'), Vector256.Create((byte)26));
            namely |= (ulong)(letters | Vector256.Equals(bytes, Vector256.Create((byte)'"'))).ExtractMostSignificantBits() << part;
            spaces |= (ulong)Vector256.Equals(bytes, Vector256.Create((byte)' ')).ExtractMostSignificantBits() << part;
        }
    }

    void Marks(ReadOnlySpan<byte> text)
    {
        for (var from = 0; rules.Prefixes.Next(text, from, out var detectors) is var at and >= 0; from = at + 1)
            foreach (var detector in detectors) Ask(detector, text, detector.ExtentAt(text, at));
    }

    bool AtAnchor(Anchor anchor, ReadOnlySpan<byte> text, int at)
    {
        var found = false;
        foreach (var detector in rules.At(anchor))
            if (detector.ExtentAt(text, at) is { IsEmpty: false } extent && Ask(detector, text, extent)) found = true;
        return found;
    }

    // ---- digits -----------------------------------------------------------------------------------------------------------------

    void AtDigit(ReadOnlySpan<byte> text, int digit)
    {
        var start = digit;
        while (start > 0 && digit - start < LongToken && Letters.IsLetter(text[start - 1])) start--;
        if (Shapes.BeginsAt(text, start) && (Shaped(text, start) || start == digit && Shaped(text, LettersBefore(text, start)))) return;
        var end = digit;
        while (end < text.Length && Letters.IsAlphanumeric(text[end])) end++;
        var isFound = end - start >= LongToken && AtAnchor(Anchor.LongToken, text, start)
            || start > 0 && text[start - 1] is (byte)'+' or (byte)'(' && AtAnchor(Anchor.Calling, text, start - 1)
            || digit - start == 2 && AtAnchor(Anchor.CountryAndCheck, text, start)
            || end - digit <= 5 && start == digit && (end + 1 < text.Length && text[end] == ' ' && Letters.IsLetter(text[end + 1]) || digit > 3 && text[digit - 1] == ' ' && (Letters.IsLetter(text[digit - 2]) || text[digit - 2] == '.')) && AtAnchor(Anchor.House, text, digit)
            || end < text.Length && text[end] == ':' && end - start <= 4 && AtAnchor(Anchor.HexColon, text, start);
        if (!isFound) resume = Math.Max(resume, Math.Min(end, start + LongestToken));
    }

    // "AB 12 34 56 C": one to three letters that a space parts from the digits.
    static int LettersBefore(ReadOnlySpan<byte> text, int digit)
    {
        if (digit < 2 || text[digit - 1] != ' ') return -1;
        var start = digit - 1;
        while (start > 0 && digit - start < 5 && Letters.IsLetter(text[start - 1])) start--;
        return start < digit - 1 && digit - start < 5 && Shapes.BeginsAt(text, start) ? start : -1;
    }

    // The longest shape that somebody knows wins; among those who know it the surest.
    bool Shaped(ReadOnlySpan<byte> text, int start)
    {
        if (start < 0) return false;
        Span<(int End, short State)> ends = stackalloc (int, short)[4];
        for (var left = rules.Shapes.Walk(text, start, ends) - 1; left >= 0; left--)
            if (Ask(rules.Shapes.Of(ends[left].State), text, new(start, ends[left].End))) return true;
        return false;
    }

    bool Ask(ReadOnlySpan<Detector> detectors, ReadOnlySpan<byte> text, Extent at)
    {
        Span<byte> compact = stackalloc byte[Block];
        var candidate = new Candidate(text, at, Compacted(text[at.Start..at.End], compact), surroundings, inField: false);
        var (best, weight) = (default(Detector), Weight.Nothing);
        foreach (var detector in detectors)
            if (detector.Weigh(candidate) is { Counts: true } its && its.Confidence > weight.Confidence) (best, weight) = (detector, its);
        return best is not null && Keep(best, at, weight);
    }

    bool Ask(Detector detector, ReadOnlySpan<byte> text, Extent at, bool inField = false)
    {
        if (at.IsEmpty) return false;
        Span<byte> compact = stackalloc byte[Block];
        var weight = detector.Weigh(new(text, at, Compacted(text[at.Start..at.End], compact), surroundings, inField));
        return weight.Counts && Keep(detector, at, weight);
    }

    bool Keep(Detector by, Extent at, Weight weight)
    {
        Insert(into, new(at.Start, at.Length, by, weight));
        resume = Math.Max(resume, at.End);
        return true;
    }

    static ReadOnlySpan<byte> Compacted(ReadOnlySpan<byte> text, Span<byte> to)
    {
        var count = 0;
        foreach (var it in text)
        {
            if (count == to.Length) break;
            if (Letters.IsAlphanumeric(it)) to[count++] = Letters.IsLower(it) ? (byte)(it & 0xDF) : it;
        }
        return to[..count];
    }

    // ---- fields -----------------------------------------------------------------------------------------------------------------

    void AtFieldsEnd(ReadOnlySpan<byte> text, int at)
    {
        if (text[at] == ':' && text[(at + 1)..].StartsWith("//"u8))
        {
            AtAnchor(Anchor.Address, text, at);
            return;
        }
        if (columns is not null || names.Of(Fielded.KeyBefore(text, at)) is not { } detectors) return;
        var value = Fielded.ValueBehind(text, at);
        foreach (var detector in detectors) Field(detector, text, value);
    }

    // A find in a field does not keep others from looking into the same text.
    void Field(Detector detector, ReadOnlySpan<byte> text, Extent at)
    {
        var was = resume;
        Ask(detector, text, at, inField: true);
        resume = was;
    }

    void Cells(ReadOnlySpan<byte> text)
    {
        walker!.Window();
        for (var at = 0; at < text.Length;)
        {
            var (column, start) = (walker.Column, walker.Start);
            at = walker.End(text);
            if (column < wanted.Length && wanted[column] is { } detectors)
                foreach (var detector in detectors) Ask(detector, text, Trimmed(text, new(start, at)), inField: true);
            at++;
        }
    }

    static Extent Trimmed(ReadOnlySpan<byte> text, Extent at)
    {
        var (start, end) = (at.Start, at.End);
        while (start < end && text[start] is (byte)' ' or (byte)'"' or (byte)'\'') start++;
        while (end > start && text[end - 1] is (byte)' ' or (byte)'"' or (byte)'\'' or (byte)'\r') end--;
        return new(start, end);
    }

    // ---- order ------------------------------------------------------------------------------------------------------------------

    // Passes find in order, or nearly so.
    static void Insert(List<Find> into, Find it)
    {
        into.Add(it);
        for (var at = into.Count - 1; at > 0 && into[at - 1].Start > it.Start; at--) (into[at], into[at - 1]) = (into[at - 1], it);
    }

    // Of finds that overlap the surest stays, then the longest, then the first.
    ReadOnlySpan<Find> Settled()
    {
        settled.Clear();
        var other = 0;
        foreach (var find in finds)
        {
            while (other < others.Count && others[other].Start < find.Start) Settle(others[other++]);
            Settle(find);
        }
        while (other < others.Count) Settle(others[other++]);
        return CollectionsMarshal.AsSpan(settled);
    }

    void Settle(in Find find)
    {
        if (settled.Count == 0 || settled[^1].End <= find.Start) settled.Add(find);
        else if (Better(find, settled[^1])) settled[^1] = find;
    }

    static bool Better(in Find one, in Find other) =>
        !one.Weight.Confidence.Equals(other.Weight.Confidence) ? one.Weight.Confidence > other.Weight.Confidence
        : one.Length != other.Length ? one.Length > other.Length
        : string.CompareOrdinal(one.By.Finds.Id, other.By.Finds.Id) < 0;
}
