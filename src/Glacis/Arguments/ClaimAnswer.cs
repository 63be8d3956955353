// What became of a claim, and what says so.
using Glacis.Facts;

namespace Glacis.Arguments;

/// <summary>What became of a claim.</summary>
public enum ClaimStanding
{
    Supported,
    Refuted,
    CannotBeChecked,
}

/// <summary>One thing that speaks for or against a claim, with where it stands.</summary>
public sealed record Ground(string Says, Source Source, string Field = "");

/// <summary>A claim with its answer.</summary>
/// <param name="Because">The reason in one sentence.</param>
/// <param name="Grounds">What says so, the surest first.</param>
public sealed record ClaimAnswer(Claim Claim, ClaimStanding Standing, string Because, IReadOnlyList<Ground> Grounds)
{
    /// <summary>As sure as the surest thing that says so: each is enough by itself.</summary>
    public double Certainty => Grounds.Count == 0 ? 0 : Grounds.Max(static it => it.Source.Certainty);
}
