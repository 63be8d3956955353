// The British driving licence: letters of the name, birth date with women's months 50 more, initials, check signs.
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class BritishDrivingLicence : Identifier
{
    public override ContentClass Finds { get; } = new("uk-driving-licence", "British driving licence", Nature.NationalId);

    public override IReadOnlyList<string> Shapes { get; } = ["AAAAA999999AX9AA", "AAAA9999999AX9AA", "AAA99999999AX9AA", "AA999999999AX9AA", "AAAAA999999AXAAA"];

    protected override Vocabulary Words { get; } = new("driving", "driver", "licence", "license", "dvla");

    protected override double Plain => 0.85;

    protected override double Spaced => 0.85;

    protected override bool Holds(in Candidate it) => Digits.Number(it.Compact.Slice(6, 2)) is var month && (month is >= 1 and <= 12 || month is >= 51 and <= 62) && it.Number(8, 2) is >= 1 and <= 31;

    protected override bool IsChecked => false;
}
