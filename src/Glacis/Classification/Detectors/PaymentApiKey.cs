// Secret keys of Stripe; those for tests move no money.
using System.Buffers;
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class PaymentApiKey : VendorToken
{
    public override ContentClass Finds { get; } = new("stripe-key", "Stripe API key", Nature.Credential);

    public override IReadOnlyList<string> Prefixes { get; } = ["sk_live_", "rk_live_", "sk_test_", "rk_test_"];

    protected override SearchValues<byte> Alphabet => Alphabets.Alphanumeric;

    protected override (int Least, int Most) Length => (16, 247);

    protected override bool IsReserved(ReadOnlySpan<byte> token) => token[2..].StartsWith("_test_"u8);
}
