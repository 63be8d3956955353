// Sort codes of British banks, where words say so: six digits in pairs are otherwise anything.
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class BritishSortCode : Detector
{
    const double Named = 0.85;

    static readonly Vocabulary Words = new("sort code", "sortcode", "sort");

    public override ContentClass Finds { get; } = new("uk-sort-code", "British bank sort code", Nature.Financial);

    public override IReadOnlyList<string> Shapes { get; } = ["99-99-99", "99 99 99"];

    public override Weight Weigh(in Candidate it) => it.Says(Words) ? Weight.Of(Named, Remarks.InContext) : Weight.Nothing;
}
