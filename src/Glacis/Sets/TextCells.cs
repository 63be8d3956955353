// The cells into which patterns cut all texts: two texts of one cell fit the same patterns. Each cell with a text in it.
using System.Collections.Concurrent;

namespace Glacis.Sets;

/// <summary>One cell: a text of it, and the patterns that all its texts fit.</summary>
/// <param name="Witness">A text of the cell, as short as may be.</param>
/// <param name="Fits">For each pattern, whether the cell's texts fit it.</param>
public sealed record TextCell(string Witness, IReadOnlyList<bool> Fits);

/// <summary>Cuts all texts into cells.</summary>
public static class TextCells
{
    /// <summary>The largest machine that is walked; beyond it there is no answer.</summary>
    public const int MostStates = 200_000;

    // The same in words of bits: machines of many patterns have large states.
    const int MostWords = 8_000_000;

    const int MostRemembered = 4096;

    static readonly ConcurrentDictionary<string, IReadOnlyList<TextCell>> Remembered = new(StringComparer.Ordinal);

    /// <summary>All cells that are not empty; <c>null</c> where there are more than can be found within <see cref="MostStates"/>.</summary>
    /// <param name="patterns">The patterns.</param>
    /// <param name="preferred">Texts that shall stand for their cells, where they can: they read better.</param>
    public static IReadOnlyList<TextCell>? Of(IReadOnlyList<TextPattern> patterns, params IReadOnlyList<string> preferred)
    {
        var words = patterns.Select(static it => it.Only).OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
        var globs = patterns.Where(static it => it.Only is null).Distinct().ToArray();
        var cells = Cut(globs, words);
        if (cells is null) return null;
        var at = patterns.Select(it => it.Only is { } only ? (Word: only, Glob: -1) : (Word: null, Glob: Array.IndexOf(globs, it))).ToArray();
        var all = words.Select(word => new TextCell(word, [.. patterns.Select(it => it.Matches(word))])).ToList();
        all.AddRange(cells.Select(cell => new TextCell(cell.Witness, [.. at.Select(it => it.Glob >= 0 && cell.Fits[it.Glob])])));
        foreach (var text in preferred) Prefer(all, patterns, words, text);
        return all;
    }

    static void Prefer(List<TextCell> all, IReadOnlyList<TextPattern> patterns, string[] words, string text)
    {
        if (words.Contains(text, StringComparer.Ordinal)) return;
        var at = all.FindIndex(words.Length, cell => cell.Fits.Select((fits, pattern) => fits == patterns[pattern].Matches(text)).All(static same => same));
        if (at >= 0) all[at] = all[at] with { Witness = text };
    }

    // The cells of the patterns with wildcards; their witnesses are none of the words.
    static IReadOnlyList<TextCell>? Cut(TextPattern[] globs, string[] words)
    {
        if (globs.All(static it => it.Prefix is not null)) return ByPrefix([.. globs.Select(static it => it.Prefix!)], words);
        var key = string.Join('\0', globs.Select(static it => it.Key));
        if (!Remembered.TryGetValue(key, out var cells))
        {
            if (Machine.Walk(globs) is not { } walked) return null;
            cells = walked;
            if (Remembered.Count < MostRemembered) Remembered.TryAdd(key, cells);
        }
        return cells.Any(it => words.Contains(it.Witness, StringComparer.Ordinal)) ? WithWords(globs, words) : cells;
    }

    // A witness is one of the words: only the machine of both tells whether the cell has other texts.
    static IReadOnlyList<TextCell>? WithWords(TextPattern[] globs, string[] words) =>
        Machine.Walk([.. globs, .. words.Select(TextPattern.Exactly)]) is { } walked
            ? [.. walked.Where(it => !it.Fits.Skip(globs.Length).Any(static fits => fits)).Select(it => it with { Fits = [.. it.Fits.Take(globs.Length)] })] : null;

    // Of patterns that only ask for a beginning the longest that a text has decides: no machine is needed.
    static List<TextCell> ByPrefix(string[] prefixes, string[] words)
    {
        var letter = Unused(prefixes.Concat(words));
        var cells = prefixes.Distinct(StringComparer.Ordinal).Select(prefix => Cell(prefixes, words.Contains(prefix, StringComparer.Ordinal) ? prefix + letter : prefix)).ToList();
        if (!prefixes.Contains("", StringComparer.Ordinal)) cells.Add(Cell(prefixes, $"{letter}"));
        return cells;
    }

    static TextCell Cell(string[] prefixes, string witness) => new(witness, [.. prefixes.Select(it => witness.StartsWith(it, StringComparison.Ordinal))]);

    // A letter in none of the texts: there are more letters than any text of bounded length has.
    static char Unused(IEnumerable<string> texts)
    {
        var used = texts.SelectMany(static it => it).ToHashSet();
        for (var letter = 'x'; letter <= 'z'; letter++)
            if (!used.Contains(letter)) return letter;
        for (var letter = '0'; ; letter++)
            if (!used.Contains(letter)) return letter;
    }

    // All patterns read side by side: a state is the set of places that each may stand at, a bit each.
    sealed class Machine
    {
        readonly int words;
        readonly ulong[] start, runs;
        readonly int[] ends;
        readonly (char Letter, ulong[] Advance, ulong[] Stay)[] letters;
        readonly ulong[][] matters;

