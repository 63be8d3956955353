// Which is looked at next, and when it is enough: every stratum once, the suspect ones first; then at random until a negative is worth what was aimed at.
namespace Glacis.Classification.Sampling;

/// <summary>What a sample is to be worth.</summary>
/// <param name="Share">The share that is to be noticed.</param>
/// <param name="Floor">The fewest random draws that are looked at, whatever is found.</param>
public sealed record Aim(double Share, int Floor = Aim.TenFiles)
{
    /// <summary>The usual floor.</summary>
    public const int TenFiles = 10;

    /// <summary>How sure it is to be noticed.</summary>
    public double Confidence { get; init; } = Bound.Usual;

    /// <summary>Strata that are looked into besides the random draws.</summary>
    public int MostStrata { get; init; } = 200;

    /// <summary>One in twenty; one in a hundred where the name speaks of people or of production.</summary>
    public static Aim For(string name) => new(Hints.Weigh(name) > 0 ? 0.01 : 0.05);
}

/// <summary>What looking at one came to.</summary>
public enum Looked
{
    /// <summary>Nothing was found.</summary>
    Clean,

    /// <summary>Something was found, not enough to be sure.</summary>
    Hit,

    /// <summary>A set of records that settles it.</summary>
    Settled,

    /// <summary>It could not be read.</summary>
    Unread,
}

/// <summary>Why sampling ended.</summary>
public enum Enough
{
    /// <summary>It has not.</summary>
    NotYet,

    /// <summary>All were looked at.</summary>
    All,

    /// <summary>What was found settles it.</summary>
    Settled,

    /// <summary>Nothing was found in as many as were aimed at.</summary>
    Aimed,

    /// <summary>There were no more draws, or no more budget.</summary>
    Spent,
}

/// <summary>Draws from strata. For one thread.</summary>
public sealed class Sampler
{
    readonly Aim aim;
    readonly Queue<Candidate> first;
    readonly IReadOnlyList<Candidate> drawn;
    readonly Dictionary<string, Looked> told = new(StringComparer.Ordinal);
    readonly long population, needed;
    int at;
    bool settled, isTurnOfFirst;

    public Sampler(Strata strata, Aim aim)
    {
        (this.aim, drawn, population) = (aim, strata.Drawn, strata.Count);
        needed = Math.Max(Math.Min(aim.Floor, population), Bound.Needed(population, aim.Share, aim.Confidence));
        first = new(strata.All.OrderByDescending(static it => Hints.Weigh(it.Name)).ThenByDescending(static it => it.Count).ThenBy(static it => it.Name, StringComparer.Ordinal).Take(aim.MostStrata).Select(static it => it.First[0]));
    }

    /// <summary>How many random draws were looked at; whatever was looked at besides does not count in a bound.</summary>
    public long Random { get; private set; }

    /// <summary>How many of the random draws could not be read.</summary>
    public long Unread { get; private set; }

    /// <summary>Why it ended.</summary>
    public Enough Ended { get; private set; }

    /// <summary>Which one is next; none when it is enough.</summary>
    public Candidate? Next()
    {
        Advance();
        if ((Ended = Ending()) != Enough.NotYet) return null;
        // By turns, so that wherever it ends the random draws are worth something.
        isTurnOfFirst = !isTurnOfFirst;
        while ((isTurnOfFirst || at >= drawn.Count) && first.TryDequeue(out var one))
            if (!told.ContainsKey(one.Name)) return one;
        return at < drawn.Count ? drawn[at] : null;
    }

    /// <summary>What came of the one that was next.</summary>
    public void Tell(Candidate it, Looked came)
    {
        told[it.Name] = came;
        settled |= came == Looked.Settled;
    }

    /// <summary>Nothing more may be spent.</summary>
    public void Stop()
    {
        Advance();
        Ended = Ending() is var ending && ending == Enough.NotYet ? Enough.Spent : ending;
    }

    // A draw that was looked at already, for its stratum's sake, counts when its turn comes.
    void Advance()
    {
        for (; at < drawn.Count && told.TryGetValue(drawn[at].Name, out var came); at++)
            if (came == Looked.Unread) Unread++;
            else Random++;
    }

    Enough Ending()
    {
        if (told.Count >= population) return settled ? Enough.Settled : Enough.All;
        if (settled && Random + Unread >= aim.Floor) return Enough.Settled;
        while (first.TryPeek(out var one) && told.ContainsKey(one.Name)) first.Dequeue();
        if (first.Count > 0) return Enough.NotYet;
        return Random >= needed ? Enough.Aimed : at >= drawn.Count ? Enough.Spent : Enough.NotYet;
    }
}
