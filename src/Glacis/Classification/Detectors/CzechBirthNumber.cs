// The Czech and Slovak birth number: date of birth, women's months 50 more, a multiple of eleven.
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class CzechBirthNumber : Identifier
{
    public override ContentClass Finds { get; } = new("cz-birth-number", "Czech and Slovak birth number", Nature.NationalId);

    public override IReadOnlyList<string> Shapes { get; } = ["999999/9999", "9999999999"];

    protected override Vocabulary Words { get; } = new("rodné číslo", "rodne cislo", "rodné", "rodne", "birth number", "rč");

    protected override double Spaced => 0.85;

    protected override bool Holds(in Candidate it) => Digits.IsDate(it.Number(4, 2), (it.Number(2, 2) is var month && month > 70 ? month - 70 : month > 50 ? month - 50 : month > 20 ? month - 20 : month)) && (Digits.LongNumber(it.Compact) % 11 == 0 || it.Digit(9) == 0 && it.Number(0, 9) % 11 == 10);
}
