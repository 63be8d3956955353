// Bitcoin addresses: base 58 with its double digest, and bech32 with its checksum.
using System.Numerics;
using System.Security.Cryptography;
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class BitcoinAddress : Detector
{
    const double Sure = 0.98;
    const int Bytes = 25, Digest = 4;

    public override ContentClass Finds { get; } = new("bitcoin-address", "Bitcoin address", Nature.Financial);

    public override Anchor Anchor => Anchor.LongToken;

    static ReadOnlySpan<byte> Base58 => "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"u8;

    static ReadOnlySpan<byte> Base32 => "qpzry9x8gf2tvdw0s3jn54khce6mua7l"u8;

    public override Extent ExtentAt(ReadOnlySpan<byte> text, int at)
    {
        var isSegwit = text[at..].StartsWith("bc1"u8);
        if (!isSegwit && text[at] is not ((byte)'1' or (byte)'3') || at > 0 && Letters.IsWord(text[at - 1])) return default;
        var end = at;
        while (end < text.Length && end - at <= 90 && Letters.IsAlphanumeric(text[end])) end++;
        return isSegwit ? end - at is >= 42 and <= 62 ? new(at, end) : default : end - at is >= 25 and <= 35 ? new(at, end) : default;
    }

    public override Weight Weigh(in Candidate it) => (it.Text[0] == 'b' ? IsBech32(it.Text) : IsBase58(it.Text)) ? Weight.Of(Sure, Remarks.Checked) : Weight.Nothing;

    static bool IsBase58(ReadOnlySpan<byte> text)
    {
        var number = BigInteger.Zero;
        foreach (var letter in text)
        {
            var value = Base58.IndexOf(letter);
            if (value < 0) return false;
            number = number * 58 + value;
        }
        Span<byte> bytes = stackalloc byte[Bytes], digest = stackalloc byte[32];
        bytes.Clear();
        if (number.GetByteCount(isUnsigned: true) is var count && count > Bytes || !number.TryWriteBytes(bytes[(Bytes - count)..], out _, isUnsigned: true, isBigEndian: true)) return false;
        SHA256.HashData(bytes[..^Digest], digest);
        SHA256.HashData(digest, digest);
        return bytes[0] is 0 or 5 && digest[..Digest].SequenceEqual(bytes[^Digest..]);
    }

    // BIP 173 and BIP 350, for the human-readable part "bc".
    static bool IsBech32(ReadOnlySpan<byte> text)
    {
        var check = 1u;
        foreach (var value in (ReadOnlySpan<byte>)[3, 3, 0, 2, 3]) check = Step(check, value);
        foreach (var letter in text[3..])
        {
            var value = Base32.IndexOf(letter);
            if (value < 0) return false;
            check = Step(check, (uint)value);
        }
        return check is 1 or 0x2bc830a3;
    }

    static uint Step(uint check, uint value)
    {
        ReadOnlySpan<uint> generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
        var top = check >> 25;
        check = (check & 0x1ffffff) << 5 ^ value;
        for (var at = 0; at < 5; at++)
            if ((top >> at & 1) != 0) check ^= generator[at];
        return check;
    }
}
