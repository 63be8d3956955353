// The Croatian personal number: eleven digits by ISO 7064.
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class CroatianPersonalNumber : Identifier
{
    public override ContentClass Finds { get; } = new("hr-oib", "Croatian personal number", Nature.NationalId);

    public override IReadOnlyList<string> Shapes { get; } = ["99999999999"];

    protected override Vocabulary Words { get; } = new("oib", "osobni identifikacijski");

    protected override double Plain => 0.2;

    protected override double Spaced => 0.2;

    protected override bool Holds(in Candidate it) => !Digits.IsTrivial(it.Compact) && Digits.Mod11And10(it.Compact);
}
