// Ethereum addresses: 0x and forty hexadecimal digits.
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class EthereumAddress : Detector
{
    const double Sure = 0.85;
    const int Digits40 = 42;

    public override ContentClass Finds { get; } = new("ethereum-address", "Ethereum address", Nature.Financial);

    public override Anchor Anchor => Anchor.LongToken;

    public override Extent ExtentAt(ReadOnlySpan<byte> text, int at)
    {
        if (!text[at..].StartsWith("0x"u8) || at + Digits40 > text.Length || at > 0 && Letters.IsWord(text[at - 1])) return default;
        for (var place = at + 2; place < at + Digits40; place++)
            if (!Letters.IsHex(text[place])) return default;
        return at + Digits40 == text.Length || !Letters.IsAlphanumeric(text[at + Digits40]) ? new(at, at + Digits40) : default;
    }

    // The zero address and its like belong to nobody.
    public override Weight Weigh(in Candidate it) => it.Text[2..].ContainsAnyExcept(it.Text[2]) ? Weight.Of(Sure) : Weight.Nothing;
}
