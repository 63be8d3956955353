// Telephone numbers, as the numbering plans of all countries have them.
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class PhoneNumber : Detector
{
    const double International = 0.9, Named = 0.95, Possibly = 0.7, American = 0.6;
    const int Longest = 28, FewestDigits = 7, MostDigits = 15;

    // Where a number without its country is tried, once a field or the words before it say that it is one.
    static readonly string[] Regions = ["US", "GB", "DE", "FR", "ES", "IT", "NL", "BE", "AT", "CH", "PL", "PT", "SE", "DK", "NO", "FI", "IE", "CZ", "RO", "GR", "IN", "AU", "BR", "MX", "JP"];

    static readonly Vocabulary Words = new("phone", "telephone", "tel", "mobile", "cell", "fax", "call", "telefon", "handy", "mobil", "téléphone", "portable", "teléfono", "telefono", "móvil", "cellulare", "telefoon", "celular", "telemóvel", "puhelin", "sms", "whatsapp", "contact", "ph", "mob", "number is");

    public override ContentClass Finds { get; } = new("phone", "Telephone number", Nature.Personal);

    public override Anchor Anchor => Anchor.Calling;

    public override IReadOnlyList<string> Shapes { get; } = ["999-999-9999", "999.999.9999", "999 999 9999", "9999999999", "99999999999", "9999 999999", "99999 999999", "999 9999 9999", "9999 999 9999", "99 99 99 99 99", "99.99.99.99.99", "999 999999", "9999 999 999", "99999-99999", "99999 99999", "999/9999999", "999-999-9999X999", "9-999-999-9999"];

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
        if (isInternational) return Valid(it, "ZZ") ? Weight.Of(International, Remarks.Checked | Reserved(it)) : Weight.Nothing;
        if (it.InField || it.Says(Words)) return InAnyRegion(it) ? Weight.Of(Named, Remarks.InContext | Remarks.Checked | Reserved(it)) : it.InField && digits >= 9 ? Weight.Of(Possibly, Remarks.InContext) : Weight.Nothing;
        return IsAmerican(it.Text) && Valid(it, "US") ? Weight.Of(American, Remarks.Checked | Reserved(it)) : Weight.Nothing;
    }

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
