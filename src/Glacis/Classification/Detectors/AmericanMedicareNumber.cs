// The US Medicare beneficiary number: digits and letters in turns, without letters that look like digits.
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class AmericanMedicareNumber : Identifier
{
    public override ContentClass Finds { get; } = new("us-mbi", "US Medicare beneficiary number", Nature.Health);

    public override IReadOnlyList<string> Shapes { get; } = ["9AX9AX9AA99", "9AX9-AX9-AA99"];

    protected override Vocabulary Words { get; } = new("mbi", "medicare", "beneficiary");

    protected override double Plain => 0.8;

    protected override double Spaced => 0.95;

    protected override bool Holds(in Candidate it) => it.Compact[0] != '0' && !it.Compact.ContainsAny(Alphabets.LikeDigits) && !it.Text.ContainsAnyInRange((byte)'a', (byte)'z');

    protected override bool IsChecked => false;
}
