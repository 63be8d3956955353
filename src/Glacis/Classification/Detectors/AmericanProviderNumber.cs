// The US national provider id: ten digits, by Luhn behind 80840.
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class AmericanProviderNumber : Identifier
{
    public override ContentClass Finds { get; } = new("us-npi", "US national provider id", Nature.Health);

    public override IReadOnlyList<string> Shapes { get; } = ["9999999999"];

    protected override Vocabulary Words { get; } = new("npi", "national provider");

    protected override double Plain => 0.2;

    protected override double Spaced => 0.2;

    protected override bool Holds(in Candidate it) => it.Digit(0) is 1 or 2 && Holds(it.Compact);

    static bool Holds(ReadOnlySpan<byte> digits)
    {
        Span<byte> prefixed = stackalloc byte[15];
        "80840"u8.CopyTo(prefixed);
        digits.CopyTo(prefixed[5..]);
        return Digits.Luhn(prefixed);
    }
}
