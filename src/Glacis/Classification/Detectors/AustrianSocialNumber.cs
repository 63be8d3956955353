// The Austrian social insurance number: serial, check digit, date of birth.
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class AustrianSocialNumber : Identifier
{
    public override ContentClass Finds { get; } = new("at-svnr", "Austrian social insurance number", Nature.NationalId);

    public override IReadOnlyList<string> Shapes { get; } = ["9999999999", "9999 999999", "9999-999999"];

    protected override Vocabulary Words { get; } = new("svnr", "sozialversicherung", "versicherungsnummer", "sv nummer", "ecard");

    protected override double Plain => 0.35;

    protected override double Spaced => 0.7;

    protected override bool Holds(in Candidate it) => it.Compact[0] != '0' && Digits.IsDate(it.Number(4, 2), it.Number(6, 2)) && Digits.Weighted(it.Compact, [3, 7, 9, 0, 5, 8, 4, 2, 1, 6]) % 11 == it.Digit(3);
}
