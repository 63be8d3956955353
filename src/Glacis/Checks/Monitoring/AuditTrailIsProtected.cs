// Can whoever breaks in wipe out the traces?
using Glacis.Inventory;
using Glacis.Monitoring;
using Glacis.Verdicts;

namespace Glacis.Checks.Monitoring;

/// <summary>The records of a trail arrive, and cannot be changed unnoticed.</summary>
public sealed class AuditTrailIsProtected : Check<AuditTrail>
{
    public override About About { get; } = new(
        "audit-trail-is-protected", "Audit trails arrive and cannot be changed unnoticed", Requirement.ActivityIsRecorded, "Audit trails",
        "The first thing that is done after a break-in is to wipe out the traces.");

    protected override Judgement Judge(AuditTrail it, Reasoning why)
    {
        if (!why.Saw(it.IsHome, out var isHome, "it is configured here")) return why.CannotTell();
        if (!isHome) return why.DoesNotApply("it is listed here because it covers this region, and is judged where it is configured");
        if (!why.Saw(it.DeliveryError, out var error, "error of the latest delivery")) return why.CannotTell();
        if (error is not null) return why.Fails(Severity.High, $"its records do not arrive: {error}", "mend the policy of the bucket, or choose another one");
        if (!why.Saw(it.IsValidated, out var isValidated, "signed digests of its files")) return why.CannotTell();
        if (!isValidated) return why.Fails(Severity.Medium, "a file that was changed or taken away is not noticed", "turn on the validation of log files");
        if (!why.Followed(why.Asked<LogRoutes>().BucketOf(it), out var bucket, "bucket")) return why.CannotTell();
        if (!why.Saw(bucket.IsLocked, out var isLocked, "nobody can delete before the retention ends")) return why.CannotTell();
        if (isLocked) return why.Passes("its files are signed, and nobody can delete them before their time");
        if (!why.Saw(bucket.KeepsVersions, out var keepsVersions, "what was deleted is kept as a version")) return why.CannotTell();
        return keepsVersions
            ? why.Passes("its files are signed, and what is overwritten or deleted stays as a version", "lock the objects of the bucket, so that nobody can delete them before their time")
            : why.Fails(Severity.Low, "its files are signed, and whoever may write to the bucket can delete them for good", "turn on versions for the bucket, or lock its objects");
    }
}
