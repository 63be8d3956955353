// Boxes of cells over several dimensions, and the one question asked of them: is anything left when others are taken away?
namespace Glacis.Sets;

/// <summary>Dimensions, each cut into cells. Immutable; threads may share it.</summary>
public sealed class Space
{
    readonly int[] first, words;
    readonly ulong[] everything;

    /// <param name="sizes">How many cells each dimension has; none has no cell.</param>
    public Space(IReadOnlyList<int> sizes)
    {
        Sizes = sizes;
        (first, words) = (new int[sizes.Count], new int[sizes.Count]);
        var all = 0;
        for (var at = 0; at < sizes.Count; at++)
        {
            (first[at], words[at]) = (all, (sizes[at] + 63) / 64);
            all += words[at];
        }
        everything = new ulong[all];
        for (var at = 0; at < sizes.Count; at++)
            for (var cell = 0; cell < sizes[at]; cell++) Set(everything, at, cell);
    }

    public IReadOnlyList<int> Sizes { get; }

    void Set(ulong[] bits, int dimension, int cell) => bits[first[dimension] + (cell >> 6)] |= 1UL << (cell & 63);

    /// <summary>The box of all points.</summary>
    public Box Everything => new(everything);

    /// <summary>The box cut down, in one dimension, to the cells that are chosen.</summary>
    public Box With(in Box box, int dimension, Func<int, bool> chosen)
    {
        var bits = (ulong[])box.Bits.Clone();
        for (var cell = 0; cell < Sizes[dimension]; cell++)
            if (!chosen(cell)) bits[first[dimension] + (cell >> 6)] &= ~(1UL << (cell & 63));
        return new(bits);
    }

    /// <summary>The box cut down, in one dimension, to these cells.</summary>
    public Box With(in Box box, int dimension, IReadOnlyList<bool> chosen) => With(box, dimension, cell => chosen[cell]);

    public bool Has(in Box box, int dimension, int cell) => (box.Bits[first[dimension] + (cell >> 6)] >> (cell & 63) & 1) != 0;

    /// <summary>The cells of one dimension that the box has.</summary>
    public IEnumerable<int> Cells(Box box, int dimension)
    {
        for (var cell = 0; cell < Sizes[dimension]; cell++)
            if (Has(box, dimension, cell)) yield return cell;
    }

    /// <summary>Whether the box has every cell of the dimension: then the dimension does not matter to it.</summary>
    public bool IsWhole(in Box box, int dimension) => box.Bits.AsSpan(first[dimension], words[dimension]).SequenceEqual(everything.AsSpan(first[dimension], words[dimension]));

    /// <summary>Whether the box has no point.</summary>
    public bool IsEmpty(in Box box)
    {
        for (var at = 0; at < first.Length; at++)
            if (IsNone(box.Bits, at)) return true;
        return false;
    }

    bool IsNone(ulong[] bits, int dimension) => !bits.AsSpan(first[dimension], words[dimension]).ContainsAnyExcept(0UL);

    /// <summary>The points of both.</summary>
    public static Box And(in Box one, in Box other)
    {
        var bits = new ulong[one.Bits.Length];
        for (var at = 0; at < bits.Length; at++) bits[at] = one.Bits[at] & other.Bits[at];
        return new(bits);
    }

    /// <summary>
    /// Cuts the part of <paramref name="box"/> that is in none of <paramref name="without"/> into boxes that do not overlap, and gives them as long as <paramref name="take"/> wants more.
    /// False where that takes more cuts than <paramref name="budget"/> allows: then there may be more.
    /// </summary>
    public bool Rest(in Box box, IReadOnlyList<Box> without, ref int budget, Func<Box, bool> take)
    {
        if (IsEmpty(box)) return true;
        var stopped = false;
        return Rest(box.Bits, without, 0, ref budget, take, ref stopped);
    }

    bool Rest(ulong[] box, IReadOnlyList<Box> without, int next, ref int budget, Func<Box, bool> take, ref bool stopped)
    {
        while (next < without.Count && !Overlap(box, without[next].Bits)) next++;
        if (next == without.Count)
        {
            stopped = !take(new(box));
            return true;
        }
        var less = without[next].Bits;
        var left = (ulong[])box.Clone();
        for (var dimension = 0; dimension < first.Length; dimension++)
        {
            if (!Outside(left, less, dimension)) continue;
            if (--budget < 0) return false;
            var part = (ulong[])left.Clone();
            for (var at = first[dimension]; at < first[dimension] + words[dimension]; at++) (part[at], left[at]) = (part[at] & ~less[at], left[at] & less[at]);
            if (!Rest(part, without, next + 1, ref budget, take, ref stopped)) return false;
            if (stopped) return true;
        }
        return true;
    }

    bool Overlap(ulong[] one, ulong[] other)
    {
        for (var dimension = 0; dimension < first.Length; dimension++)
        {
            var shared = 0UL;
            for (var at = first[dimension]; at < first[dimension] + words[dimension]; at++) shared |= one[at] & other[at];
            if (shared == 0) return false;
        }
        return true;
    }

    bool Outside(ulong[] box, ulong[] less, int dimension)
    {
        var outside = 0UL;
        for (var at = first[dimension]; at < first[dimension] + words[dimension]; at++) outside |= box[at] & ~less[at];
        return outside != 0;
    }
}

/// <summary>Some cells of each dimension of a <see cref="Space"/>, and every combination of them. Immutable; threads may share it.</summary>
public readonly record struct Box
{
    internal Box(ulong[] bits) => Bits = bits;

    internal ulong[] Bits { get; }
}
