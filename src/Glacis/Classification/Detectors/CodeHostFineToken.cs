// Fine-grained tokens of GitHub.
using System.Buffers;
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class CodeHostFineToken : VendorToken
{
    public override ContentClass Finds { get; } = new("github-fine-grained-token", "GitHub fine-grained token", Nature.Credential);

    public override IReadOnlyList<string> Prefixes { get; } = ["github_pat_"];

    protected override SearchValues<byte> Alphabet => Alphabets.UrlSafe;

    protected override (int Least, int Most) Length => (80, 93);
}
