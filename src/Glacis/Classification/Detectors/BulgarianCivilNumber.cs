// The Bulgarian civil number: date of birth with the century in the month, serial, check digit by eleven.
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class BulgarianCivilNumber : Identifier
{
    public override ContentClass Finds { get; } = new("bg-egn", "Bulgarian civil number", Nature.NationalId);

    public override IReadOnlyList<string> Shapes { get; } = ["9999999999"];

    protected override Vocabulary Words { get; } = new("egn", "егн", "единен граждански");

    protected override double Spaced => 0.3;

    protected override bool Holds(in Candidate it) => Digits.IsDate(it.Number(4, 2), it.Number(2, 2) % 20) && it.Number(2, 2) <= 52 && Digits.Weighted(it.Compact, [2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11 % 10 == it.Digit(9);
}
