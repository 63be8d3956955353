// May its data pass in the clear? Its policy can turn away whoever does not speak TLS.
using Glacis.Inventory;
using Glacis.Policies.Holders;
using Glacis.Verdicts;

namespace Glacis.Checks.Transit;

/// <summary>Where a service takes requests in the clear, the resource's policy turns them away.</summary>
public sealed class ResourceDemandsTls : Check<ResourcePolicy>
{
    public override About About { get; } = new(
        "resource-demands-tls", "Buckets, queues, topics and file systems turn away who speaks in the clear", Requirement.DataInTransitIsEncrypted, "Encryption in transit",
        "The service answers in the clear, too. One script with the wrong address is enough, and nobody notices.")
    {
        Crosswalk = new() { Cis30 = "2.1.1", Cis50 = "2.1.1", Cis70 = "3.1.1", Nist = "SC-8 SC-8(1)", Pci = "4.2.1", Iso = "A.8.24", Hipaa = "164.312(e)(1) 164.312(e)(2)(ii)" },
    };

    protected override Judgement Judge(ResourcePolicy it, Reasoning why)
    {
        if (!Transport.IsAbout(it)) return why.DoesNotApply("this service takes no request in the clear, or no policy of this kind could keep it from that");
        if (!why.Saw(why.Asked<Transport>().LetThrough(it), out var open, "what its policy lets through in the clear")) return why.CannotTell();
        if (open.Length == 0) return why.Passes("its policy turns away whoever speaks in the clear");
        const string Fix = "deny all actions where aws:SecureTransport is false, to everybody";
        return (why.Supposed(it.Data, out var surety, "data"), surety) switch
        {
            (DataClass.Restricted or DataClass.Confidential, not Surety.Inferred) => why.Fails(Severity.Medium, $"its data may pass in the clear: {open} is not denied", Fix),
            _ => why.Fails(Severity.Low, $"what is in it may pass in the clear: {open} is not denied", Fix),
        };
    }
}
