// Signals to a likeness: log-odds are added, and the best of four has to be good enough.
namespace Glacis.Classification.Realness;

/// <summary>Weighs signals. Threads may share it.</summary>
public static class Weighing
{
    /// <summary>The share of the odds from which on a likeness is said.</summary>
    public const double Least = 0.8;

    /// <summary>Fewer values than this tell nothing about how they are spread.</summary>
    public const int Fewest = 20;

    // No single signal may decide beyond this: each has a way to be wrong. Masks and tokens are seen in the values themselves.
    const double Most = 4, MostSeen = 6, Rare = -2;

    static readonly Likeness[] Candidates = [Likeness.Real, Likeness.Synthetic, Likeness.Masked, Likeness.Tokenised];

    /// <summary>What signals come to. Masks and tokens are rare by themselves and need to be seen.</summary>
    public static Likely Of(long values, IEnumerable<Signal> signals)
    {
        Signal[] all = [.. signals.Where(static it => Math.Abs(it.Weight) >= 0.05).Select(static it => it with { Weight = Math.Round(Math.Clamp(it.Weight, -MostOf(it.For), MostOf(it.For)), 2) }).OrderByDescending(static it => Math.Abs(it.Weight)).ThenBy(static it => it.Says, StringComparer.Ordinal)];
        var odds = Array.ConvertAll(Candidates, it => Math.Exp((IsSeen(it) ? Rare : 0) + all.Where(signal => signal.For == it).Sum(static signal => signal.Weight)));
        var best = Array.IndexOf(odds, odds.Max());
        var share = Math.Round(odds[best] / odds.Sum(), 2);
        return new(share >= Least ? Candidates[best] : Likeness.Uncertain, share, values, all);
    }

    static bool IsSeen(Likeness it) => it is Likeness.Masked or Likeness.Tokenised;

    static double MostOf(Likeness it) => IsSeen(it) ? MostSeen : Most;
}
