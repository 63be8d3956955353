// Passports: the machine-readable zone with its check digits, or a number in a field that says so.
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class Passport : Detector
{
    const double Zone = 0.98, Named = 0.9, Said = 0.86;
    const int LineLength = 44;

    public override ContentClass Finds { get; } = new("passport", "Passport number", Nature.NationalId);

    public override IReadOnlyList<string> Fields { get; } = ["passport", "passport number", "passport no", "passport num", "passportnumber", "passportno", "travel document", "travel document number", "reisepass", "reisepassnummer", "pasaporte", "passeport", "passaporto", "passaporte", "paspoort", "paspoortnummer", "identity card number", "personalausweis", "ausweisnummer"];

    public override IReadOnlyList<string> Shapes { get; } = ["A99999999", "A9999999", "AA9999999", "AA999999", "999999999"];

    static readonly Vocabulary Words = new("passport", "reisepass", "passeport", "pasaporte", "passaporto", "passaporte", "paspoort");

    public override IReadOnlyList<string> Prefixes { get; } = ["P<A", "P<B", "P<C", "P<D", "P<E", "P<F", "P<G", "P<H", "P<I", "P<J", "P<K", "P<L", "P<M", "P<N", "P<O", "P<P", "P<Q", "P<R", "P<S", "P<T", "P<U", "P<V", "P<W", "P<X", "P<Y", "P<Z"];

    public override Extent ExtentAt(ReadOnlySpan<byte> text, int at)
    {
        var second = at + LineLength;
        if (second >= text.Length || at > 0 && Letters.IsWord(text[at - 1])) return default;
        while (second < text.Length && text[second] is (byte)'\r' or (byte)'\n' or (byte)' ') second++;
        return second + LineLength <= text.Length ? new(at, second + LineLength) : default;
    }

    public override Weight Weigh(in Candidate it)
    {
        if (!it.InField && it.Text.Length < LineLength) return it.Says(Words) ? Weight.Of(Said, Remarks.InContext) : Weight.Nothing;
        if (!it.InField) return IsZone(it.Text[^LineLength..]) ? Weight.Of(Zone, Remarks.Checked) : Weight.Nothing;
        var digits = Fielded.DigitsIn(it.Compact);
        return it.Text.Length == it.Compact.Length && it.Compact.Length is >= 6 and <= 10 && digits >= 3 && (digits < it.Compact.Length || it.Compact.Length is 8 or 9) ? Weight.Of(Named, Remarks.InContext) : Weight.Nothing;
    }

    // ICAO 9303: number, date of birth and date of expiry, each with its check digit.
    static bool IsZone(ReadOnlySpan<byte> line) => Check(line[..9]) == line[9] && Check(line[13..19]) == line[19] && Check(line[21..27]) == line[27];

    static int Check(ReadOnlySpan<byte> text)
    {
        ReadOnlySpan<byte> weights = [7, 3, 1];
        var sum = 0;
        for (var at = 0; at < text.Length; at++) sum += weights[at % 3] * (Letters.IsDigit(text[at]) ? text[at] - '0' : text[at] == '<' ? 0 : text[at] - 'A' + 10);
        return sum % 10 + '0';
    }
}
