// The Australian tax file number: nine digits, weighted by eleven.
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class AustralianTaxNumber : Identifier
{
    public override ContentClass Finds { get; } = new("au-tfn", "Australian tax file number", Nature.NationalId);

    public override IReadOnlyList<string> Shapes { get; } = ["999999999", "999 999 999"];

    protected override Vocabulary Words { get; } = new("tfn", "tax file");

    protected override double Plain => 0.2;

    protected override double Spaced => 0.4;

    protected override bool Holds(in Candidate it) => !Digits.IsTrivial(it.Compact) && Digits.Weighted(it.Compact, [1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 == 0;
}
