// The British national insurance number: two letters with exclusions, six digits, A to D.
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class BritishInsuranceNumber : Identifier
{
    public override ContentClass Finds { get; } = new("uk-nino", "British national insurance number", Nature.NationalId);

    public override IReadOnlyList<string> Shapes { get; } = ["AA999999A", "AA 99 99 99 A", "AA 999999 A", "AA-99-99-99-A"];

    protected override Vocabulary Words { get; } = new("national insurance", "nino", "ni number", "ni no", "insurance number");

    protected override double Plain => 0.75;

    protected override double Spaced => 0.9;

    protected override bool Holds(in Candidate it) => Holds(it.Compact);

    protected override bool IsChecked => false;

    static bool Holds(ReadOnlySpan<byte> text)
    {
        if ("DFIQUV"u8.Contains(text[0]) || "DFIQUVO"u8.Contains(text[1]) || text[8] > 'D') return false;
        foreach (var unused in new[] { "BG", "GB", "KN", "NK", "NT", "TN", "ZZ" })
            if (text[0] == unused[0] && text[1] == unused[1]) return false;
        return true;
    }
}
