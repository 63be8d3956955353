// Private keys, as OpenSSL, OpenSSH and PGP write them.
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class PrivateKey : Detector
{
    const double Sure = 0.99;
    const int LongestTitle = 40, LongestKey = 16384;

    public override ContentClass Finds { get; } = new("private-key", "Private key", Nature.Credential);

    public override IReadOnlyList<string> Prefixes { get; } = ["-----BEGIN"];

    // To the end of the armour where it stands in the same window; else its head.
    public override Extent ExtentAt(ReadOnlySpan<byte> text, int at)
    {
        var head = text[at..Math.Min(text.Length, at + "-----BEGIN".Length + LongestTitle)];
        var title = head.IndexOf("PRIVATE KEY"u8);
        if (title < 0) return default;
        var body = text[at..Math.Min(text.Length, at + LongestKey)];
        var end = body.IndexOf("-----END"u8);
        var close = end < 0 ? -1 : body[(end + 8)..].IndexOf("-----"u8);
        return close < 0 ? new(at, at + title + "PRIVATE KEY".Length) : new(at, at + end + 8 + close + 5);
    }

    public override Weight Weigh(in Candidate it) => Weight.Of(Sure);
}
