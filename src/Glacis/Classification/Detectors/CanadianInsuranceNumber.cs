// The Canadian social insurance number: nine digits by Luhn.
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class CanadianInsuranceNumber : Identifier
{
    public override ContentClass Finds { get; } = new("ca-sin", "Canadian social insurance number", Nature.NationalId);

    public override IReadOnlyList<string> Shapes { get; } = ["999999999", "999 999 999", "999-999-999"];

    protected override Vocabulary Words { get; } = new("sin", "social insurance", "nas", "assurance sociale");

    protected override double Plain => 0.2;

    protected override bool Holds(in Candidate it) => (it.Digit(0) is not (0 or 8) || it.InField || it.Says(Words)) && !Digits.IsTrivial(it.Compact) && Digits.Luhn(it.Compact);
}
