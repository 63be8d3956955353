// The Brazilian number of a person: nine digits and two check digits by eleven.
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class BrazilianPersonNumber : Identifier
{
    public override ContentClass Finds { get; } = new("br-cpf", "Brazilian CPF", Nature.NationalId);

    public override IReadOnlyList<string> Shapes { get; } = ["99999999999", "999.999.999-99"];

    protected override Vocabulary Words { get; } = new("cpf", "cadastro de pessoa");

    protected override double Plain => 0.45;

    protected override double Spaced => 0.95;

    protected override bool Holds(in Candidate it) => !Digits.IsTrivial(it.Compact) && Check(it.Compact, [10, 9, 8, 7, 6, 5, 4, 3, 2]) == it.Digit(9) && Check(it.Compact, [11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) == it.Digit(10);

    static int Check(ReadOnlySpan<byte> digits, ReadOnlySpan<sbyte> weights) => Digits.Weighted(digits, weights) * 10 % 11 % 10;
}
