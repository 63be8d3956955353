// The Belgian national number: date of birth, serial, 97 less the remainder; a 2 goes before for those born since 2000.
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class BelgianNationalNumber : Identifier
{
    public override ContentClass Finds { get; } = new("be-national-number", "Belgian national number", Nature.NationalId);

    public override IReadOnlyList<string> Shapes { get; } = ["99999999999", "99.99.99-999.99", "99 99 99 999 99"];

    protected override Vocabulary Words { get; } = new("rijksregister", "registre national", "national number", "nationaal nummer", "niss", "insz", "rrn");

    protected override double Plain => 0.65;

    protected override double Spaced => 0.95;

    protected override bool Holds(in Candidate it) => it.Number(2, 2) is <= 12 or (>= 20 and <= 32) or (>= 40 and <= 52) && it.Number(4, 2) <= 31 && (Is(it, 0) || Is(it, 2_000_000_000));

    static bool Is(in Candidate it, long century) => 97 - (century + Digits.LongNumber(it.Compact[..9])) % 97 == it.Number(9, 2);
}
