// The German health insurance number: a letter, eight digits, a check digit by cross sums.
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class GermanHealthNumber : Identifier
{
    public override ContentClass Finds { get; } = new("de-health-insurance-number", "German health insurance number", Nature.Health);

    public override IReadOnlyList<string> Shapes { get; } = ["A999999999", "A 999 999 999"];

    protected override Vocabulary Words { get; } = new("krankenversicherten", "krankenversicherung", "versichertennummer", "kvnr", "krankenkasse", "health insurance");

    protected override double Plain => 0.5;

    protected override bool Holds(in Candidate it) => Check(it.Compact) == it.Digit(9);

    static int Check(ReadOnlySpan<byte> text)
    {
        var sum = Cross((text[0] - 'A' + 1) / 10) + Cross((text[0] - 'A' + 1) % 10 * 2);
        for (var at = 1; at < 9; at++) sum += Cross((text[at] - '0') * (at % 2 == 1 ? 1 : 2));
        return sum % 10;
    }

    static int Cross(int product) => product / 10 + product % 10;
}
