// The Australian Medicare number: eight digits, a check digit, the issue, perhaps the person.
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class AustralianMedicareNumber : Identifier
{
    public override ContentClass Finds { get; } = new("au-medicare", "Australian Medicare number", Nature.Health);

    public override IReadOnlyList<string> Shapes { get; } = ["9999999999", "9999 99999 9", "99999999999", "9999 99999 9 9"];

    protected override Vocabulary Words { get; } = new("medicare");

    protected override double Plain => 0.2;

    protected override double Spaced => 0.8;

    protected override bool Holds(in Candidate it) => it.Digit(0) is >= 2 and <= 6 && Digits.Weighted(it.Compact, [1, 3, 7, 9, 1, 3, 7, 9]) % 10 == it.Digit(8);
}
