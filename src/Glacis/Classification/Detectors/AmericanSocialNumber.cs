// The US social security number: no check digit, but areas, groups and serials that were never given out.
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class AmericanSocialNumber : Identifier
{
    public override ContentClass Finds { get; } = new("us-ssn", "US social security number", Nature.NationalId);

    public override IReadOnlyList<string> Shapes { get; } = ["999-99-9999", "999 99 9999", "999999999"];

    protected override Vocabulary Words { get; } = new("ssn", "social security", "social sec", "soc sec", "sozialversicherung", "taxpayer");

    protected override double Plain => 0.2;

    protected override double Spaced => 0.8;

    protected override bool Holds(in Candidate it) => it.Number(0, 3) is not (0 or 666 or >= 900) && it.Number(3, 2) != 0 && it.Number(5, 4) != 0 && !Digits.IsTrivial(it.Compact);

    protected override bool IsChecked => false;

    // Printed on cards in wallets and on leaflets.
    protected override bool IsReserved(in Candidate it) => it.Compact.SequenceEqual("078051120"u8) || it.Compact.SequenceEqual("219099999"u8) || it.Compact.SequenceEqual("457555462"u8);
}
