// International bank account numbers: the country's length and 97.
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class Iban : Detector
{
    const double Sure = 0.97, Least = 15;

    public override ContentClass Finds { get; } = new("iban", "International bank account number", Nature.Financial);

    public override Anchor Anchor => Anchor.CountryAndCheck;

    // Lengths by country, from the registry (release 99).
    static readonly Dictionary<int, int> Lengths = Read(
        "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 " +
        "LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30");

    // Examples of the registry and of banks' leaflets.
    static readonly byte[][] Examples = ["GB29NWBK60161331926819"u8.ToArray(), "GB82WEST12345698765432"u8.ToArray(), "DE89370400440532013000"u8.ToArray(), "FR1420041010050500013M02606"u8.ToArray(), "NL91ABNA0417164300"u8.ToArray(), "CH9300762011623852957"u8.ToArray()];

    static Dictionary<int, int> Read(string table) => table.Split(' ').ToDictionary(static it => it[0] << 8 | it[1], static it => int.Parse(it.AsSpan(2), System.Globalization.CultureInfo.InvariantCulture));

    public override Extent ExtentAt(ReadOnlySpan<byte> text, int at)
    {
        if (at > 0 && (Letters.IsWord(text[at - 1]) || text[at - 1] is (byte)'_') || at + Least > text.Length) return default;
        if (!Lengths.TryGetValue((text[at] & 0xDF) << 8 | text[at + 1] & 0xDF, out var length)) return default;
        var (end, count) = (at, 0);
        for (; end < text.Length && count < length; end++)
        {
            if (Letters.IsAlphanumeric(text[end])) count++;
            else if (text[end] is not ((byte)' ' or (byte)'-') || end == at + 2 || !Letters.IsAlphanumeric(text[end - 1])) return default;
        }
        return count == length && (end == text.Length || !Letters.IsAlphanumeric(text[end])) ? new(at, end) : default;
    }

    public override Weight Weigh(in Candidate it) => Digits.Mod97(it.Compact, moved: 4) != 1 ? Weight.Nothing : Weight.Of(Sure, Remarks.Checked | (IsExample(it.Compact) ? Remarks.Reserved : Remarks.None));

    static bool IsExample(ReadOnlySpan<byte> compact)
    {
        foreach (var example in Examples)
            if (compact.SequenceEqual(example)) return true;
        return false;
    }
}
