// The Brazilian number of a company: twelve digits and two check digits by eleven.
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class BrazilianCompanyNumber : Identifier
{
    public override ContentClass Finds { get; } = new("br-cnpj", "Brazilian CNPJ", Nature.Financial);

    public override IReadOnlyList<string> Shapes { get; } = ["99999999999999", "99.999.999/9999-99"];

    protected override Vocabulary Words { get; } = new("cnpj");

    protected override double Plain => 0.45;

    protected override double Spaced => 0.95;

    protected override bool Holds(in Candidate it) => it.Compact.ContainsAnyExcept((byte)'0') && Check(it.Compact, [5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]) == it.Digit(12) && Check(it.Compact, [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]) == it.Digit(13);

    static int Check(ReadOnlySpan<byte> digits, ReadOnlySpan<sbyte> weights) => Digits.Weighted(digits, weights) % 11 is var rest && rest < 2 ? 0 : 11 - rest;
}
