// The US individual taxpayer number: a nine, and groups that only it has.
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class AmericanTaxpayerNumber : Identifier
{
    public override ContentClass Finds { get; } = new("us-itin", "US individual taxpayer number", Nature.NationalId);

    public override IReadOnlyList<string> Shapes { get; } = ["999-99-9999", "999 99 9999", "999999999"];

    protected override Vocabulary Words { get; } = new("itin", "taxpayer", "tax payer", "tin", "ssn");

    protected override double Plain => 0.2;

    protected override double Spaced => 0.8;

    protected override bool Holds(in Candidate it) => it.Digit(0) == 9 && it.Number(3, 2) is (>= 50 and <= 65) or (>= 70 and <= 88) or (>= 90 and <= 92) or (>= 94 and <= 99);

    protected override bool IsChecked => false;

    // Kept for advertisements.
    protected override bool IsReserved(in Candidate it) => it.Compact[..8].SequenceEqual("98765432"u8);
}
