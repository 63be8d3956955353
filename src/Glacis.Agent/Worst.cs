// The worst findings so far: a bounded heap, so that a million verdicts cost twenty.
using Glacis.Verdicts;

namespace Glacis.Agent;

/// <summary>Keeps the worst findings. One a worker.</summary>
public sealed class Worst(int most)
{
    readonly SortedSet<Verdict> kept = new(Order);

    /// <summary>Worst first; equals by environment (production first), likelihood, then id.</summary>
    static readonly Comparer<Verdict> Order = Comparer<Verdict>.Create(static (one, other) =>
    {
        var order = other.Severity.CompareTo(one.Severity);
        if (order == 0) order = Rank(one).CompareTo(Rank(other));
        if (order == 0) order = other.Likelihood.CompareTo(one.Likelihood);
        if (order == 0) order = string.CompareOrdinal(one.Resource.Name, other.Resource.Name);
        return order != 0 ? order : one.Id.CompareTo(other.Id);
    });

    /// <summary>Worst first.</summary>
    public IReadOnlyList<Verdict> All => [.. kept];

    public void Add(Verdict verdict)
    {
        if (verdict.Outcome != Outcome.Fail) return;
        if (kept.Count == most && Order.Compare(verdict, kept.Max) >= 0) return;
        kept.Add(verdict);
        if (kept.Count > most) kept.Remove(kept.Max!);
    }

    static int Rank(Verdict verdict) => verdict.Resource.Environment switch { "production" => 0, "unknown" => 1, "staging" => 2, _ => 3 };
}
