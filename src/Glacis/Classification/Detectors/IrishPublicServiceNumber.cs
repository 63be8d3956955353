// The Irish public service number: seven digits, a letter by 23, perhaps another.
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class IrishPublicServiceNumber : Identifier
{
    public override ContentClass Finds { get; } = new("ie-pps", "Irish public service number", Nature.NationalId);

    public override IReadOnlyList<string> Shapes { get; } = ["9999999A", "9999999AA"];

    protected override Vocabulary Words { get; } = new("pps", "ppsn", "public service");

    protected override double Plain => 0.55;

    protected override double Spaced => 0.55;

    protected override bool Holds(in Candidate it) => "WABCDEFGHIJKLMNOPQRSTUV"u8[(Digits.Weighted(it.Compact, [8, 7, 6, 5, 4, 3, 2]) + (it.Compact.Length == 9 && it.Compact[8] != 'W' ? (it.Compact[8] - 'A' + 1) * 9 : 0)) % 23] == it.Compact[7] && !it.Text.ContainsAnyInRange((byte)'a', (byte)'z') && (it.Compact.Length == 8 || it.Compact[8] is (>= (byte)'A' and <= (byte)'I') or (byte)'W');
}
