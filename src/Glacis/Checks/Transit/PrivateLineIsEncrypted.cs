// Is what passes a private line encrypted, or is it only believed to be private?
using Glacis.Inventory;
using Glacis.Verdicts;

namespace Glacis.Checks.Transit;

/// <summary>Private lines encrypt what passes them, or somebody says what does.</summary>
public sealed class PrivateLineIsEncrypted : Check<PrivateLine>
{
    public override About About { get; } = new(
        "private-line-is-encrypted", "Private lines encrypt what passes them", Requirement.DataInTransitIsEncrypted, "Encryption in transit",
        "A private line is a fibre through other people's buildings.")
    {
        Crosswalk = new() { Nist = "SC-8 SC-8(1)", Pci = "4.2.1", Iso = "A.8.20 A.8.24", Hipaa = "164.312(e)(1) 164.312(e)(2)(ii)" },
    };

    protected override Judgement Judge(PrivateLine it, Reasoning why) => !why.Saw(it.Encryption, out var encryption, "what it does with what passes it") ? why.CannotTell() : encryption switch
    {
        LineEncryption.Demanded => why.Passes("the line passes on nothing in the clear"),
        LineEncryption.Offered => why.Conditional(Severity.Medium, "the line encrypts only where the other end does", "the other end encrypts, or what passes the line is encrypted already", "demand encryption (must_encrypt), once the other end speaks MACsec"),
        LineEncryption.None => why.Fails(Severity.Low, "the line passes on what it gets, in the clear if it comes so", "turn on MACsec, or run a VPN over the line and accept this by an exception that says so"),
        _ => why.NotForeseen(),
    };
}