        Machine(TextPattern[] patterns)
        {
            var size = patterns.Sum(static it => it.Steps.Length + 1);
            words = (size + 63) / 64;
            (start, runs, ends) = (new ulong[words], new ulong[words], new int[patterns.Length]);
            var at = 0;
            for (var it = 0; it < patterns.Length; it++)
            {
                Set(start, at);
                foreach (var step in patterns[it].Steps)
                {
                    if (step.Sort == TextPattern.StepSort.Run) Set(runs, at);
                    at++;
                }
                ends[it] = at++;
            }
            letters = [.. AlphabetOf(patterns).Select(letter => Masks(patterns, letter))];
            matters = [.. letters.Select(Matters)];
        }

        // The places at which a letter does something else than the first one, which no pattern tells from others.
        ulong[] Matters((char, ulong[] Advance, ulong[] Stay) letter) =>
            [.. Enumerable.Range(0, words).Select(word => letter.Advance[word] ^ letters[0].Advance[word] | letter.Stay[word] ^ letters[0].Stay[word])];

        bool IsOther(ulong[] state, int letter)
        {
            for (var word = 0; word < words; word++)
                if ((state[word] & matters[letter][word]) != 0) return false;
            return letter > 0;
        }

        // Letters that some pattern tells apart, and one that none does. A word's letters are enough for words.
        static List<char> AlphabetOf(TextPattern[] patterns)
        {
            var alphabet = new SortedSet<char>();
            foreach (var pattern in patterns)
                foreach (ref readonly var step in pattern.Steps)
                {
                    if (step.Stops) alphabet.Add(':');
                    if (step.Sort != TextPattern.StepSort.Letter) continue;
                    alphabet.Add(step.Letter);
                    if (step.Folds) alphabet.UnionWith([char.ToLowerInvariant(step.Letter), char.ToUpperInvariant(step.Letter)]);
                }
            var other = Unused([string.Concat(alphabet)]);
            return [other, .. alphabet];
        }

        (char, ulong[], ulong[]) Masks(TextPattern[] patterns, char letter)
        {
            var (advance, stay, at) = (new ulong[words], new ulong[words], 0);
            foreach (var pattern in patterns)
            {
                foreach (ref readonly var step in pattern.Steps)
                {
                    if (step.Takes(letter)) Set(step.Sort == TextPattern.StepSort.Run ? stay : advance, at);
                    at++;
                }
                at++;
            }
            return (letter, advance, stay);
        }

        static void Set(ulong[] bits, int at) => bits[at >> 6] |= 1UL << (at & 63);

        static bool Has(ulong[] bits, int at) => (bits[at >> 6] >> (at & 63) & 1) != 0;

        // A run may also take nothing: whoever stands before it stands behind it too. No two runs follow each other.
        ulong[] Closed(ulong[] state)
        {
            ulong carry = 0;
            for (var word = 0; word < words; word++)
            {
                var before = state[word] & runs[word];
                state[word] |= before << 1 | carry;
                carry = before >> 63;
            }
            return state;
        }

        ulong[] Next(ulong[] state, ulong[] advance, ulong[] stay, ulong[] next)
        {
            var carry = 0UL;
            for (var word = 0; word < words; word++)
            {
                var moved = state[word] & advance[word];
                next[word] = moved << 1 | carry | state[word] & stay[word];
                carry = moved >> 63;
            }
            return Closed(next);
        }

        internal static IReadOnlyList<TextCell>? Walk(TextPattern[] patterns)
        {
            var machine = new Machine(patterns);
            var (first, seen) = (machine.Closed([.. machine.start]), new Dictionary<Bits, int>());
            var (states, from, cells) = (new List<ulong[]> { first }, new List<(int State, char Letter)> { (-1, '\0') }, new Dictionary<Bits, TextCell>());
            var tried = new ulong[machine.words];
            seen.Add(new(first), 0);
            for (var at = 0; at < states.Count; at++)
            {
                machine.Keep(states[at], at, from, cells);
                for (var it = 0; it < machine.letters.Length; it++)
                {
                    if (machine.IsOther(states[at], it)) continue;
                    var (letter, advance, stay) = machine.letters[it];
                    if (seen.ContainsKey(new(machine.Next(states[at], advance, stay, tried)))) continue;
                    if (states.Count == Math.Min(MostStates, MostWords / machine.words)) return null;
                    ulong[] next = [.. tried];
                    seen.Add(new(next), states.Count);
                    states.Add(next);
                    from.Add((at, letter));
                }
            }
            return [.. cells.Values];
        }

        // Breadth first: the first state that ends in a new cell has the cell's shortest text.
        void Keep(ulong[] state, int at, List<(int State, char Letter)> from, Dictionary<Bits, TextCell> cells)
        {
            var sign = new ulong[(ends.Length + 63) / 64];
            for (var pattern = 0; pattern < ends.Length; pattern++)
                if (Has(state, ends[pattern])) Set(sign, pattern);
            if (!cells.ContainsKey(new(sign))) cells.Add(new(sign), new(TextOf(at, from), [.. Enumerable.Range(0, ends.Length).Select(it => Has(sign, it))]));
        }

        static string TextOf(int at, List<(int State, char Letter)> from)
        {
            var text = new List<char>();
            for (; from[at].State >= 0; at = from[at].State) text.Add(from[at].Letter);
            text.Reverse();
            return string.Concat(text);
        }
    }

    // Bits that are equal by value.
    readonly struct Bits(ulong[] words) : IEquatable<Bits>
    {
        readonly ulong[] words = words;

        public bool Equals(Bits other) => words.AsSpan().SequenceEqual(other.words);

        public override bool Equals(object? obj) => obj is Bits other && Equals(other);

        public override int GetHashCode()
        {
            var hash = new HashCode();
            foreach (var word in words) hash.Add(word);
            return hash.ToHashCode();
        }
    }
}
