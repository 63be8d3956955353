// All shapes of all detectors in one automaton: one look at each byte, whoever asks.

namespace Glacis.Classification.Detecting;

/// <summary>The shapes of detectors, merged. Threads may share it.</summary>
sealed class Shapes
{
    const int Width = 8;
    const short Dead = 0;
    const int Accepting = 1 << 16;

    readonly int[] next;
    readonly Detector[]?[] accepts;

    internal Shapes(IEnumerable<Detector> detectors)
    {
        var (states, accepting) = (new List<short[]> { new short[Width], new short[Width] }, new Dictionary<short, List<Detector>>());
        foreach (var detector in detectors)
            foreach (var shape in detector.Shapes) Add(states, accepting, 1, shape, detector);
        next = [.. states.SelectMany(static it => it).Select(it => accepting.ContainsKey(it) ? (int)(ushort)it | Accepting : (int)(ushort)it)];
        accepts = [.. Enumerable.Range(0, states.Count).Select(it => accepting.TryGetValue((short)it, out var found) ? found.ToArray() : null)];
    }

    static void Add(List<short[]> states, Dictionary<short, List<Detector>> accepting, short at, ReadOnlySpan<char> rest, Detector detector)
    {
        if (rest.IsEmpty)
        {
            if (!accepting.TryGetValue(at, out var all)) accepting[at] = all = [];
            if (!all.Contains(detector)) all.Add(detector);
            return;
        }
        switch (rest[0])
        {
            case 'X':
                Add(states, accepting, Step(states, at, Letters.Digit), rest[1..], detector);
                Add(states, accepting, Step(states, at, Letters.Letter), rest[1..], detector);
                break;
            case '#':
                for (var count = 1; count <= 3; count++) Add(states, accepting, at = Step(states, at, Letters.Digit), rest[1..], detector);
                break;
            default:
                Add(states, accepting, Step(states, at, Letters.Symbol((byte)rest[0])), rest[1..], detector);
                break;
        }
    }

    static short Step(List<short[]> states, short at, byte symbol)
    {
        if (states[at][symbol] is > Dead and var known) return known;
        var made = checked((short)states.Count);
        states.Add(new short[Width]);
        return states[at][symbol] = made;
    }

    /// <summary>Walks from a place; keeps the last places where a shape ended and a word does, longest last. The count of them.</summary>
    internal int Walk(ReadOnlySpan<byte> text, int start, Span<(int End, short State)> ends)
    {
        var (table, state, count) = (next, 1, 0);
        for (var at = start; at < text.Length; at++)
        {
            var step = table[state * Width + Letters.Symbol(text[at])];
            if (step == Dead) break;
            state = step & ~Accepting;
            if (step == state || !EndsAt(text, at + 1)) continue;
            if (count == ends.Length) ends[1..].CopyTo(ends);
            else count++;
            ends[count - 1] = (at + 1, (short)state);
        }
        return count;
    }

    internal ReadOnlySpan<Detector> Of(short state) => accepts[state];

    /// <summary>Whether a value may end here: no letter or digit follows, nor a mark that binds one to it.</summary>
    internal static bool EndsAt(ReadOnlySpan<byte> text, int at)
    {
        if (at >= text.Length) return true;
        var behind = text[at];
        if (Letters.IsWord(behind) || behind is (byte)'_' or (byte)'%') return false;
        return behind is not ((byte)'-' or (byte)'.' or (byte)'/') || at + 1 >= text.Length || !Letters.IsWord(text[at + 1]);
    }

    /// <summary>Whether a value may begin here.</summary>
    internal static bool BeginsAt(ReadOnlySpan<byte> text, int at)
    {
        if (at == 0) return true;
        var before = text[at - 1];
        if (Letters.IsWord(before) || before is (byte)'_' or (byte)'%' or (byte)'$') return false;
        if (before == '/') return at == 1 || !Letters.IsDigit(text[at - 2]);
        return before is not ((byte)'-' or (byte)'.') || at == 1 || !Letters.IsWord(text[at - 2]);
    }
}
