// The German pension insurance number: area, date of birth, a letter, serial, check digit by cross sums.
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class GermanPensionNumber : Identifier
{
    public override ContentClass Finds { get; } = new("de-pension-number", "German pension insurance number", Nature.NationalId);

    public override IReadOnlyList<string> Shapes { get; } = ["99999999A999", "99 999999 A 999"];

    protected override Vocabulary Words { get; } = new("rentenversicherung", "sozialversicherung", "rvnr", "versicherungsnummer", "svnr", "social security");

    protected override double Plain => 0.8;

    protected override double Spaced => 0.95;

    protected override bool Holds(in Candidate it) => Digits.IsDate(it.Number(2, 2), it.Number(4, 2)) && Check(it.Compact) == it.Digit(11);

    static int Check(ReadOnlySpan<byte> text)
    {
        ReadOnlySpan<byte> weights = [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1];
        Span<byte> digits = stackalloc byte[12];
        text[..8].CopyTo(digits);
        (digits[8], digits[9]) = ((byte)((text[8] - 'A' + 1) / 10 + '0'), (byte)((text[8] - 'A' + 1) % 10 + '0'));
        text[9..11].CopyTo(digits[10..]);
        var sum = 0;
        for (var at = 0; at < weights.Length; at++) sum += (digits[at] - '0') * weights[at] is var product ? product / 10 + product % 10 : 0;
        return sum % 10;
    }
}
