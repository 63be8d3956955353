// API keys of Google.
using System.Buffers;
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class GoogleApiKey : VendorToken
{
    public override ContentClass Finds { get; } = new("gcp-api-key", "Google API key", Nature.Credential);

    public override IReadOnlyList<string> Prefixes { get; } = ["AIza"];

    protected override SearchValues<byte> Alphabet => Alphabets.UrlSafe;

    protected override (int Least, int Most) Length => (35, 35);
}
