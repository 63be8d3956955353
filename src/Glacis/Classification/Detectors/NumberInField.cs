// What detectors of numbers have in common that only the name of a field, or the words before, can tell.
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

/// <summary>A number without a form of its own, in a field that is named so.</summary>
public abstract class NumberInField : Detector
{
    /// <summary>How many letters and digits it has, and how many digits at least.</summary>
    protected abstract (int Least, int Most, int Digits) Size { get; }

    /// <summary>How sure the name of the field makes it.</summary>
    protected virtual double Named => 0.85;

    /// <summary>Words before it that name it as surely as a field; <c>null</c> where a field alone does.</summary>
    protected virtual Vocabulary? Words => null;

    public sealed override Weight Weigh(in Candidate it)
    {
        var (least, most, digits) = Size;
        if (!it.InField && !(Words is { } words && it.Says(words)) || it.Compact.Length < least || it.Compact.Length > most || it.Text.ContainsAnyExcept(Alphabets.Numbered)) return Weight.Nothing;
        return Fielded.DigitsIn(it.Compact) >= digits && it.Compact.ContainsAnyExcept(it.Compact[0]) ? Weight.Of(Named, Remarks.InContext) : Weight.Nothing;
    }
}
