// Exact sets of whole numbers: ports, addresses, instants.
using System.Globalization;
using System.Numerics;

namespace Glacis.Sets;

/// <summary>All numbers from the first to the last, both included.</summary>
public readonly record struct Interval<T>(T First, T Last) where T : struct, IBinaryInteger<T>, IMinMaxValue<T>;

/// <summary>A set of whole numbers as sorted spans that neither meet nor touch. Immutable; threads may share it.</summary>
public sealed class Ranges<T> : IEquatable<Ranges<T>> where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
{
    public static readonly Ranges<T> Empty = new([]);
    public static readonly Ranges<T> All = new([new(T.MinValue, T.MaxValue)]);

    Ranges(Interval<T>[] spans) => Spans = spans;

    /// <summary>The spans, sorted, with a gap between any two.</summary>
    public IReadOnlyList<Interval<T>> Spans { get; }

    public bool IsEmpty => Spans.Count == 0;

    /// <summary>How many numbers there are.</summary>
    public BigInteger Count => Spans.Aggregate(BigInteger.Zero, static (sum, it) => sum + BigInteger.CreateChecked(it.Last) - BigInteger.CreateChecked(it.First) + 1);

    /// <summary>All from <paramref name="first"/> to <paramref name="last"/>; none where they stand the wrong way round.</summary>
    public static Ranges<T> Of(T first, T last) => first > last ? Empty : new([new(first, last)]);

    /// <summary>All numbers of the spans, which may overlap and stand in any order.</summary>
    public static Ranges<T> Of(IEnumerable<Interval<T>> spans)
    {
        var merged = new List<Interval<T>>();
        foreach (var span in spans.Where(static it => it.First <= it.Last).OrderBy(static it => it.First))
        {
            if (merged.Count == 0 || !Touch(merged[^1], span)) merged.Add(span);
            else if (span.Last > merged[^1].Last) merged[^1] = merged[^1] with { Last = span.Last };
        }
        return new([.. merged]);
    }

    static bool Touch(Interval<T> before, Interval<T> after) => before.Last == T.MaxValue || after.First <= before.Last + T.One;

    public Ranges<T> Or(Ranges<T> other)
    {
        if (other.IsEmpty || ReferenceEquals(this, other)) return this;
        if (IsEmpty) return other;
        var (merged, mine, its) = (new List<Interval<T>>(Spans.Count + other.Spans.Count), 0, 0);
        while (mine < Spans.Count || its < other.Spans.Count)
        {
            var span = its == other.Spans.Count || mine < Spans.Count && Spans[mine].First <= other.Spans[its].First ? Spans[mine++] : other.Spans[its++];
            if (merged.Count == 0 || !Touch(merged[^1], span)) merged.Add(span);
            else if (span.Last > merged[^1].Last) merged[^1] = merged[^1] with { Last = span.Last };
        }
        return new([.. merged]);
    }

    public Ranges<T> And(Ranges<T> other)
    {
        if (IsEmpty || ReferenceEquals(this, other) || ReferenceEquals(other, All)) return this;
        if (other.IsEmpty || ReferenceEquals(this, All)) return other;
        var (shared, mine, its) = (new List<Interval<T>>(), 0, 0);
        while (mine < Spans.Count && its < other.Spans.Count)
        {
            var (a, b) = (Spans[mine], other.Spans[its]);
            var (first, last) = (T.Max(a.First, b.First), T.Min(a.Last, b.Last));
            if (first <= last) shared.Add(new(first, last));
            if (a.Last < b.Last) mine++;
            else its++;
        }
        return new([.. shared]);
    }

    /// <summary>All numbers of the type that are not in it.</summary>
    public Ranges<T> Not()
    {
        var (gaps, next) = (new List<Interval<T>>(), T.MinValue);
        foreach (var span in Spans)
        {
            if (span.First > next) gaps.Add(new(next, span.First - T.One));
            if (span.Last == T.MaxValue) return new([.. gaps]);
            next = span.Last + T.One;
        }
        gaps.Add(new(next, T.MaxValue));
        return new([.. gaps]);
    }

    public Ranges<T> Except(Ranges<T> other) => And(other.Not());

    public bool Contains(T value)
    {
        var (low, high) = (0, Spans.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (value < Spans[middle].First) high = middle - 1;
            else if (value > Spans[middle].Last) low = middle + 1;
            else return true;
        }
        return false;
    }

    public bool IsSubsetOf(Ranges<T> other) => And(other).Equals(this);

    public bool Equals(Ranges<T>? other) => ReferenceEquals(this, other) || other is not null && Spans.SequenceEqual(other.Spans);

    public override bool Equals(object? obj) => Equals(obj as Ranges<T>);

    public override int GetHashCode() => Spans.Aggregate(17, static (hash, it) => HashCode.Combine(hash, it));

    /// <summary><c>22, 80-443</c>.</summary>
    public override string ToString() => IsEmpty ? "none" : string.Join(", ", Spans.Select(static it =>
        it.First == it.Last ? it.First.ToString(null, CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{it.First}-{it.Last}")));
}
