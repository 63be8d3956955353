// The Finnish personal identity code: date of birth, a sign of the century, serial, a check sign by 31.
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class FinnishPersonalCode : Identifier
{
    public override ContentClass Finds { get; } = new("fi-hetu", "Finnish personal identity code", Nature.NationalId);

    public override IReadOnlyList<string> Shapes { get; } = ["999999-999X", "999999+999X", "999999A999X"];

    protected override Vocabulary Words { get; } = new("hetu", "henkilötunnus", "henkilotunnus", "personbeteckning", "sotu");

    protected override double Plain => 0.85;

    protected override double Spaced => 0.9;

    protected override bool Holds(in Candidate it) => Digits.IsDate(it.Number(0, 2), it.Number(2, 2)) && it.Text[6] is (byte)'-' or (byte)'+' or (>= (byte)'A' and <= (byte)'F') or (>= (byte)'U' and <= (byte)'Y') && "0123456789ABCDEFHJKLMNPRSTUVWXY"u8[(it.Number(0, 6) * 1000 + Digits.Number(it.Text.Slice(7, 3))) % 31] == it.Text[10];
}
