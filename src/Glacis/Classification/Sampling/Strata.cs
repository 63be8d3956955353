// What was listed, by what names have in common: counted whole, kept as a few names of each stratum, drawn by the seed.
namespace Glacis.Classification.Sampling;

/// <summary>One thing that can be looked at.</summary>
/// <param name="Name">Its name, as it is asked for.</param>
/// <param name="Size">How large it is, in bytes.</param>
/// <param name="Parts">The parts of the name that have a meaning, masked.</param>
/// <param name="Facet">What else it has in common with others.</param>
public sealed record Candidate(string Name, long Size, IReadOnlyList<string> Parts, string Facet)
{
    internal ulong Rank { get; init; }
}

/// <summary>Things whose names have the same form.</summary>
/// <param name="Template">The form of the names.</param>
/// <param name="Facet">What else they have in common: a sort of format, a size.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Size">Their bytes, all together.</param>
/// <param name="First">Those that are drawn first.</param>
public sealed record Stratum(string Template, string Facet, long Count, long Size, IReadOnlyList<Candidate> First)
{
    /// <summary>How it is named.</summary>
    public string Name => Facet.Length == 0 ? Template : Template.Length == 0 ? Facet : $"{Template} {Facet}";
}

/// <summary>Sorts what is listed, in bounded memory. For one thread.</summary>
/// <param name="seed">What the draws follow from.</param>
/// <param name="separator">What parts a name, and is put between the parts of a template.</param>
/// <param name="drawn">How many are drawn from all together.</param>
/// <param name="fewest">A word that fewer names have is told as any text: it may name somebody. Of first words none does.</param>
public sealed class Strata(ulong seed, char separator, int drawn = Strata.Most, int fewest = 0)
{
    /// <summary>So many draws that no aim wants more.</summary>
    public const int Most = 5000;

    // Beyond so many different words in one place it is no word but a name.
    const int Fanout = 64, FirstOfEach = 4, Deepest = 6, MostFacets = 100;

    readonly Node root = new();
    readonly Kept all = new(drawn);

    /// <summary>How many were listed.</summary>
    public long Count { get; private set; }

    /// <summary>Their bytes.</summary>
    public long Size { get; private set; }

    /// <summary>A random sample of everything, in the order of its draws.</summary>
    public IReadOnlyList<Candidate> Drawn => all.Sorted;

    /// <summary>Sorts one in. A name that is listed twice is counted twice, and drawn once.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="parts">The parts of the name that have a meaning, masked already.</param>
    /// <param name="facet">What else it has in common with others.</param>
    /// <param name="size">Its bytes.</param>
    public void Add(string name, IReadOnlyList<string> parts, string facet, long size)
    {
        var candidate = new Candidate(name, size, parts, facet) { Rank = Draws.Rank(seed, name) };
        (Count, Size) = (Count + 1, Size + size);
        all.Add(candidate);
        var at = root;
        for (var depth = 0; depth < parts.Count && depth < Deepest; depth++) at = at.Into(parts[depth]);
        at.Add(facet, candidate);
    }

    /// <summary>The name of the stratum that one belongs to.</summary>
    public string NameOf(Candidate it)
    {
        var (at, path) = (root, new List<string>());
        for (var depth = 0; depth < it.Parts.Count && depth < Deepest && at.Below(it.Parts[depth]) is var (part, below); depth++)
        {
            path.Add(part);
            at = below;
        }
        return new Stratum(string.Join(separator, path), at.FacetOf(it.Facet), 0, 0, []).Name;
    }

    /// <summary>The strata, in the order of their names.</summary>
    public IReadOnlyList<Stratum> All
    {
        get
        {
            root.Thin(fewest, isFirst: true);
            var found = new List<Stratum>();
            root.Collect([], separator, found);
            found.Sort(static (one, other) => string.CompareOrdinal(one.Name, other.Name));
            return found;
        }
    }

    sealed class Node
    {
        readonly SortedDictionary<string, Node> below = new(StringComparer.Ordinal);
        readonly SortedDictionary<string, Pile> piles = new(StringComparer.Ordinal);

