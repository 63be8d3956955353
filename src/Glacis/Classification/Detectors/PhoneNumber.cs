// Telephone numbers, as the numbering plans of all countries have them.
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class PhoneNumber : Detector
{
    const double International = 0.9, Named = 0.95, Possibly = 0.7, Alone = 0.6, Formed = 0.55;
    const int Longest = 28, FewestDigits = 7, MostDigits = 15;

    // Where a number without its country is tried, once a field or the words before it say that it is one.
    static readonly string[] Regions = ["US", "GB", "DE", "FR", "ES", "IT", "NL", "BE", "AT", "CH", "PL", "PT", "SE", "DK", "NO", "FI", "IE", "CZ", "RO", "GR", "IN", "AU", "BR", "MX", "JP"];

    static readonly Vocabulary Words = new("phone", "telephone", "tel", "mobile", "cell", "fax", "call", "called", "calling", "dial", "reach", "ring", "text", "telefon", "handy", "mobil", "téléphone", "portable", "teléfono", "telefono", "móvil", "cellulare", "telefoon", "celular", "telemóvel", "puhelin", "sms", "whatsapp", "contact", "ph", "mob", "number is");

    public override ContentClass Finds { get; } = new("phone", "Telephone number", Nature.Personal);

    public override Anchor Anchor => Anchor.Calling;

    public override IReadOnlyList<string> Shapes { get; } = ["999-999-9999", "999.999.9999", "999 999 9999", "9999999999", "99999999999", "9999 999999", "99999 999999", "999 9999 9999", "9999 999 9999", "99 99 99 99 99", "99.99.99.99.99", "999 999999", "9999 999 999", "99999-99999", "99999 99999", "999/9999999", "999-999-9999X999", "9-999-999-9999", "999-999-999", "999.999.999", "999 999 999", "999999999"];

    public override IReadOnlyList<string> Fields { get; } =
    [
        "phone", "phone number", "phone no", "telephone", "telephone number", "tel", "mobile", "mobile number", "mobile phone", "cell", "cell phone", "cellphone", "fax", "fax number", "msisdn", "telefon", "telefonnummer", "handy", "handynummer", "mobilnummer", "téléphone", "telephone portable",
        "teléfono", "telefono", "telefoonnummer", "celular", "phonenumber", "mobileno", "contact number", "home phone", "work phone",
    ];

    public override Extent ExtentAt(ReadOnlySpan<byte> text, int at)
    {
        if (at > 0 && (Letters.IsWord(text[at - 1]) || text[at - 1] is (byte)'+' or (byte)'-' or (byte)'.' or (byte)'=' or (byte)'$')) return default;
        var (end, last, digits) = (at, at, 0);
        for (; end < text.Length && end - at < Longest; end++)
        {
            if (Letters.IsDigit(text[end])) (digits, last) = (digits + 1, end + 1);
            else if (text[end] is not ((byte)' ' or (byte)'-' or (byte)'.' or (byte)'(' or (byte)')' or (byte)'/' or (byte)'+') || text[end] is (byte)'+' && end > at) break;
            else if (end > last + 1) break;
        }
        return digits is >= FewestDigits and <= MostDigits && (last == text.Length || !Letters.IsWord(text[last])) ? new(at, last) : default;
    }

    public override Weight Weigh(in Candidate it)
    {
        var digits = it.Compact.Length;
        if (digits is < FewestDigits or > MostDigits + 6 || it.Text.Length > Longest || it.Text.ContainsAnyExcept(Alphabets.Calling)) return Weight.Nothing;
        var isInternational = it.Text[0] == '+';
        if (isInternational) return Valid(it, "ZZ") ? Weight.Of(International, Remarks.Checked | Reserved(it)) : Plans.AreLong(it.Text) ? Weight.Of(Possibly, Reserved(it)) : Weight.Nothing;
        if (it.InField || it.Says(Words)) return InAnyRegion(it) ? Weight.Of(Named, Remarks.InContext | Remarks.Checked | Reserved(it)) : digits is >= 9 and <= 13 ? Weight.Of(Possibly, Remarks.InContext) : Weight.Nothing;
        if (IsAmerican(it.Text)) return Valid(it, "US") ? Weight.Of(Alone, Remarks.Checked | Reserved(it)) : IsNorthAmerican(it.Compact) ? Weight.Of(Formed, Reserved(it)) : Weight.Nothing;
        return IsOwnForm(it) ? Weight.Of(Alone, Remarks.Checked) : Weight.Nothing;
    }

    // Areas and exchanges begin with 2 to 9, given out or not.
    static bool IsNorthAmerican(ReadOnlySpan<byte> digits) => digits.Length == 10 && digits[0] >= '2' && digits[3] >= '2';

    // 06 12 34 56 78 and 07700 900123: a zero and separators that only numbers of one country have.
    static bool IsOwnForm(in Candidate it) => it.IsSpaced && it.Text[0] == '0' && it.Text[1] != '0' && (it.Text.Length == 14 && it.Text[2] == it.Text[11] && Valid(it, "FR") || it.Text.Length == 12 && it.Text[5] == ' ' && Valid(it, "GB"));

    static bool IsAmerican(ReadOnlySpan<byte> text) => text[0] == '(' && text.Length >= 13 && text[4] == ')' || text.Length == 12 && text[3] == text[7] && text[3] is (byte)'-' or (byte)'.';

    static bool InAnyRegion(in Candidate it)
    {
        foreach (var region in Regions)
            if (Valid(it, region)) return true;
        return false;
    }

    static bool Valid(in Candidate it, string region) => Plans.Know(it.Text, it.Compact, region);

    // 555-0100 to 555-0199 are for films.
    static Remarks Reserved(in Candidate it) => it.Compact.Length >= 10 && it.Compact[^7..].StartsWith("55501"u8) ? Remarks.Reserved : Remarks.None;
}
