// The Indian permanent account number: the fourth letter tells who bears it.
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class IndianAccountNumber : Identifier
{
    public override ContentClass Finds { get; } = new("in-pan", "Indian permanent account number", Nature.NationalId);

    public override IReadOnlyList<string> Shapes { get; } = ["AAAAA9999A"];

    protected override Vocabulary Words { get; } = new("permanent account", "pan");

    protected override double Plain => 0.75;

    protected override double Spaced => 0.75;

    protected override bool Holds(in Candidate it) => "ABCFGHLJPT"u8.Contains(it.Compact[3]) && !it.Text.ContainsAnyInRange((byte)'a', (byte)'z');

    protected override bool IsChecked => false;
}
