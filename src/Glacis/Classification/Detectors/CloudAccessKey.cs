// Access key ids of AWS: long-lived and temporary ones.
using System.Buffers;
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class CloudAccessKey : VendorToken
{
    public override ContentClass Finds { get; } = new("aws-access-key", "AWS access key id", Nature.Credential);

    public override IReadOnlyList<string> Prefixes { get; } = ["AKIA", "ASIA", "ABIA", "ACCA"];

    protected override SearchValues<byte> Alphabet => Alphabets.UpperAndDigits;

    protected override (int Least, int Most) Length => (16, 16);
}
