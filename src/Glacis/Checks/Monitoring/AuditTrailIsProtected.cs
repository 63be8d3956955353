// Can whoever breaks in wipe out the traces?
using Glacis.Inventory;
using Glacis.Monitoring;
using Glacis.Verdicts;

namespace Glacis.Checks.Monitoring;

/// <summary>The records of a trail arrive, and cannot be changed unnoticed.</summary>
public sealed class AuditTrailIsProtected : Check<AuditTrail>
{
    // Days within which somebody looks at whether files are missing.
    const int TimeToNotice = 30;

    public override About About { get; } = new(
        "audit-trail-is-protected", "Audit trails arrive and cannot be changed unnoticed", Requirement.ActivityIsRecorded, "Audit trails",
        "The first thing that is done after a break-in is to wipe out the traces.")
    {
        Crosswalk = new() { Cis30 = "3.2 3.5", Cis50 = "3.2 3.5", Cis70 = "4.2 4.5", Nist = "AU-9 AU-9(2) AU-9(3)", Pci = "10.3.2 10.3.3 10.3.4", Iso = "A.5.28 A.8.15", Hipaa = "164.312(b) 164.312(c)(1)" },
    };

    protected override Judgement Judge(AuditTrail it, Reasoning why)
    {
        if (!why.Saw(why.Asked<Trails>().PlaceOf(it), out var place, "where it is judged")) return why.CannotTell();
        if (place == TrailPlace.Elsewhere) return why.DoesNotApply("it is listed here because it covers this region, and is judged elsewhere");
        if (!why.Saw(it.DeliveryError, out var error, "error of the latest delivery")) return why.CannotTell();
        if (error is not null) return why.Fails(Severity.High, $"its records do not arrive: {error}", "mend the policy of the bucket, or choose another one");
        if (!why.Saw(it.GroupDeliveryError, out var unseen, "error of the latest delivery to its log group")) return why.CannotTell();
        if (unseen is not null) return why.Fails(Severity.Medium, $"its records do not arrive where filters look for events: {unseen}", "mend the role with which it writes to its log group");
        if (!why.Saw(it.IsValidated, out var isValidated, "signed digests of its files")) return why.CannotTell();
        if (!isValidated) return why.Fails(Severity.Medium, "a file that was changed or taken away is not noticed", "turn on the validation of log files");
        if (!why.Followed(why.Asked<LogRoutes>().BucketOf(it), out var bucket, "bucket") || !why.Saw(bucket.Locked, out var locked, "how long nobody can delete")) return why.CannotTell();
        if (locked.Reaches(TimeToNotice)) return Readable(it, why, "its files are signed, and nobody can delete them before they are noticed to be gone");
        if (!why.Saw(bucket.AfterDeletion, out var versions, "how long what was deleted stays as a version")) return why.CannotTell();
        return versions.Reaches(TimeToNotice) ? Readable(it, why, "its files are signed, and what is overwritten or deleted stays as a version")
            : versions.Days == 0 ? why.Fails(Severity.Low, "its files are signed, and whoever may write to the bucket can delete them for good", "turn on versions for the bucket, or lock its objects")
            : why.Fails(Severity.Low, $"its files are signed, and what was deleted is gone for good after {versions}", "let the bucket keep versions longer, or lock its objects");
    }

    static Judgement Readable(AuditTrail it, Reasoning why, string isProtected) => !why.Saw(it.HasOwnKey, out var hasOwnKey, "encrypted with a key of your own") ? why.CannotTell()
        : hasOwnKey ? why.Passes(isProtected)
        : why.Fails(Severity.Low, $"{isProtected}; but whoever can read the bucket can read them, for no key of your own stands between", "encrypt its files with a key of your own, that only those may use who look at them");
}
