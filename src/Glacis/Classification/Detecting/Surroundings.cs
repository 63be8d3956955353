// What stands round a candidate: the name of its column, its key, or the words before it.
namespace Glacis.Classification.Detecting;

/// <summary>The surroundings of candidates in one text. For one thread.</summary>
sealed class Surroundings
{
    const int Reach = 56;

    readonly byte[] folded = new byte[3 * Reach + 96];
    readonly CellCursor? cells;
    readonly Dictionary<(int Column, Vocabulary Words), bool> remembered = [];
    int length, of = -1;
    bool isFixed;

    internal Surroundings(Columns? columns) => cells = columns is null ? null : new(columns);

    /// <summary>Begins a window of the text.</summary>
    internal void Window()
    {
        of = -1;
        cells?.Window();
    }

    /// <summary>Ends a window of the text.</summary>
    internal void Close(ReadOnlySpan<byte> all) => cells?.To(all, all.Length);

    /// <summary>From here the surroundings are a name that is known, of a field or a database's column; nothing ends that.</summary>
    internal void Fixed(ReadOnlySpan<byte> name)
    {
        (isFixed, length, of) = (!name.IsEmpty, name.Length, -1);
        name.CopyTo(folded);
    }

    /// <summary>Whether the surroundings of a place have one of the words. Of a column's name alone it is remembered.</summary>
    internal bool Say(ReadOnlySpan<byte> all, int at, Vocabulary words)
    {
        if (cells is null || isFixed) return words.IsIn(Of(all, at));
        cells.To(all, at);
        if (at > cells.Start + 1 || at < cells.Start) return words.IsIn(Of(all, at));
        if (!remembered.TryGetValue((cells.Column, words), out var says)) remembered[(cells.Column, words)] = says = words.IsIn(cells.Name);
        return says;
    }

    /// <summary>Folded words that belong to the candidate at a place.</summary>
    internal ReadOnlySpan<byte> Of(ReadOnlySpan<byte> all, int at)
    {
        if (!isFixed && at != of) (length, of) = (Look(all, at), at);
        return folded.AsSpan(0, length);
    }

    int Look(ReadOnlySpan<byte> all, int at)
    {
        if (cells is null) return Vocabulary.Fold(Before(all, at), folded);
        cells.To(all, at);
        cells.Name.CopyTo(folded);
        var count = cells.Name.Length;
        folded[count++] = (byte)' ';
        var from = Math.Max(Math.Min(cells.Start, at), at - Reach);
        return count + Vocabulary.Fold(all[from..at], folded.AsSpan(count));
    }

    // Behind a quote or a sign the nearest key counts, and nothing before it; in prose the line does.
    static ReadOnlySpan<byte> Before(ReadOnlySpan<byte> all, int at)
    {
        var before = all[Math.Max(0, at - Reach)..at];
        before = before[(before.LastIndexOf((byte)'\n') + 1)..];
        var trimmed = before.TrimEnd((byte)' ');
        if (trimmed.IsEmpty) return trimmed;
        return trimmed[^1] switch
        {
            (byte)'"' or (byte)'\'' or (byte)':' or (byte)'=' => trimmed[(trimmed.LastIndexOfAny(Alphabets.Parting) + 1)..],
            (byte)'>' => trimmed[(trimmed.LastIndexOf((byte)'<') + 1)..],
            (byte)'\t' => default,
            _ => trimmed,
        };
    }
}
