// The worst findings of a run, in memory that does not grow with it.
using Glacis.Verdicts;

namespace Glacis.Outputs;

/// <summary>Keeps the worst findings that it is shown: fails by severity, then what could not be told, then what waits for a statement. One a worker.</summary>
public sealed class WorstFindings(int most = WorstFindings.Most)
{
    /// <summary>How many are kept where nobody says otherwise.</summary>
    public const int Most = 20;

    readonly SortedSet<Verdict> worst = new(Comparer<Verdict>.Create(Order));

    public void Add(Verdict verdict)
    {
        if (Rank(verdict) == 0) return;
        if (worst.Count == most && Order(verdict, worst.Max!) >= 0) return;
        worst.Add(verdict);
        if (worst.Count > most) worst.Remove(worst.Max!);
    }

    public void Add(WorstFindings other)
    {
        foreach (var verdict in other.worst) Add(verdict);
    }

    /// <summary>Worst first; the same findings in the same order, however they came.</summary>
    public IReadOnlyList<Verdict> All => [.. worst];

    static int Rank(Verdict it) => it.Outcome switch
    {
        Outcome.Fail => 10 + (int)it.Severity,
        Outcome.Unknown => 2,
        Outcome.Conditional => 1,
        _ => 0,
    };

    static int Order(Verdict one, Verdict other)
    {
        var order = Rank(other).CompareTo(Rank(one));
        if (order == 0) order = other.Likelihood.CompareTo(one.Likelihood);
        if (order == 0) order = string.CompareOrdinal(one.Resource.Id, other.Resource.Id);
        if (order == 0) order = string.CompareOrdinal(one.Check, other.Check);
        return order == 0 ? one.Id.CompareTo(other.Id) : order;
    }
}
