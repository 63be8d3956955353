// How many records stand alone by what is no name: postcode, birth, sex. Where many do, the people behind masked names can be found again.
using System.Text;
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Realness;

/// <summary>Counts records that share what they could be told by. For one thread; nothing of it leaves memory.</summary>
sealed class QuasiIdentifiers
{
    const int Fewest = 2, FewestRows = 50, Most = 2000;

    static readonly Vocabulary[] Kinds = [new("zip", "zipcode", "postcode", "postal code", "plz", "postal"), new("dob", "birth", "birthdate", "birthday", "born", "geburtsdatum"), new("gender", "sex", "geschlecht")];

    readonly Dictionary<string, int> rows = new(StringComparer.Ordinal);
    readonly StringBuilder row = new();
    bool[] counts = [];
    int total;
    bool isCounting;

    internal void Begin(Columns? head)
    {
        counts = head is null ? [] : [.. head.Names.Select(static it => CellCursor.Folded(it)).Select(static it => Array.Exists(Kinds, kind => kind.IsIn(it)))];
        isCounting = counts.Count(static it => it) >= Fewest;
    }

    internal void Cell(int column, ReadOnlySpan<byte> cell)
    {
        if (isCounting && counts[column]) row.Append(Encoding.UTF8.GetString(cell)).Append('\0');
    }

    internal void Row()
    {
        if (!isCounting) return;
        if (total < Most) rows[row.ToString()] = rows.GetValueOrDefault(row.ToString()) + 1;
        total = Math.Min(total + 1, Most);
        row.Clear();
    }

    /// <summary>The share of records that are alone; <c>null</c> where there were no such columns, or too few rows.</summary>
    internal double? Alone => total < FewestRows ? null : Math.Round((double)rows.Values.Count(static it => it == 1) / total, 3);
}
