// Secret access keys of clouds: forty letters of base 64 beside a name that says so.
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class CloudSecretKey : Detector
{
    const double Named = 0.97;
    const int Length = 40;

    public override ContentClass Finds { get; } = new("aws-secret-key", "AWS secret access key", Nature.Credential);

    public override IReadOnlyList<string> Fields { get; } = ["aws secret access key", "secret access key", "secretaccesskey", "aws secret key", "aws secret", "secret key", "secretkey", "awssecretkey"];

    public override Weight Weigh(in Candidate it) =>
        it.InField && it.Text.Length == Length && !it.Text.ContainsAnyExcept(Alphabets.Base64) && it.Text.ContainsAnyInRange((byte)'0', (byte)'9')
            ? Weight.Of(Named, Remarks.InContext | (it.Text.EndsWith("EXAMPLEKEY"u8) ? Remarks.Reserved : Remarks.None)) : Weight.Nothing;
}
