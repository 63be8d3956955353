// The Italian fiscal code: letters of the name, date and place of birth, a check letter.
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class ItalianFiscalCode : Identifier
{
    public override ContentClass Finds { get; } = new("it-fiscal-code", "Italian fiscal code", Nature.NationalId);

    public override IReadOnlyList<string> Shapes { get; } = ["AAAAAA99A99A999A", "AAA AAA 99A99 A999A"];

    protected override Vocabulary Words { get; } = new("codice fiscale", "fiscale", "cod fisc", "cf");

    protected override double Plain => 0.95;

    protected override double Spaced => 0.95;

    protected override bool Holds(in Candidate it) => "ABCDEHLMPRST"u8.Contains(it.Compact[8]) && it.Number(9, 2) is (>= 1 and <= 31) or (>= 41 and <= 71) && Check(it.Compact) == it.Compact[15];

    // Values of what stands at odd places, for 0 to 9 as for A to J, then K to Z.
    static ReadOnlySpan<byte> Odd => [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

    static int Check(ReadOnlySpan<byte> text)
    {
        var sum = 0;
        for (var at = 0; at < 15; at++)
        {
            var value = Letters.IsDigit(text[at]) ? text[at] - '0' : text[at] - 'A';
            sum += at % 2 == 0 ? Odd[value] : value;
        }
        return 'A' + sum % 26;
    }
}
