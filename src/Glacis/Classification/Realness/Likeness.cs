// Whether values look like those of real people, or made up, masked, or replaced by tokens; and what says so.
namespace Glacis.Classification.Realness;

/// <summary>What values look like.</summary>
public enum Likeness
{
    /// <summary>Like those of real people.</summary>
    Real,

    /// <summary>Nothing tells well enough. It counts as inferred: never critical, never escalated.</summary>
    Uncertain,

    /// <summary>Made up: by a generator, for tests, for documentation.</summary>
    Synthetic,

    /// <summary>Part or all of each value is blotted out.</summary>
    Masked,

    /// <summary>Each value stands for another one.</summary>
    Tokenised,
}

/// <summary>One thing that speaks for one of them, in words with its numbers; no value is in it.</summary>
/// <param name="For">What it speaks for.</param>
/// <param name="Weight">Log-odds, base e.</param>
public sealed record Signal(string Says, Likeness For, double Weight);

/// <summary>What values look like, how sure that is, and from how many.</summary>
/// <param name="Confidence">The share of the odds; below <see cref="Weighing.Least"/> it is uncertain.</param>
public sealed record Likely(Likeness Likeness, double Confidence, long Values, IReadOnlyList<Signal> Signals);

/// <summary>A field with what its values look like.</summary>
/// <param name="Class">The class of content that its name, or most of its values, speak of.</param>
public sealed record LikelyField(string Field, string Class, Likely Likely);

/// <summary>What the values of one content look like.</summary>
/// <param name="Classes">By the ids of classes that were found.</param>
/// <param name="Fields">Fields that are named like something sensitive, whether their values were found to be or not.</param>
/// <param name="Alone">The share of records that nobody else shares postcode, birth and sex with; <c>null</c> where there are no such columns.</param>
public sealed record LikelyContent(IReadOnlyDictionary<string, Likely> Classes, IReadOnlyList<LikelyField> Fields, double? Alone);
