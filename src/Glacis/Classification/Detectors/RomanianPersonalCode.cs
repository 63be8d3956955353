// The Romanian personal code: sex and century, date of birth, county, serial, check digit by eleven.
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class RomanianPersonalCode : Identifier
{
    public override ContentClass Finds { get; } = new("ro-cnp", "Romanian personal code", Nature.NationalId);

    public override IReadOnlyList<string> Shapes { get; } = ["9999999999999"];

    protected override Vocabulary Words { get; } = new("cnp", "cod numeric", "numeric personal");

    protected override double Plain => 0.6;

    protected override bool Holds(in Candidate it) => it.Digit(0) is >= 1 and <= 8 && Digits.IsDate(it.Number(5, 2), it.Number(3, 2)) && it.Number(7, 2) is >= 1 and <= 52 && Digits.Weighted(it.Compact, [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11 % 10 is var check && (Digits.Weighted(it.Compact, [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11 == 10 ? 1 : check) == it.Digit(12);
}
