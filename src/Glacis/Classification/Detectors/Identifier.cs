// What detectors of numbers that somebody gave out have in common: a rule that holds or not, and words that name it.
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

/// <summary>A number with a rule of its own. How sure one can be follows from how it is written and what stands before it.</summary>
public abstract class Identifier : Detector
{
    /// <summary>In context, with a rule that held.</summary>
    const double Named = 0.97, LooselyNamed = 0.85;

    /// <summary>Names of columns that fit any number of a person.</summary>
    static readonly Vocabulary Anybody = new("national id", "nationalid", "national identification", "national number", "identity number", "identity card", "identification number", "personal id", "personal number", "id number", "id no", "tax id", "taxid", "tax number", "government id");

    /// <summary>Words that name it, in the languages of those who bear it.</summary>
    protected abstract Vocabulary Words { get; }

    /// <summary>How sure where it stands alone and plain: how seldom a number holds the rule by chance.</summary>
    protected virtual double Plain => 0.3;

    /// <summary>How sure where it is written with its own separators.</summary>
    protected virtual double Spaced => 0.6;

    /// <summary>Whether it keeps its rule.</summary>
    protected abstract bool Holds(in Candidate it);

    /// <summary>Whether the rule is a check digit, or one of form alone.</summary>
    protected virtual bool IsChecked => true;

    /// <summary>Whether it is known to be nobody's.</summary>
    protected virtual bool IsReserved(in Candidate it) => false;

    public sealed override Weight Weigh(in Candidate it)
    {
        if (!Holds(it)) return Weight.Nothing;
        var remarks = (IsChecked ? Remarks.Checked : Remarks.None) | (IsReserved(it) ? Remarks.Reserved : Remarks.None);
        if (it.InField || it.Says(Words)) return Weight.Of(IsChecked ? Named : LooselyNamed, remarks | Remarks.InContext);
        var alone = it.IsSpaced ? Spaced : Plain;
        return it.Says(Anybody) ? Weight.Of(Math.Max(alone, LooselyNamed), remarks | Remarks.InContext) : Weight.Of(alone, remarks);
    }
}
