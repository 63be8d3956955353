// The US bank routing number: nine digits, weighted by ten.
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class AmericanRoutingNumber : Identifier
{
    public override ContentClass Finds { get; } = new("us-routing-number", "US bank routing number", Nature.Financial);

    public override IReadOnlyList<string> Shapes { get; } = ["999999999"];

    protected override Vocabulary Words { get; } = new("routing", "aba", "rtn", "transit");

    protected override double Plain => 0.2;

    protected override double Spaced => 0.2;

    protected override bool Holds(in Candidate it) => it.Number(0, 2) is <= 12 or (>= 21 and <= 32) or (>= 61 and <= 72) or 80 && !Digits.IsTrivial(it.Compact) && Digits.Weighted(it.Compact, [3, 7, 1, 3, 7, 1, 3, 7, 1]) % 10 == 0;
}
