// The Swedish personal number: date of birth, serial, Luhn.
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class SwedishPersonalNumber : Identifier
{
    public override ContentClass Finds { get; } = new("se-personnummer", "Swedish personal number", Nature.NationalId);

    public override IReadOnlyList<string> Shapes { get; } = ["9999999999", "999999-9999", "999999+9999", "999999999999", "99999999-9999"];

    protected override Vocabulary Words { get; } = new("personnummer", "person nummer", "personnr", "pnr", "samordningsnummer");

    protected override double Plain => 0.4;

    protected override double Spaced => 0.75;

    protected override bool Holds(in Candidate it) => it.Compact[^10..] is var ten && Digits.IsDate((Digits.Number(ten.Slice(4, 2)) is var day && day > 60 ? day - 60 : day), Digits.Number(ten.Slice(2, 2))) && (it.Compact.Length == 10 || it.Number(0, 2) is >= 18 and <= 20) && Digits.Luhn(ten);
}
