// The US number of prescribers: two letters, six digits, a check digit.
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class AmericanPrescriberNumber : Identifier
{
    public override ContentClass Finds { get; } = new("us-dea", "US DEA number", Nature.Health);

    public override IReadOnlyList<string> Shapes { get; } = ["AA9999999"];

    protected override Vocabulary Words { get; } = new("dea", "prescriber");

    protected override double Plain => 0.5;

    protected override double Spaced => 0.5;

    protected override bool Holds(in Candidate it) => "ABCDEFGHJKLMPRSTUX"u8.Contains(it.Compact[0]) && (it.Digit(2) + it.Digit(4) + it.Digit(6) + 2 * (it.Digit(3) + it.Digit(5) + it.Digit(7))) % 10 == it.Digit(8);
}
