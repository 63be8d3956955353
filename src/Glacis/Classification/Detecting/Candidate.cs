// Text that may be something, with what stands round it.
using System.Runtime.CompilerServices;

namespace Glacis.Classification.Detecting;

/// <summary>Text that may be something. Valid during one question.</summary>
public readonly ref struct Candidate
{
    readonly ReadOnlySpan<byte> all;
    readonly Surroundings surroundings;

    internal Candidate(ReadOnlySpan<byte> all, Extent at, ReadOnlySpan<byte> compact, Surroundings surroundings, bool inField)
    {
        this.all = all;
        this.surroundings = surroundings;
        (At, InField) = (at, inField);
        Compact = compact;
        Text = all[at.Start..at.End];
    }

    /// <summary>Where it stands.</summary>
    public Extent At { get; }

    /// <summary>As it stands.</summary>
    public ReadOnlySpan<byte> Text { get; }

    /// <summary>Its letters and digits alone, letters in upper case; at most 64.</summary>
    public ReadOnlySpan<byte> Compact { get; }

    /// <summary>Whether it is the value of a field that the detector named.</summary>
    public bool InField { get; }

    /// <summary>The byte before it; a line feed at the beginning.</summary>
    public byte Before => At.Start > 0 ? all[At.Start - 1] : (byte)'\n';

    /// <summary>The byte behind it; a line feed at the end.</summary>
    public byte Behind => At.End < all.Length ? all[At.End] : (byte)'\n';

    /// <summary>Whether a time of day follows, as in a log.</summary>
    public bool IsBeforeTime => At.End + 3 < all.Length && Behind == ' ' && Letters.IsDigit(all[At.End + 1]) && Letters.IsDigit(all[At.End + 2]) && all[At.End + 3] == ':';

    /// <summary>Whether it has separators.</summary>
    public bool IsSpaced => Text.Length != Compact.Length;

    /// <summary>Whether the name of its column, its key, or the words before it are among these.</summary>
    public bool Says(Vocabulary words) => surroundings.Say(all, At.Start, words);

    /// <summary>A digit of the compact text.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Digit(int at) => Compact[at] - '0';

    /// <summary>Digits of the compact text as a number.</summary>
    public int Number(int from, int count) => Digits.Number(Compact.Slice(from, count));
}
