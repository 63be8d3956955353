// The Spanish identity numbers of citizens and foreigners: eight digits, or X, Y, Z and seven, and a letter by 23.
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class SpanishIdentity : Identifier
{
    public override ContentClass Finds { get; } = new("es-dni", "Spanish identity number", Nature.NationalId);

    public override IReadOnlyList<string> Shapes { get; } = ["99999999A", "99999999-A", "A9999999A", "A-9999999-A", "A9999999-A"];

    protected override Vocabulary Words { get; } = new("dni", "nie", "nif", "documento", "identidad", "cif");

    protected override double Plain => 0.6;

    protected override double Spaced => 0.85;

    protected override bool Holds(in Candidate it) => Holds(it.Compact);

    static bool Holds(ReadOnlySpan<byte> text)
    {
        var foreign = "XYZ"u8.IndexOf(text[0]);
        if (foreign < 0 && !Letters.IsDigit(text[0])) return false;
        var number = foreign < 0 ? Digits.Number(text[..8]) : foreign * 10_000_000 + Digits.Number(text[1..8]);
        return number > 99 && "TRWAGMYFPDXBNJZSQVHLCKE"u8[number % 23] == text[8];
    }
}
