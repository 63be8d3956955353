// The values of one condition key, cut into cells by all that policies compare it with.
using System.Globalization;
using System.Numerics;
using Glacis.Policies.Data;
using Glacis.Policies.Language;
using Glacis.Sets;

namespace Glacis.Policies.Symbolic;

/// <summary>One comparison of a key in a document.</summary>
/// <param name="HasVariables">Whether the document's version knows variables.</param>
readonly record struct Asked(Condition Condition, bool HasVariables)
{
    internal bool NamesVariable
    {
        get
        {
            foreach (var value in Condition.Values)
                if (Patterns.IsVariable(value, HasVariables)) return true;
            return false;
        }
    }
}

/// <summary>One cell of a key's values: a value of it, and whether a document wrote that very value.</summary>
readonly record struct ValueCell(string Witness, bool IsNamed);

/// <summary>Values of one key in cells.</summary>
abstract class Elements
{
    internal abstract IReadOnlyList<ValueCell> All { get; }

    /// <summary>For each cell, whether its values are among those that the condition names. Negation is the caller's.</summary>
    internal abstract bool[] Named(Asked asked);

    /// <summary>The addresses of a cell, where the values are addresses.</summary>
    internal virtual Addresses? AddressesOf(int cell) => null;

    /// <summary>The cells; <c>null</c> where the comparisons do not fit together, or need too large a machine.</summary>
    internal static Elements? Of(IReadOnlyList<Asked> asked, KeyType? type, IReadOnlyList<TextPattern> extra, IReadOnlyList<string> preferred)
    {
        var families = asked.Select(static it => FamilyOf(it.Condition.Comparison)).Where(static it => it != Family.Presence).Distinct().ToArray();
        if (families.Length > 1) return null;
        return (families.Length == 0 ? Family.Text : families[0]) switch
        {
            Family.Text when type == KeyType.Flag => new Flags(asked),
            Family.Text => Texts.Made(asked, extra, preferred),
            Family.Address => Networks.Made(asked),
            Family.Number => Line.Made(asked, static text => decimal.TryParse(text, NumberStyles.Number | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number) ? number : null, static at => at.ToString(CultureInfo.InvariantCulture)),
            _ => Line.Made(asked, Instants.Read, Instants.Write),
        };
    }

    internal enum Family
    {
        Presence,
        Text,
        Number,
        Time,
        Address,
    }

    internal static Family FamilyOf(Comparison comparison) => comparison switch
    {
        Comparison.Null => Family.Presence,
        Comparison.IpAddress or Comparison.NotIpAddress => Family.Address,
        >= Comparison.NumericEquals and <= Comparison.NumericGreaterThanEquals => Family.Number,
        >= Comparison.DateEquals and <= Comparison.DateGreaterThanEquals => Family.Time,
        _ => Family.Text,
    };

    sealed class Texts : Elements
    {
        readonly Dictionary<TextPattern, int> at;
        readonly IReadOnlyList<TextCell> cells;

        Texts(IReadOnlyList<TextPattern> patterns, IReadOnlyList<TextPattern> written, IReadOnlyList<TextCell> cells)
        {
            (at, this.cells) = ([], cells);
            for (var pattern = 0; pattern < patterns.Count; pattern++) at.TryAdd(patterns[pattern], pattern);
            All = [.. cells.Select(it => new ValueCell(it.Witness, written.Any(pattern => pattern.Only == it.Witness)))];
        }

        internal override IReadOnlyList<ValueCell> All { get; }

        internal static Texts? Made(IReadOnlyList<Asked> asked, IReadOnlyList<TextPattern> extra, IReadOnlyList<string> preferred)
        {
            var written = asked.SelectMany(PatternsOf).Distinct().ToArray();
            var patterns = written.Concat(extra).Distinct().ToArray();
            return TextCells.Of(patterns, preferred) is { } cut ? new(patterns, written, cut) : null;
        }

        static IEnumerable<TextPattern> PatternsOf(Asked asked) => asked.Condition.Comparison == Comparison.Null ? [] : asked.Condition.Values.Select(it => Patterns.Value(asked.Condition.Comparison, it, asked.HasVariables));

        internal override bool[] Named(Asked asked)
        {
            var named = new bool[cells.Count];
            foreach (var pattern in PatternsOf(asked))
                for (var cell = 0; cell < named.Length; cell++) named[cell] |= cells[cell].Fits[at[pattern]];
            return named;
        }
    }

    // A flag is one of two words; other values no request has.
    sealed class Flags(IReadOnlyList<Asked> asked) : Elements
    {
        static readonly string[] Words = ["true", "false"];

        internal override IReadOnlyList<ValueCell> All { get; } = [.. Words.Select(word => new ValueCell(word, asked.Any(it => it.Condition.Values.Contains(word, StringComparer.OrdinalIgnoreCase))))];

