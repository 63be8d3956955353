// Certificates and lists out of text: PEM, or DER as it stands.
using System.Security.Cryptography;
using System.Text;

namespace Glacis.Certificates;

/// <summary>Reads PEM. What stands between the blocks is a remark.</summary>
public static class Pem
{
    /// <summary>The certificates of a text, in its order. One whose base 64 is broken is kept as nothing, which no reader takes for a certificate.</summary>
    public static IReadOnlyList<ReadOnlyMemory<byte>> Certificates(string text) => Blocks(text, "CERTIFICATE", "X509 CERTIFICATE", "TRUSTED CERTIFICATE");

    /// <summary>The lists of revoked certificates of a text, in its order.</summary>
    public static IReadOnlyList<ReadOnlyMemory<byte>> Lists(string text) => Blocks(text, "X509 CRL");

    /// <summary>The certificates of a file, PEM or DER.</summary>
    public static IReadOnlyList<ReadOnlyMemory<byte>> Certificates(ReadOnlyMemory<byte> file) => IsDer(file) ? [file] : Certificates(Encoding.UTF8.GetString(file.Span));

    /// <summary>The lists of a file, PEM or DER.</summary>
    public static IReadOnlyList<ReadOnlyMemory<byte>> Lists(ReadOnlyMemory<byte> file) => IsDer(file) ? [file] : Lists(Encoding.UTF8.GetString(file.Span));

    static bool IsDer(ReadOnlyMemory<byte> file) => file.Span is [0x30, >= 0x80, ..];

    static List<ReadOnlyMemory<byte>> Blocks(string text, params string[] labels)
    {
        var found = new List<ReadOnlyMemory<byte>>();
        for (var from = 0; ;)
        {
            var begin = text.IndexOf("-----BEGIN ", from, StringComparison.Ordinal);
            if (begin < 0) return found;
            var (label, end) = LabelAt(text, begin);
            if (label is not null && labels.Contains(label, StringComparer.Ordinal)) found.Add(Decoded(text.AsSpan(begin, end - begin)));
            from = Math.Max(end, begin + 1);
        }
    }

    static (string? Label, int End) LabelAt(string text, int begin)
    {
        var from = begin + "-----BEGIN ".Length;
        var to = text.IndexOf("-----", from, StringComparison.Ordinal);
        if (to < 0 || to - from > 64) return (null, begin + 1);
        var label = text[from..to];
        var foot = $"-----END {label}-----";
        var end = text.IndexOf(foot, to, StringComparison.Ordinal);
        return end < 0 ? (label, text.Length) : (label, end + foot.Length);
    }

    static byte[] Decoded(ReadOnlySpan<char> block)
    {
        if (!PemEncoding.TryFind(block, out var fields)) return [];
        var der = new byte[fields.DecodedDataLength];
        return Convert.TryFromBase64Chars(block[fields.Base64Data], der, out var written) ? der[..written] : [];
    }
}
