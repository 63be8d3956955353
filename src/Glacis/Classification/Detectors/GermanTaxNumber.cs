// The German tax number: eleven digits, of the first ten one stands two or three times; ISO 7064.
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class GermanTaxNumber : Identifier
{
    public override ContentClass Finds { get; } = new("de-tax-id", "German tax id", Nature.NationalId);

    public override IReadOnlyList<string> Shapes { get; } = ["99999999999", "99 999 999 999"];

    protected override Vocabulary Words { get; } = new("steuer id", "steuerid", "steueridentifikationsnummer", "steuernummer", "identifikationsnummer", "idnr", "tin", "tax id");

    protected override double Spaced => 0.7;

    protected override bool Holds(in Candidate it) => it.Compact[0] != '0' && RepeatsOneDigit(it.Compact[..10]) && Digits.Mod11And10(it.Compact);

    static bool RepeatsOneDigit(ReadOnlySpan<byte> digits)
    {
        var (repeated, most) = (0, 0);
        for (var digit = (byte)'0'; digit <= '9'; digit++)
            if (digits.Count(digit) is > 1 and var count) (repeated, most) = (repeated + 1, count);
        return repeated == 1 && most <= 3;
    }
}