        internal override bool[] Named(Asked asked) =>
            [.. Words.Select(word => asked.Condition.Values.Any(value => Patterns.Value(asked.Condition.Comparison, value, asked.HasVariables).Matches(word)))];
    }

    // Values in an order: the points that are named, and the gaps between them.
    sealed class Line : Elements
    {
        readonly decimal[] points;
        readonly Func<string, decimal?> read;

        Line(decimal[] points, Func<string, decimal?> read, Func<decimal, string> write)
        {
            (this.points, this.read) = (points, read);
            All = [.. Enumerable.Range(0, 2 * points.Length + 1).Select(cell => new ValueCell(write(Inside(cell)), cell % 2 == 1))];
        }

        internal override IReadOnlyList<ValueCell> All { get; }

        internal static Line? Made(IReadOnlyList<Asked> asked, Func<string, decimal?> read, Func<decimal, string> write)
        {
            var values = asked.Where(static it => it.Condition.Comparison != Comparison.Null).SelectMany(static it => it.Condition.Values).Select(read).ToArray();
            return values.Any(static it => it is null or > 1e15m or < -1e15m) ? null : new([.. values.Select(static it => it!.Value).Distinct().Order()], read, write);
        }

        // Cells 1, 3, 5 … are points; the others lie below, between, and above them.
        decimal Inside(int cell) => cell % 2 == 1 ? points[cell / 2]
            : points.Length == 0 ? 0
            : cell == 0 ? points[0] - 1
            : cell == 2 * points.Length ? points[^1] + 1
            : (points[cell / 2 - 1] + points[cell / 2]) / 2;

        internal override bool[] Named(Asked asked)
        {
            var values = asked.Condition.Values.Select(it => read(it)!.Value).ToArray();
            return [.. Enumerable.Range(0, All.Count).Select(cell => values.Any(value => Holds(asked.Condition.Comparison, Inside(cell), value)))];
        }

        static bool Holds(Comparison comparison, decimal it, decimal value) => comparison switch
        {
            Comparison.NumericLessThan or Comparison.DateLessThan => it < value,
            Comparison.NumericLessThanEquals or Comparison.DateLessThanEquals => it <= value,
            Comparison.NumericGreaterThan or Comparison.DateGreaterThan => it > value,
            Comparison.NumericGreaterThanEquals or Comparison.DateGreaterThanEquals => it >= value,
            _ => it == value,
        };
    }

    // Addresses that every condition names alike lie in one cell.
    sealed class Networks : Elements
    {
        readonly List<Addresses> cells;

        Networks(List<Addresses> cells)
        {
            this.cells = cells;
            All = [.. cells.Select(static it => new ValueCell(WitnessOf(it), false))];
        }

        internal override IReadOnlyList<ValueCell> All { get; }

        internal override Addresses? AddressesOf(int cell) => cells[cell];

        internal static Networks? Made(IReadOnlyList<Asked> asked)
        {
            var cut = new List<Addresses> { Addresses.All };
            foreach (var one in asked.Where(static it => it.Condition.Comparison != Comparison.Null))
            {
                if (SetOf(one.Condition) is not { } set) return null;
                cut = [.. cut.SelectMany(cell => new[] { cell.And(set), cell.Except(set) }).Where(static it => !it.IsEmpty)];
            }
            return new(cut);
        }

        static Addresses? SetOf(Condition condition)
        {
            var all = Addresses.None;
            foreach (var value in condition.Values)
            {
                if (Addresses.Parse(value) is not { } set) return null;
                all = all.Or(set);
            }
            return all;
        }

        internal override bool[] Named(Asked asked)
        {
            var set = SetOf(asked.Condition)!;
            return [.. cells.Select(it => !it.And(set).IsEmpty)];
        }

        // One that could come from anywhere, where the cell has such a one.
        static string WitnessOf(Addresses cell)
        {
            var outside = cell.Except(Addresses.Private);
            var from = outside.IsEmpty ? cell : outside;
            return from.V4.IsEmpty ? $"{Addresses.Address6(from.V6.Spans[0].First)}" : $"{Addresses.Address4(from.V4.Spans[0].First)}";
        }
    }
}

/// <summary>Instants as policies write them: ISO 8601, or seconds since 1970.</summary>
static class Instants
{
    internal static decimal? Read(string text)
    {
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds)) return seconds;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)
            ? (decimal)(instant - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerSecond : null;
    }

    internal static string Write(decimal seconds) => seconds is > -60_000_000_000m and < 250_000_000_000m
        ? DateTimeOffset.UnixEpoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond)).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture)
        : seconds.ToString(CultureInfo.InvariantCulture);
}
