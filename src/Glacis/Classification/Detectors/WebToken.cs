// JSON web tokens: three parts, of which the first is a head in JSON.
using System.Buffers;
using System.Buffers.Text;
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class WebToken : Detector
{
    const double Sure = 0.97;
    const int Longest = 8192, LongestHead = 1024;

    public override ContentClass Finds { get; } = new("jwt", "JSON web token", Nature.Credential);

    public override IReadOnlyList<string> Prefixes { get; } = ["eyJ"];

    public override Extent ExtentAt(ReadOnlySpan<byte> text, int at)
    {
        if (at > 0 && Letters.IsWord(text[at - 1])) return default;
        var rest = text[at..Math.Min(text.Length, at + Longest)];
        var length = rest.IndexOfAnyExcept(Alphabets.Dotted) is >= 0 and var end ? end : rest.Length;
        while (length > 0 && rest[length - 1] is (byte)'.' or (byte)'-') length--;
        return rest[..length].Count((byte)'.') is 2 or 4 ? new(at, at + length) : default;
    }

    public override Weight Weigh(in Candidate it)
    {
        var head = it.Text[..it.Text.IndexOf((byte)'.')];
        Span<byte> json = stackalloc byte[LongestHead];
        if (head.Length > LongestHead || Base64Url.DecodeFromUtf8(head, json, out _, out var length) != OperationStatus.Done) return Weight.Nothing;
        return json[..length].IndexOf("\"alg\""u8) > 0 ? Weight.Of(Sure, Remarks.Checked) : Weight.Nothing;
    }
}
