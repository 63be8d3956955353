// How contents were drawn from a store: enough to draw them again, and nothing of what they hold.
using Glacis.Classification.Sampling;
using Glacis.Clouds.Stores;

namespace Glacis.Agent.Classifying;

/// <summary>What was read of one content of a store.</summary>
/// <param name="Stratum">The stratum that it was drawn from.</param>
/// <param name="Size">Its bytes, or how many portions it has.</param>
/// <param name="Version">Which version; <c>null</c> where the store has none.</param>
/// <param name="Stretches">Which bytes.</param>
/// <param name="Portions">Which portions, in the order in which they were drawn.</param>
public sealed record ReadPart(string Stratum, long Size, string? Version, IReadOnlyList<Stretch> Stretches, IReadOnlyList<long> Portions);

/// <summary>One stratum, and how much of it was looked at.</summary>
/// <param name="Name">The form of its names, and what else they have in common.</param>
/// <param name="Count">How many it holds.</param>
/// <param name="Size">Their bytes; 0 where the store does not say.</param>
/// <param name="Looked">How many of them were looked at.</param>
/// <param name="With">In how many of those there was a find.</param>
public sealed record StratumLooked(string Name, long Count, long Size, long Looked, long With);

/// <summary>A sample.</summary>
/// <param name="Unit">What is counted: objects, keys, pages.</param>
/// <param name="Named">Values in fields that are named after what people have.</param>
/// <param name="Masked">How many of those are masked, drawn or reserved.</param>
/// <param name="Seed">What the draws follow from.</param>
/// <param name="Detectors">Which detectors looked.</param>
/// <param name="Aim">The share that was to be noticed.</param>
/// <param name="Population">How many there are, as far as they were listed.</param>
/// <param name="IsListed">Whether they were listed to the end.</param>
/// <param name="Looked">How many were looked at.</param>
/// <param name="Random">How many of them were drawn from all at random and read: what the bound counts.</param>
/// <param name="Ended">Why it ended.</param>
/// <param name="Budget">What might have been spent.</param>
/// <param name="Bytes">What was spent, in bytes.</param>
/// <param name="Requests">What was spent, in requests.</param>
/// <param name="Strata">What there is, and how much of each was looked at.</param>
public sealed record Sampled(
    string Unit, long Named, long Masked, ulong Seed, string Detectors, double Aim, long Population, bool IsListed, long Looked, long Random, Enough Ended, Budget Budget, long Bytes, long Requests, IReadOnlyList<StratumLooked> Strata)
{
    /// <summary>Whether everything there is was looked at.</summary>
    public bool IsWhole => IsListed && Random == Population;

    /// <summary>The largest share of which nothing would have been seen so often.</summary>
    public double Upper => IsWhole ? 0 : Bound.UpperOf(Population, Random);
}
