// Values as conditions compare them: numbers, instants, addresses, bytes. What cannot be read is null.
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Glacis.Policies.Evaluation;

static class Values
{
    internal static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number) ? number : null;

    static readonly string[] Instants =
    [
        "yyyy", "yyyy-MM", "yyyy-MM-dd",
        "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK",
        "yyyyMMddTHHmmssK",
    ];

    /// <summary>ISO 8601, or seconds since 1970: four digits are a year, more or fewer are seconds.</summary>
    internal static DateTimeOffset? Instant(string text)
    {
        if (DateTimeOffset.TryParseExact(text, Instants, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)) return instant;
        return Number(text) is { } seconds and > -62_000_000_000 and < 253_000_000_000 ? DateTimeOffset.UnixEpoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond)) : null;
    }

    internal static bool? Flag(string text) =>
        text.Equals("true", StringComparison.OrdinalIgnoreCase) ? true
        : text.Equals("false", StringComparison.OrdinalIgnoreCase) ? false
        : null;

    internal static byte[]? Bytes(string text)
    {
        var bytes = new byte[(text.Length * 3 / 4) + 3];
        return Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : null;
    }

    /// <summary>An address, without the forms that only programs accept ("1", "010.0.0.1").</summary>
    internal static IPAddress? Address(string text)
    {
        if (text.Contains(':', StringComparison.Ordinal))
            return !text.AsSpan().ContainsAny('%', '[', ']') && IPAddress.TryParse(text, out var six) && six.AddressFamily == AddressFamily.InterNetworkV6 ? six : null;
        var parts = text.Split('.');
        return parts.Length == 4 && parts.All(IsOctet) ? IPAddress.Parse(text) : null;
    }

    static bool IsOctet(string part) => part is { Length: >= 1 and <= 3 } && part.All(char.IsAsciiDigit) && (part.Length == 1 || part[0] != '0') && int.Parse(part, CultureInfo.InvariantCulture) <= 255;

    /// <summary>A range of addresses; one address alone is the range of itself.</summary>
    internal static (IPAddress Base, int Length)? Range(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (Address(slash < 0 ? text : text[..slash]) is not { } address) return null;
        var whole = address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128;
        if (slash < 0) return (address, whole);
        return int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length <= whole ? (address, length) : null;
    }

    internal static bool IsIn(IPAddress address, (IPAddress Base, int Length) range)
    {
        if (address.AddressFamily != range.Base.AddressFamily) return false;
        var (one, other) = (address.GetAddressBytes(), range.Base.GetAddressBytes());
        var (bytes, bits) = (range.Length / 8, range.Length % 8);
        return one.AsSpan(0, bytes).SequenceEqual(other.AsSpan(0, bytes)) && (bits == 0 || (one[bytes] ^ other[bytes]) >> (8 - bits) == 0);
    }
}
