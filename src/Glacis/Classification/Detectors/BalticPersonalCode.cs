// The Estonian and Lithuanian personal code: sex and century, date of birth, serial, check digit in two steps.
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class BalticPersonalCode : Identifier
{
    public override ContentClass Finds { get; } = new("ee-lt-personal-code", "Estonian and Lithuanian personal code", Nature.NationalId);

    public override IReadOnlyList<string> Shapes { get; } = ["99999999999"];

    protected override Vocabulary Words { get; } = new("isikukood", "asmens kodas", "isiku kood", "asmens");

    protected override double Plain => 0.4;

    protected override double Spaced => 0.4;

    protected override bool Holds(in Candidate it) => it.Digit(0) is >= 1 and <= 8 && Digits.IsDate(it.Number(5, 2), it.Number(3, 2)) && Check(it.Compact) == it.Digit(10);

    static int Check(ReadOnlySpan<byte> digits)
    {
        var check = Digits.Weighted(digits, [1, 2, 3, 4, 5, 6, 7, 8, 9, 1]) % 11;
        return check < 10 ? check : Digits.Weighted(digits, [3, 4, 5, 6, 7, 8, 9, 1, 2, 3]) % 11 % 10;
    }
}
