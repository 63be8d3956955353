// The Portuguese tax number of a person: nine digits, weighted by eleven.
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class PortugueseTaxNumber : Identifier
{
    public override ContentClass Finds { get; } = new("pt-nif", "Portuguese tax number", Nature.NationalId);

    public override IReadOnlyList<string> Shapes { get; } = ["999999999", "999 999 999"];

    protected override Vocabulary Words { get; } = new("nif", "contribuinte", "número fiscal", "numero fiscal", "vat", "tax number");

    protected override double Plain => 0.2;

    protected override double Spaced => 0.4;

    protected override bool Holds(in Candidate it) => it.Compact[0] is (byte)'1' or (byte)'2' or (byte)'3' && !Digits.IsTrivial(it.Compact) && Digits.Weighted(it.Compact, [9, 8, 7, 6, 5, 4, 3, 2]) % 11 is var rest && (rest < 2 ? 0 : 11 - rest) == it.Digit(8);
}
