// The Greek social insurance number: date of birth, serial, Luhn.
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class GreekSocialNumber : Identifier
{
    public override ContentClass Finds { get; } = new("gr-amka", "Greek social insurance number", Nature.NationalId);

    public override IReadOnlyList<string> Shapes { get; } = ["99999999999"];

    protected override Vocabulary Words { get; } = new("amka", "αμκα");

    protected override double Plain => 0.4;

    protected override double Spaced => 0.4;

    protected override bool Holds(in Candidate it) => Digits.IsDate(it.Number(0, 2), it.Number(2, 2)) && Digits.Luhn(it.Compact);
}
