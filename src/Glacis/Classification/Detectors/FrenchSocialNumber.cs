// The French social security number: sex, year, month, birthplace, serial, key of 97; Corsica's letters stand for 19 and 18.
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class FrenchSocialNumber : Identifier
{
    public override ContentClass Finds { get; } = new("fr-nir", "French social security number", Nature.NationalId);

    public override IReadOnlyList<string> Shapes { get; } = ["999999999999999", "9 99 99 99 999 999 99", "9 99 99 9A 999 999 99", "999999A99999999"];

    protected override Vocabulary Words { get; } = new("nir", "sécu", "securite sociale", "sécurité sociale", "numéro de sécurité", "insee", "num secu", "social security");

    protected override double Plain => 0.85;

    protected override double Spaced => 0.97;

    protected override bool Holds(in Candidate it) => it.Compact[0] is (byte)'1' or (byte)'2' or (byte)'3' or (byte)'4' or (byte)'7' or (byte)'8' && it.Number(3, 2) is (>= 1 and <= 12) or (>= 20 and <= 42) or (>= 50 and <= 99) && Holds(it.Compact);

    static bool Holds(ReadOnlySpan<byte> text)
    {
        Span<byte> digits = stackalloc byte[13];
        text[..13].CopyTo(digits);
        if (digits[6] is (byte)'A' or (byte)'B')
        {
            if (digits[5] != '2') return false;
            (digits[5], digits[6]) = ((byte)'1', digits[6] == 'A' ? (byte)'9' : (byte)'8');
        }
        return Digits.AreDigits(digits) && 97 - Digits.LongNumber(digits) % 97 == Digits.Number(text[13..15]);
    }
}
