// One condition key as a dimension: no value, or one, or several, as far as policies can tell them apart.
using Glacis.Policies.Data;
using Glacis.Policies.Language;
using Glacis.Sets;

namespace Glacis.Policies.Symbolic;

/// <summary>One cell of a key.</summary>
/// <param name="Values">Values of a request in this cell; none where the request does not have the key.</param>
/// <param name="IsNamed">Whether documents name the one value of this cell as it is, without a wildcard.</param>
sealed record KeyCell(IReadOnlyList<string> Values, bool IsNamed)
{
    internal bool IsAbsent => Values.Count == 0;
}

/// <summary>The cells of one key. Immutable.</summary>
sealed class KeyCells
{
    // Beyond it the combinations of conditions on one key are too many to walk.
    const int MostSetConditions = 10;

    readonly Elements elements;
    readonly IReadOnlyList<Asked> sets;
    readonly List<long> truths;

    KeyCells(string key, KeyAbout? about, Elements elements, IReadOnlyList<Asked> sets, List<KeyCell> all, List<long> truths) =>
        (Key, About, this.elements, this.sets, All, this.truths) = (key, about, elements, sets, all, truths);

    internal string Key { get; }

    /// <summary>What is known of the key; <c>null</c> where nobody documents it.</summary>
    internal KeyAbout? About { get; }

    /// <summary>The first one is the cell of requests without the key.</summary>
    internal IReadOnlyList<KeyCell> All { get; }

    /// <summary>The addresses of a cell, where the key holds addresses.</summary>
    internal Addresses? AddressesOf(int cell) => cell == 0 ? null : elements.AddressesOf(cell - 1);

    /// <summary>The cells; <c>null</c> where this build cannot cut the key into cells.</summary>
    internal static KeyCells? Of(string key, IReadOnlyList<Asked> asked, IReadOnlyList<TextPattern> extra, IReadOnlyList<string> preferred)
    {
        var about = Keys.Find(key);
        if (Elements.Of(asked, about?.Type, extra, preferred) is not { } elements) return null;
        var isMany = about?.IsMany ?? asked.Any(static it => it.Condition.Quantifier != Quantifier.One);
        return isMany ? Many(key, about, elements, asked) : One(key, about, elements);
    }

    static KeyCells One(string key, KeyAbout? about, Elements elements) =>
        new(key, about, elements, [], [new([], false), .. elements.All.Select(static it => new KeyCell([it.Witness], it.IsNamed))], []);

    // A key of many values: what matters of them is which of the conditions hold. Each combination that some values have is a cell.
    static KeyCells? Many(string key, KeyAbout? about, Elements elements, IReadOnlyList<Asked> asked)
    {
        var conditions = asked.Where(static it => it.Condition.Comparison != Comparison.Null).DistinctBy(static it => (it.Condition.Operator, string.Join('\0', it.Condition.Values), it.HasVariables)).ToArray();
        // Without a set operator it is not documented what a condition on many values means.
        if (conditions.Length > MostSetConditions || conditions.Any(static it => it.Condition.Quantifier == Quantifier.One)) return null;
        var (cells, truths) = (new List<KeyCell> { new([], false) }, new List<long> { 0 });
        for (long truth = 0; truth < 1L << conditions.Length; truth++)
        {
            if (ValuesOf(elements, conditions, truth) is not { } values) continue;
            cells.Add(new([.. values.Select(it => elements.All[it].Witness)], values.Count == 1 && elements.All[values[0]].IsNamed));
            truths.Add(truth);
        }
        return new(key, about, elements, conditions, cells, truths);
    }

    // "All are among these" narrows what may be there; "one is among these", and what is not so, ask for something to be there.
    static List<int>? ValuesOf(Elements elements, Asked[] sets, long truth)
    {
        var (allowed, wanted) = (Enumerable.Repeat(true, elements.All.Count).ToArray(), new List<bool[]>());
        for (var at = 0; at < sets.Length; at++)
        {
            var (among, holds) = (Among(elements, sets[at]), (truth >> at & 1) != 0);
            if (sets[at].Condition.Quantifier == Quantifier.All && holds) Narrow(allowed, among);
            else if (sets[at].Condition.Quantifier == Quantifier.All) wanted.Add([.. among.Select(static it => !it)]);
            else if (holds) wanted.Add(among);
            else Narrow(allowed, [.. among.Select(static it => !it)]);
        }
        return Chosen(allowed, wanted);
    }

    static void Narrow(bool[] allowed, bool[] to)
    {
        for (var at = 0; at < allowed.Length; at++) allowed[at] &= to[at];
    }

    static List<int>? Chosen(bool[] allowed, List<bool[]> wanted)
    {
        var values = new List<int>();
        foreach (var one in wanted.DefaultIfEmpty(allowed))
        {
            if (values.Any(it => one[it])) continue;
            var found = Array.FindIndex(Enumerable.Range(0, allowed.Length).ToArray(), it => allowed[it] && one[it]);
            if (found < 0) return null;
            values.Add(found);
        }
        return values;
    }

    static bool[] Among(Elements elements, Asked asked)
    {
        var named = elements.Named(asked);
        return asked.Condition.IsNegated ? [.. named.Select(static it => !it)] : named;
    }

    /// <summary>For each cell, whether the condition holds of requests in it.</summary>
    internal bool[] Holds(Asked asked)
    {
        if (asked.Condition.Comparison == Comparison.Null) return [.. All.Select(it => asked.Condition.Values.Any(value => value.Equals(it.IsAbsent ? "true" : "false", StringComparison.OrdinalIgnoreCase)))];
        var absent = asked.Condition.IfExists || (asked.Condition.Quantifier switch { Quantifier.All => true, Quantifier.Any => false, _ => asked.Condition.IsNegated });
        if (sets.Count > 0) return [absent, .. truths.Skip(1).Select(truth => (truth >> AtOf(asked) & 1) != 0)];
        return [absent, .. Among(elements, asked)];
    }

    int AtOf(Asked asked)
    {
        for (var at = 0; at < sets.Count; at++)
            if (sets[at].HasVariables == asked.HasVariables && sets[at].Condition.Operator == asked.Condition.Operator && sets[at].Condition.Values.SequenceEqual(asked.Condition.Values, StringComparer.Ordinal)) return at;
        throw new InvalidOperationException($"{asked.Condition.Operator} on {Key} was not among the conditions that the cells were made from");
    }
}
