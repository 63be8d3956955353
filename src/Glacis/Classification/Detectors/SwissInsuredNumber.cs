// The Swiss insured person's number: 756, nine digits, the check digit of EAN-13.
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class SwissInsuredNumber : Identifier
{
    public override ContentClass Finds { get; } = new("ch-ahv", "Swiss insured person's number", Nature.NationalId);

    public override IReadOnlyList<string> Shapes { get; } = ["999.9999.9999.99", "9999999999999"];

    protected override Vocabulary Words { get; } = new("ahv", "avs", "sozialversicherung", "insured");

    protected override double Plain => 0.8;

    protected override double Spaced => 0.97;

    protected override bool Holds(in Candidate it) => it.Compact.StartsWith("756"u8) && Digits.Weighted(it.Compact, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1]) % 10 == 0;
}
