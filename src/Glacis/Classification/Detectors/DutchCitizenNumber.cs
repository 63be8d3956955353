// The Dutch citizen service number: nine digits and the test of eleven.
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class DutchCitizenNumber : Identifier
{
    public override ContentClass Finds { get; } = new("nl-bsn", "Dutch citizen service number", Nature.NationalId);

    public override IReadOnlyList<string> Shapes { get; } = ["999999999", "9999 99 999", "9999.99.999", "999 999 999"];

    protected override Vocabulary Words { get; } = new("bsn", "burgerservicenummer", "burger service", "sofi", "sofinummer", "citizen service");

    protected override double Plain => 0.2;

    protected override double Spaced => 0.4;

    protected override bool Holds(in Candidate it) => !Digits.IsTrivial(it.Compact) && Digits.Weighted(it.Compact, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 == 0;
}
