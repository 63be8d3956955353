// Values that stand in for what was there: masks, drawn tokens, and what is reserved for documentation.
namespace Glacis.Classification.Sampling;

/// <summary>Tells stand-ins by their form. Threads may share it.</summary>
public static class Masks
{
    const int ShortestToken = 24, LeastRun = 3;

    static ReadOnlySpan<byte> Reserved => "example.com"u8;

    /// <summary>Whether a value is a stand-in: stars, a row of X, a word in brackets, a long token, an address at a reserved domain.</summary>
    public static bool IsMasked(ReadOnlySpan<byte> value)
    {
        if (HasRun(value, (byte)'*') || HasRun(value, (byte)'X') || HasRun(value, (byte)'x')) return true;
        if (value.Length > 2 && (value[0] == '[' && value[^1] == ']' || value[0] == '<' && value[^1] == '>')) return true;
        if (value.IndexOf((byte)'@') is var at && at >= 0) return IsReserved(value[(at + 1)..]);
        return IsToken(value);
    }

    static bool HasRun(ReadOnlySpan<byte> value, byte of)
    {
        var run = 0;
        foreach (var it in value)
        {
            run = it == of ? run + 1 : 0;
            if (run == LeastRun) return true;
        }
        return false;
    }

    // RFC 2606.
    static bool IsReserved(ReadOnlySpan<byte> host) =>
        host.SequenceEqual(Reserved) || host.EndsWith(".example"u8) || host.EndsWith(".invalid"u8) || host.EndsWith(".test"u8) || host.EndsWith(".example.com"u8) || host.SequenceEqual("example.org"u8) || host.SequenceEqual("example.net"u8);

    // Hexadecimal digits, as hashes and identifiers have them, with letters and digits in it.
    static bool IsToken(ReadOnlySpan<byte> value)
    {
        if (value.Length < ShortestToken) return false;
        var (digits, letters) = (0, 0);
        foreach (var it in value)
        {
            if (char.IsAsciiDigit((char)it)) digits++;
            else if (char.IsAsciiHexDigit((char)it)) letters++;
            else if (it != '-') return false;
        }
        return digits > 0 && letters > 0;
    }
}
