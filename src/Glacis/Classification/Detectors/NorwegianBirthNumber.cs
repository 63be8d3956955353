// The Norwegian birth number: date of birth, serial, two check digits by eleven.
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class NorwegianBirthNumber : Identifier
{
    public override ContentClass Finds { get; } = new("no-birth-number", "Norwegian birth number", Nature.NationalId);

    public override IReadOnlyList<string> Shapes { get; } = ["99999999999", "999999 99999"];

    protected override Vocabulary Words { get; } = new("fødselsnummer", "fodselsnummer", "personnummer", "fnr", "d nummer", "national identity");

    protected override double Plain => 0.7;

    protected override double Spaced => 0.9;

    protected override bool Holds(in Candidate it) => Digits.IsDate((it.Number(0, 2) is var day && day > 40 ? day - 40 : day), it.Number(2, 2)) && Digits.Weighted(it.Compact, [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) % 11 == 0 && Digits.Weighted(it.Compact, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 == 0;
}
