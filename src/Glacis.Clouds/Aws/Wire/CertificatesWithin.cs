// What may stay of a secret: the certificates in it, each read and written anew, so that nothing can hide between or within them.
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Glacis.Certificates;

namespace Glacis.Clouds.Aws.Wire;

/// <summary>Certificates within a secret: a text of PEM, JSON with such texts, or either in base 64.</summary>
static class CertificatesWithin
{
    const string Head = "-----BEGIN CERTIFICATE-----", Foot = "-----END CERTIFICATE-----";

    /// <summary>The certificates as PEM, each once, in the order of the secret; empty where there is none.</summary>
    public static string Of(string secret) =>
        string.Concat(Texts(secret).SelectMany(InText).Select(static der => $"{PemEncoding.WriteString("CERTIFICATE", der)}\n").Distinct(StringComparer.Ordinal));

    static List<string> Texts(string secret)
    {
        try
        {
            using var json = JsonDocument.Parse(secret);
            var texts = new List<string>();
            Add(json.RootElement, texts);
            return texts;
        }
        catch (JsonException)
        {
            return [secret];
        }
    }

    static void Add(JsonElement value, List<string> to)
    {
        if (value.ValueKind == JsonValueKind.String) to.Add(value.GetString()!);
        else if (value.ValueKind == JsonValueKind.Array)
            foreach (var it in value.EnumerateArray()) Add(it, to);
        else if (value.ValueKind == JsonValueKind.Object)
            foreach (var it in value.EnumerateObject()) Add(it.Value, to);
    }

    static IEnumerable<byte[]> InText(string text)
    {
        if (Decoded(text) is not { } bytes) return Blocks(text);
        return IsCertificate(bytes) ? [bytes] : Texts(Encoding.UTF8.GetString(bytes)).SelectMany(Blocks);
    }

    static IEnumerable<byte[]> Blocks(string text)
    {
        for (var begin = text.IndexOf(Head, StringComparison.Ordinal); begin >= 0; begin = text.IndexOf(Head, begin + Head.Length, StringComparison.Ordinal))
        {
            var (from, to) = (begin + Head.Length, text.IndexOf(Foot, begin, StringComparison.Ordinal));
            if (to < 0) yield break;
            if (Decoded(text[from..to]) is { } der && IsCertificate(der)) yield return der;
        }
    }

    // Whoever kept a file in one line wrote its line ends as \n.
    static byte[]? Decoded(string text)
    {
        var packed = text.Replace("\\r", "", StringComparison.Ordinal).Replace("\\n", "", StringComparison.Ordinal);
        var bytes = new byte[packed.Length];
        return Convert.TryFromBase64String(packed, bytes, out var written) && written > 0 ? bytes[..written] : null;
    }

    static bool IsCertificate(byte[] der) => CertificateSummary.Of(der.AsMemory()) is not null;
}
