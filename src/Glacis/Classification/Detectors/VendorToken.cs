// What detectors of tokens with a beginning of their own have in common.
using System.Buffers;
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

/// <summary>A token that its issuer begins with a mark, so that it is told from any other text.</summary>
public abstract class VendorToken : Detector
{
    const double Sure = 0.97;

    /// <summary>Letters that may follow the prefix.</summary>
    protected abstract SearchValues<byte> Alphabet { get; }

    /// <summary>How long the token is without the prefix.</summary>
    protected abstract (int Least, int Most) Length { get; }

    /// <summary>Whether it is known to open nothing.</summary>
    protected virtual bool IsReserved(ReadOnlySpan<byte> token) => token.EndsWith("EXAMPLE"u8);

    public sealed override Extent ExtentAt(ReadOnlySpan<byte> text, int at)
    {
        if (at > 0 && Letters.IsWord(text[at - 1])) return default;
        foreach (var prefix in Prefixes)
        {
            if (!Begins(text[at..], prefix)) continue;
            var rest = text[(at + prefix.Length)..Math.Min(text.Length, at + prefix.Length + Length.Most + 1)];
            var length = rest.IndexOfAnyExcept(Alphabet) is >= 0 and var end ? end : rest.Length;
            return length >= Length.Least && length <= Length.Most ? new(at, at + prefix.Length + length) : default;
        }
        return default;
    }

    static bool Begins(ReadOnlySpan<byte> text, string prefix)
    {
        if (text.Length < prefix.Length) return false;
        for (var at = 0; at < prefix.Length; at++)
            if (text[at] != prefix[at]) return false;
        return true;
    }

    // Three different letters at least: "ghp_xxxxxxxx" stands in manuals.
    public sealed override Weight Weigh(in Candidate it) => Variety(it.Text) < 3 ? Weight.Nothing : Weight.Of(Sure, Remarks.Checked | (IsReserved(it.Text) ? Remarks.Reserved : Remarks.None));

    static int Variety(ReadOnlySpan<byte> token)
    {
        var first = token[^12..];
        var count = 0;
        for (var at = 0; at < first.Length; at++)
            if (first[..at].IndexOf(first[at]) < 0) count++;
        return count;
    }
}
