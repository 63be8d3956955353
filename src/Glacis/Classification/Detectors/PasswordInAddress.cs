// Passwords in addresses: scheme://user:password@host.
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class PasswordInAddress : Detector
{
    const double Sure = 0.92;
    const int Longest = 256;

    public override ContentClass Finds { get; } = new("password-in-url", "Password in an address", Nature.Credential);

    public override Anchor Anchor => Anchor.Address;

    public override Extent ExtentAt(ReadOnlySpan<byte> text, int at)
    {
        var rest = text[(at + 3)..Math.Min(text.Length, at + 3 + Longest)];
        var end = rest.IndexOfAny(Alphabets.EndsOfAddress);
        if (end >= 0) rest = rest[..end];
        var (colon, sign) = (rest.IndexOf((byte)':'), rest.LastIndexOf((byte)'@'));
        return colon >= 0 && sign > colon + 1 && sign + 1 < rest.Length ? new(at + 3 + colon + 1, at + 3 + sign) : default;
    }

    public override Weight Weigh(in Candidate it) => Password.IsPlaceholder(it.Text) ? Weight.Nothing : Weight.Of(Sure, Remarks.InContext);
}
