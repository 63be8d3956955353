// OAuth tokens and client secrets of Google.
using System.Buffers;
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class GoogleAccessToken : VendorToken
{
    public override ContentClass Finds { get; } = new("gcp-oauth-token", "Google OAuth token", Nature.Credential);

    public override IReadOnlyList<string> Prefixes { get; } = ["ya29.", "GOCSPX-"];

    protected override SearchValues<byte> Alphabet => Alphabets.Dotted;

    protected override (int Least, int Most) Length => (24, 512);
}
