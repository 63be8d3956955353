// The Mexican population code: letters of the name, date of birth, sex, state, check digit; the alphabet of its check has an Ñ.
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class MexicanPopulationCode : Identifier
{
    public override ContentClass Finds { get; } = new("mx-curp", "Mexican population code", Nature.NationalId);

    public override IReadOnlyList<string> Shapes { get; } = ["AAAA999999AAAAAAX9"];

    protected override Vocabulary Words { get; } = new("curp", "clave única", "clave unica");

    protected override double Plain => 0.95;

    protected override double Spaced => 0.95;

    protected override bool Holds(in Candidate it) => Digits.IsDate(it.Number(8, 2), it.Number(6, 2)) && it.Compact[10] is (byte)'H' or (byte)'M' or (byte)'X' && Check(it.Compact) == it.Digit(17);

    static int Check(ReadOnlySpan<byte> text)
    {
        var sum = 0;
        for (var at = 0; at < 17; at++) sum += Value(text[at]) * (18 - at);
        return (10 - sum % 10) % 10;
    }

    static int Value(byte it) => Letters.IsDigit(it) ? it - '0' : it - 'A' + 10 + (it > 'N' ? 1 : 0);
}
