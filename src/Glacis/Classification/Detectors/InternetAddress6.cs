// Addresses of machines, version 6.
using System.Net;
using System.Net.Sockets;
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class InternetAddress6 : Detector
{
    const double Sure = 0.85;
    const int Longest = 39;

    public override ContentClass Finds { get; } = new("ipv6-address", "Internet address, version 6", Nature.Network);

    public override Anchor Anchor => Anchor.HexColon;

    public override Extent ExtentAt(ReadOnlySpan<byte> text, int at)
    {
        var start = at;
        while (start > 0 && at - start < Longest && (Letters.IsHex(text[start - 1]) || text[start - 1] == ':')) start--;
        var (end, colons) = (start, 0);
        for (; end < text.Length && end - start <= Longest && (Letters.IsHex(text[end]) || text[end] == ':'); end++)
            if (text[end] == ':') colons++;
        if (end > start && text[end - 1] == ':' && (end < start + 2 || text[end - 2] != ':')) (end, colons) = (end - 1, colons - 1);
        var isWhole = (start == 0 || !Letters.IsWord(text[start - 1])) && (end >= text.Length || !Letters.IsWord(text[end]));
        return isWhole && (colons == 7 || colons >= 2 && text[start..end].IndexOf("::"u8) >= 0) ? new(start, end) : default;
    }

    public override Weight Weigh(in Candidate it)
    {
        Span<char> letters = stackalloc char[Longest + 1];
        for (var at = 0; at < it.Text.Length; at++) letters[at] = (char)it.Text[at];
        if (!IPAddress.TryParse(letters[..it.Text.Length], out var address) || address.AddressFamily != AddressFamily.InterNetworkV6) return Weight.Nothing;
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        // Only 2000::/3 is given out to the world; 2001:db8::/32 is for documentation (RFC 3849).
        if (bytes[0] >> 5 != 1) return Weight.Nothing;
        return Weight.Of(Sure, bytes.StartsWith<byte>([0x20, 0x01, 0x0d, 0xb8]) ? Remarks.Reserved : Remarks.None);
    }
}
