// Payment cards: the issuer's first digits, the lengths that it gives out, and Luhn.
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class PaymentCard : Detector
{
    const double Named = 0.98, Spaced = 0.92, Plain = 0.75, Doubtful = 0.3;

    static readonly Vocabulary Words = new("card", "credit", "debit", "pan", "ccnum", "cc number", "cc no", "cardnumber", "creditcard", "visa", "mastercard", "amex", "maestro", "kreditkarte", "kartennummer", "carte", "tarjeta", "carta", "cartão", "cartao", "kort", "kaart", "payment");

    // Sixteen digits in a row that other machines give out.
    static readonly Vocabulary Others = new("trace", "span", "request", "order", "tracking", "correlation", "session", "offset", "sequence", "event", "message", "epoch", "timestamp", "isbn", "ean", "gtin", "barcode", "sku", "checksum", "serial", "imei", "commit", "build");

    // Numbers that processors publish for tests; nobody's.
    static readonly HashSet<string> Published = new(StringComparer.Ordinal)
    {
        "4111111111111111", "4242424242424242", "4012888888881881", "4000056655665556", "5555555555554444", "5105105105105100", "2223003122003222", "5200828282828210", "378282246310005", "371449635398431", "378734493671000",
        "6011111111111117", "6011000990139424", "6011981111111113", "3056930009020004", "30569309025904", "38520000023237", "36227206271667", "3566002020360505", "3530111333300000", "6200000000000005", "6205500000000000004", "4000000000000002", "4000000000009995", "4222222222222", "4012001037141112", "5454545454545454",
    };

    public override ContentClass Finds { get; } = new("payment-card", "Payment card number", Nature.Financial);

    public override IReadOnlyList<string> Shapes { get; } =
    [
        "9999999999999", "99999999999999", "999999999999999", "9999999999999999", "99999999999999999", "999999999999999999", "9999999999999999999",
        "9999 9999 9999 9999", "9999-9999-9999-9999", "9999 999999 99999", "9999-999999-99999", "9999 999999 9999", "9999-999999-9999", "9999 9999 9999 9999 999", "9999-9999-9999-9999-999", "9999-9999-9999-9999-99", "9999-9999-9999-9999-9",
    ];

    public override Weight Weigh(in Candidate it)
    {
        if (!IsIssued(it) || Digits.IsTrivial(it.Compact) || !Digits.Luhn(it.Compact)) return Weight.Nothing;
        var remarks = Remarks.Checked | (Published.GetAlternateLookup<ReadOnlySpan<char>>().Contains(Text(it, stackalloc char[19])) ? Remarks.Reserved : Remarks.None);
        if (it.Says(Words)) return Weight.Of(Named, remarks | Remarks.InContext);
        if (it.Says(Others)) return Weight.Nothing;
        // Visa gives out thirteen digits no more, while articles and clocks still do; machines number things with seventeen and more.
        return Weight.Of(it.IsSpaced ? Spaced : it.Compact.Length is 14 or 15 or 16 ? Plain : Doubtful, remarks);
    }

    static ReadOnlySpan<char> Text(in Candidate it, Span<char> to)
    {
        for (var at = 0; at < it.Compact.Length; at++) to[at] = (char)it.Compact[at];
        return to[..it.Compact.Length];
    }

    // Prefixes and lengths as the schemes publish them.
    static bool IsIssued(in Candidate it)
    {
        var (six, length) = (it.Number(0, 6), it.Compact.Length);
        return six switch
        {
            >= 400000 and <= 499999 => length is 13 or 16 or 19,
            >= 510000 and <= 559999 or >= 222100 and <= 272099 => length == 16,
            >= 340000 and <= 349999 or >= 370000 and <= 379999 => length == 15,
            >= 300000 and <= 305999 or >= 309500 and <= 309599 or >= 380000 and <= 399999 => length is 14 or 16 or 19,
            >= 360000 and <= 369999 => length is 14 or 16 or 19,
            >= 352800 and <= 358999 => length is 16 or 17 or 18 or 19,
            >= 620000 and <= 629999 or >= 601100 and <= 601199 or >= 644000 and <= 659999 or >= 817000 and <= 820999 or >= 508500 and <= 508999 or >= 606985 and <= 607984 => length is 16 or 17 or 18 or 19,
            >= 637000 and <= 638999 or >= 639100 and <= 639999 => length == 16,
            >= 220000 and <= 220499 => length is 16 or 17 or 18 or 19,
            >= 500000 and <= 509999 or >= 560000 and <= 589999 or >= 630400 and <= 630499 or >= 639000 and <= 639099 or >= 670000 and <= 679999 => length is >= 13 and <= 19,
            _ => false,
        };
    }
}
