// The Polish personal number: date of birth with the century in the month, serial, weighted check digit.
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class PolishPersonalNumber : Identifier
{
    public override ContentClass Finds { get; } = new("pl-pesel", "Polish personal number", Nature.NationalId);

    public override IReadOnlyList<string> Shapes { get; } = ["99999999999"];

    protected override Vocabulary Words { get; } = new("pesel", "numer ewidencyjny");

    protected override double Plain => 0.5;

    protected override double Spaced => 0.5;

    protected override bool Holds(in Candidate it) => Digits.IsDate(it.Number(4, 2), it.Number(2, 2) % 20) && !Digits.IsTrivial(it.Compact) && Digits.Weighted(it.Compact, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 == 0;
}
