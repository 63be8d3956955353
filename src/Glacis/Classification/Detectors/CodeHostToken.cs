// Tokens of GitHub.
using System.Buffers;
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class CodeHostToken : VendorToken
{
    public override ContentClass Finds { get; } = new("github-token", "GitHub token", Nature.Credential);

    public override IReadOnlyList<string> Prefixes { get; } = ["ghp_", "gho_", "ghu_", "ghs_", "ghr_"];

    protected override SearchValues<byte> Alphabet => Alphabets.Alphanumeric;

    protected override (int Least, int Most) Length => (36, 255);
}
