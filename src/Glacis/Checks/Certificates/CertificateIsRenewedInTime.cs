// Will somebody renew it, and is nobody late? Where it comes from decides who could.
using System.Globalization;
using Glacis.Certificates;
using Glacis.Inventory;
using Glacis.Verdicts;

namespace Glacis.Checks.Certificates;

/// <summary>A certificate in use is renewed by a machine, before a third of its lifetime (or 30 days) is left.</summary>
public sealed class CertificateIsRenewedInTime : Check<Certificate>
{
    const string Automate = "have a machine renew it (the provider, ACME, cert-manager), and declare it under renewers in glacis.yaml";

    /// <summary>The provider begins so long before the end (ACM user guide, "Managed certificate renewal").</summary>
    static readonly TimeSpan Window = TimeSpan.FromDays(45);

    public override About About { get; } = new(
        "certificate-is-renewed-in-time", "Certificates in use are renewed in time, by a machine", Requirement.CertificatesAreManaged, "Renewal",
        "Public certificates will last 47 days; whoever renews by hand will forget one.")
    {
        Crosswalk = new() { Nist = "SC-12 SC-17", Pci = "4.2.1 4.2.1.1", Iso = "A.8.24", Hipaa = "164.312(e)(2)(ii)" },
    };

    protected override Judgement Judge(Certificate it, Reasoning why)
    {
        if (!why.Saw(it.Origin, out var origin, "where it comes from")) return why.CannotTell();
        if (!why.Saw(it.Validity, out var period, "validity") || !why.Saw(why.Instant, out var now, "time of the run")) return why.CannotTell();
        var stage = Lifetimes.StageAt(period.From, period.To, now);
        if (stage == Stage.Expired) return why.DoesNotApply("it has expired, which another check reports");
        if (origin == CertificateOrigin.Authority) return OfAnAuthority(why, stage, period, now);
        var use = why.Supposed(why.Asked<CertificateUses>().Of(it), "use");
        if (use == CertificateUse.Unused) return why.DoesNotApply("nothing uses it: it will lapse and nobody will notice");
        return origin switch
        {
            CertificateOrigin.Provider or CertificateOrigin.ProviderPrivate => ByTheProvider(it, why, stage, period, now),
            CertificateOrigin.Imported or CertificateOrigin.Uploaded => ByOthers(it, why, stage, period, now),
            _ => why.NotForeseen(),
        };
    }

    static Judgement OfAnAuthority(Reasoning why, Stage stage, Period period, DateTimeOffset now) => IsDue(stage)
        ? why.Fails(Lifetimes.SeverityOf(stage), $"the authority {Left(period, now)}, and whatever it issued ends with it", "make the next authority now, and issue from it")
        : why.Passes($"the authority {Left(period, now)}");

    static Judgement ByTheProvider(Certificate it, Reasoning why, Stage stage, Period period, DateTimeOffset now)
    {
        if (!why.Saw(it.Renewal, out var renewal, "renewal by the provider")) return why.CannotTell();
        if (renewal == Renewal.Failed) return why.Fails(AtLeast(Severity.High, stage), $"the provider tried to renew it and failed; it {Left(period, now)}", "look at the reason that the provider gives, mend it (a CAA record, a validation record), and request it anew if that is over");
        if (!why.Saw(it.Eligibility, out var eligibility, "does the provider renew it")) return why.CannotTell();
        if (eligibility == Eligibility.Ineligible) return why.Fails(AtLeast(Severity.Medium, stage), $"the provider does not renew it; it {Left(period, now)}", "request it through the provider, so that it is renewed");
        if (!why.Saw(it.Validation, out var validation, "proof of control over its names")) return why.CannotTell();
        if (validation is NameValidation.Dns or NameValidation.Http)
        {
            if (renewal == Renewal.WaitsForProof) return why.Fails(AtLeast(Severity.High, stage), $"its renewal waits for a proof that nobody finds any more; it {Left(period, now)}", "put the validation records back");
            if (!why.Saw(it.Proof, out var proof, "do the proofs stand")) return why.CannotTell();
            if (proof == Proof.Missing) return why.Fails(AtLeast(Severity.Medium, stage), "a proof of control over one of its names does not stand, so that it will not be renewed", "put the validation records back");
        }
        if (renewal != Renewal.Succeeded && (IsDue(stage) || period.To - now < Window && period.To - period.From > Window * 2)) return Overdue(why, stage, period, now, "the provider has not renewed it yet");
        if (validation == NameValidation.Email) return why.Conditional(Severity.Medium, "its renewal needs somebody who answers an e-mail", "somebody answers the validation e-mails for this certificate before it ends", "validate by DNS: then nobody has to do anything");
        return Exported(it, why);
    }

    static Judgement Exported(Certificate it, Reasoning why)
    {
        if (!why.Saw(it.Export, out var export, "was it exported")) return why.CannotTell();
        return export == Export.Exported
            ? why.Conditional(Severity.Low, "the provider renews it, and nobody knows whether what was exported is replaced", "wherever this certificate was exported to, the renewed one is deployed by a machine")
            : why.Passes("the provider renews it by itself");
    }

    static Judgement ByOthers(Certificate it, Reasoning why, Stage stage, Period period, DateTimeOffset now)
    {
        if (!why.Saw(it.Renewer, out var renewer, "who is declared to renew it")) return why.CannotTell();
        if (renewer is not null) return IsDue(stage) ? Overdue(why, stage, period, now, $"{renewer}, which is declared to renew it, has not") : why.Passes($"{renewer} is declared to renew it; it {Left(period, now)}");
        if (!why.Saw(why.Asked<CertificateHistory>().Of(it), out var replaced, "replaced in time, in earlier runs")) return why.CannotTell();
        if (IsDue(stage)) return Overdue(why, stage, period, now, replaced is null ? "nobody is known to renew it" : "whoever replaced it in time before has not");
        return replaced is null
            ? why.Fails(Severity.Low, $"nobody is known to renew it; it {Left(period, now)}", Automate)
            : why.Passes($"earlier runs saw it replaced in time ({replaced}); it {Left(period, now)}", "declare who renews it under renewers in glacis.yaml");
    }

    static Judgement Overdue(Reasoning why, Stage stage, Period period, DateTimeOffset now, string who) =>
        why.Fails(AtLeast(Severity.Medium, stage), $"its renewal is overdue: it {Left(period, now)}, and {who}", "renew it now", Automate);

    static bool IsDue(Stage stage) => stage is Stage.Due or Stage.Late;

    static Severity AtLeast(Severity least, Stage stage) => Lifetimes.SeverityOf(stage) is var worse && worse > least ? worse : least;

    static string Left(Period period, DateTimeOffset now) => string.Create(CultureInfo.InvariantCulture, $"ends in {Math.Floor((period.To - now).TotalDays)} of {Math.Round((period.To - period.From).TotalDays)} days");
}
