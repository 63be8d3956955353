// The Danish personal number: date of birth and serial, by eleven; numbers given out without the check since 2007 are told by their names only.
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class DanishPersonalNumber : Identifier
{
    public override ContentClass Finds { get; } = new("dk-cpr", "Danish personal number", Nature.NationalId);

    public override IReadOnlyList<string> Shapes { get; } = ["9999999999", "999999-9999", "999999 9999"];

    protected override Vocabulary Words { get; } = new("cpr", "cprnummer", "personnummer", "person nummer");

    protected override double Spaced => 0.7;

    protected override bool Holds(in Candidate it) => Digits.IsDate(it.Number(0, 2), it.Number(2, 2)) && Digits.Weighted(it.Compact, [4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 == 0;
}
