// Can what uses this certificate be relied on today? Its status, its period, its key, its signature.
using Glacis.Certificates;
using Glacis.Inventory;
using Glacis.Verdicts;

namespace Glacis.Checks.Certificates;

/// <summary>A certificate in use is issued, valid now, and strong.</summary>
public sealed class CertificateIsValidAndStrong : Check<Certificate>
{
    const string Unused = "nothing uses it";

    public override About About { get; } = new(
        "certificate-is-valid-and-strong", "Certificates in use are valid and strong", Requirement.CertificatesAreManaged, "Certificate strength",
        "Behind an expired certificate people learn to click warnings away; a weak one can be forged.")
    {
        Crosswalk = new() { Cis30 = "1.19", Cis50 = "1.18", Cis70 = "2.17", Nist = "SC-8(1) SC-13 SC-17", Pci = "4.2.1", Iso = "A.8.24", Hipaa = "164.312(e)(2)(ii)" },
    };

    protected override Judgement Judge(Certificate it, Reasoning why)
    {
        if (!why.Saw(it.Status, out var status, "status")) return why.CannotTell();
        var use = why.Supposed(why.Asked<CertificateUses>().Of(it), "use");
        if (use == CertificateUse.Unused) return why.DoesNotApply(Unused);
        if (status != CertificateStatus.Issued) return Invalid(why, status);
        if (!why.Saw(it.Validity, out var period, "validity") || !why.Saw(why.Instant, out var now, "time of the run")) return why.CannotTell();
        return Lifetimes.StageAt(period.From, period.To, now) switch
        {
            Stage.Expired => why.Fails(Severity.Critical, "it is in use and has expired", "replace it today, and have a machine renew it from now on"),
            Stage.NotYetValid => why.Fails(Severity.High, "it is in use and not valid yet", "use one that is valid until this one is"),
            _ => Strong(it, why),
        };
    }

    static Judgement Invalid(Reasoning why, CertificateStatus status) => why.Fails(
        Severity.Critical, $"it is in use and not valid: {Facts.Words.Spoken(status)}", "use a certificate that is issued and valid, today");

    static Judgement Strong(Certificate it, Reasoning why)
    {
        if (!why.Saw(it.Key, out var key, "strength of the key")) return why.CannotTell();
        if (key != Strength.Strong) return why.Fails(Of(key), "its key is shorter than what is safe today", "have it issued anew with P-256, or RSA of 2048 bits or more");
        if (!why.Saw(it.Signature, out var signature, "strength of the signature")) return why.CannotTell();
        return signature != Strength.Strong
            ? why.Fails(Of(signature), "it is signed with a hash that can be forged", "have it issued anew, signed with SHA-256 or better")
            : why.Passes("it is issued, valid, and strong");
    }

    static Severity Of(Strength strength) => strength == Strength.Broken ? Severity.Critical : Severity.High;
}
