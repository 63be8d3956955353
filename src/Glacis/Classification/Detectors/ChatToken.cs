// Tokens of Slack.
using System.Buffers;
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class ChatToken : VendorToken
{
    public override ContentClass Finds { get; } = new("slack-token", "Slack token", Nature.Credential);

    public override IReadOnlyList<string> Prefixes { get; } = ["xoxb-", "xoxp-", "xoxa-", "xoxr-", "xoxs-", "xapp-"];

    protected override SearchValues<byte> Alphabet => Alphabets.UrlSafe;

    protected override (int Least, int Most) Length => (20, 255);
}