        internal Node Into(string part)
        {
            if (below.TryGetValue(part, out var known)) return known;
            if (below.Count < Fanout && !below.ContainsKey(Template.Anything)) return below[part] = new();
            return Merged();
        }

        internal (string Part, Node Node)? Below(string part) =>
            below.TryGetValue(part, out var known) ? (part, known) : below.TryGetValue(Template.Anything, out known) ? (Template.Anything, known) : null;

        internal string FacetOf(string facet) => piles.ContainsKey(facet) ? facet : "";

        // Too many words: whatever stands here from now on is any text.
        Node Merged()
        {
            if (below.Count == 1 && below.TryGetValue(Template.Anything, out var one)) return one;
            var any = new Node();
            foreach (var it in below.Values) any.Take(it);
            below.Clear();
            return below[Template.Anything] = any;
        }

        void Take(Node other)
        {
            foreach (var (facet, pile) in other.piles) PileOf(facet).Take(pile);
            foreach (var (part, node) in other.below) Into(part).Take(node);
        }

        internal void Thin(int fewest, bool isFirst)
        {
            string[] rare = isFirst ? [] : [.. below.Where(it => !it.Key.StartsWith('<') && it.Value.Total < fewest).Select(static it => it.Key)];
            foreach (var part in rare)
            {
                below.Remove(part, out var node);
                if (!below.TryGetValue(Template.Anything, out var any)) below[Template.Anything] = any = new();
                any.Take(node!);
            }
            foreach (var it in below.Values) it.Thin(fewest, isFirst: false);
        }

        long Total => piles.Values.Sum(static it => it.Count) + below.Values.Sum(static it => it.Total);

        Pile PileOf(string facet)
        {
            if (piles.TryGetValue(facet, out var known)) return known;
            if (piles.Count >= MostFacets) facet = "";
            return piles.TryGetValue(facet, out known) ? known : piles[facet] = new();
        }

        internal void Add(string facet, Candidate it) => PileOf(facet).Add(it);

        internal void Collect(List<string> path, char separator, List<Stratum> into)
        {
            foreach (var (facet, pile) in piles) into.Add(new(string.Join(separator, path), facet, pile.Count, pile.Size, pile.First.Sorted));
            foreach (var (part, node) in below)
            {
                path.Add(part);
                node.Collect(path, separator, into);
                path.RemoveAt(path.Count - 1);
            }
        }
    }

    sealed class Pile
    {
        internal Kept First { get; } = new(FirstOfEach);

        internal long Count { get; private set; }

        internal long Size { get; private set; }

        internal void Add(Candidate it)
        {
            (Count, Size) = (Count + 1, Size + it.Size);
            First.Add(it);
        }

        internal void Take(Pile other)
        {
            (Count, Size) = (Count + other.Count, Size + other.Size);
            foreach (var it in other.First.Sorted) First.Add(it);
        }
    }
}

/// <summary>The first of an order, as many as fit. For one thread.</summary>
sealed class Kept(int most)
{
    // The last on top, to be pushed out.
    readonly PriorityQueue<Candidate, (ulong Rank, string Name)> queue = new(Comparer<(ulong Rank, string Name)>.Create(static (one, other) =>
        one.Rank != other.Rank ? other.Rank.CompareTo(one.Rank) : string.CompareOrdinal(other.Name, one.Name)));

    readonly HashSet<string> names = new(StringComparer.Ordinal);

    internal void Add(Candidate it)
    {
        if (names.Contains(it.Name)) return;
        names.Add(it.Name);
        queue.Enqueue(it, (it.Rank, it.Name));
        if (queue.Count > most) names.Remove(queue.Dequeue().Name);
    }

    internal IReadOnlyList<Candidate> Sorted => [.. queue.UnorderedItems.Select(static it => it.Element).OrderBy(static it => it.Rank).ThenBy(static it => it.Name, StringComparer.Ordinal)];
}
