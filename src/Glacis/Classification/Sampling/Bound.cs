// What finding nothing is worth: the most that may still be there, and how many have to be looked at.
namespace Glacis.Classification.Sampling;

/// <summary>Bounds on a share, from a sample that was drawn at random. Exact, by the binomial and the hypergeometric distribution.</summary>
public static class Bound
{
    /// <summary>How sure the bounds are that are said without a number.</summary>
    public const double Usual = 0.95;

    const double Precision = 1e-9;

    /// <summary>The largest share that would still give so few hits with a chance of at least one minus <paramref name="confidence"/> (Clopper and Pearson).</summary>
    public static double Upper(long looked, long hits = 0, double confidence = Usual)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(hits);
        ArgumentOutOfRangeException.ThrowIfLessThan(looked, hits);
        if (looked == hits) return 1;
        if (hits == 0) return 1 - Math.Pow(1 - confidence, 1.0 / looked);
        var (low, high) = (hits / (double)looked, 1.0);
        while (high - low > Precision)
        {
            var middle = (low + high) / 2;
            if (AtMost(hits, looked, middle) > 1 - confidence) low = middle;
            else high = middle;
        }
        return high;
    }

    /// <summary>The largest share of a finite population of which none would be seen so often among so many, without putting back.</summary>
    public static double UpperOf(long population, long looked, double confidence = Usual)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(looked, population);
        if (looked == 0) return 1;
        var (low, high) = (0L, population - looked);
        while (low < high)
        {
            var middle = high - (high - low) / 2;
            if (Missed(population, middle, looked) > 1 - confidence) low = middle;
            else high = middle - 1;
        }
        return low / (double)population;
    }

    // The chance to see none of the bad ones, by the shorter of the two products that it is.
    static double Missed(long population, long bad, long looked)
    {
        var (few, many, missed) = (Math.Min(bad, looked), Math.Max(bad, looked), 1.0);
        for (var at = 0L; at < few && missed > 1e-12; at++) missed *= Math.Max(0, population - many - at) / (double)(population - at);
        return missed;
    }

    /// <summary>How many have to be looked at to see one of a share with that confidence, where there are endlessly many.</summary>
    public static long Needed(double share, double confidence = Usual) => (long)Math.Ceiling(Math.Log(1 - confidence) / Math.Log(1 - share) - Precision);

    /// <summary>The same of a finite population, without putting back.</summary>
    public static long Needed(long population, double share, double confidence = Usual)
    {
        var (bad, missed, looked) = (Math.Max(1, (long)Math.Round(population * share)), 1.0, 0L);
        for (; looked < population && missed > 1 - confidence; looked++) missed *= Math.Max(0, population - bad - looked) / (double)(population - looked);
        return looked;
    }

    /// <summary>The chance to see at least one of a share among so many.</summary>
    public static double Chance(long looked, double share) => 1 - Math.Pow(1 - share, looked);

    // The chance of at most so many hits, summed in logarithms.
    static double AtMost(long hits, long looked, double share)
    {
        var (term, sum) = (looked * Math.Log(1 - share), 0.0);
        for (var at = 0L; ; at++)
        {
            sum += Math.Exp(term);
            if (at == hits) return sum;
            term += Math.Log((looked - at) / (double)(at + 1)) + Math.Log(share) - Math.Log(1 - share);
        }
    }
}
