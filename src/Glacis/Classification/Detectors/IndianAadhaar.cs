// The Indian Aadhaar number: twelve digits by Verhoeff.
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class IndianAadhaar : Identifier
{
    public override ContentClass Finds { get; } = new("in-aadhaar", "Indian Aadhaar number", Nature.NationalId);

    public override IReadOnlyList<string> Shapes { get; } = ["999999999999", "9999 9999 9999", "9999-9999-9999"];

    protected override Vocabulary Words { get; } = new("aadhaar", "aadhar", "adhaar", "uidai", "uid", "आधार");

    protected override double Spaced => 0.75;

    protected override bool Holds(in Candidate it) => it.Digit(0) >= 2 && !Digits.IsTrivial(it.Compact) && Digits.Verhoeff(it.Compact);
}
