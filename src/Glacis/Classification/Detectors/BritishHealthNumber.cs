// The British health number: ten digits, weighted by eleven.
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class BritishHealthNumber : Identifier
{
    public override ContentClass Finds { get; } = new("uk-nhs", "British NHS number", Nature.Health);

    public override IReadOnlyList<string> Shapes { get; } = ["9999999999", "999 999 9999", "999-999-9999"];

    protected override Vocabulary Words { get; } = new("nhs", "health service");

    protected override double Plain => 0.2;

    protected override double Spaced => 0.4;

    protected override bool Holds(in Candidate it) => !Digits.IsTrivial(it.Compact) && Digits.Weighted(it.Compact, [10, 9, 8, 7, 6, 5, 4, 3, 2, 1]) % 11 == 0;
}
