// When somebody finds out, is the record of it still there?
using System.Globalization;
using Glacis.Inventory;
using Glacis.Monitoring;
using Glacis.Verdicts;

namespace Glacis.Checks.Monitoring;

/// <summary>Logs are kept as long as the owners say, a year where they say nothing.</summary>
public sealed class LogsAreKeptLongEnough : Check<LogStore>
{
    public override About About { get; } = new(
        "logs-are-kept-long-enough", "Logs are kept long enough", Requirement.ActivityIsRecorded, "Log retention",
        "Break-ins are found out after months. What was thrown away by then cannot tell how they began.")
    {
        Crosswalk = new() { Nist = "AU-11", Pci = "10.5.1", Iso = "A.5.33 A.8.15", Hipaa = "164.312(b) 164.316(b)(2)(i)" },
    };

    protected override Judgement Judge(LogStore it, Reasoning why)
    {
        var isTold = why.Saw(why.Asked<LogRoutes>().To(it), out var delivered, "what is delivered to it");
        if (!isTold && !it.IsForLogsOnly) return why.CannotTell();
        if (isTold && delivered == Delivered.Nothing) return why.DoesNotApply("no log is delivered to it");
        if (!why.Saw(it.Retention, out var kept, "how long it keeps") || !why.Saw(why.Intent.LogRetentionDays, out var wanted, "how long logs have to be kept")) return why.CannotTell();
        if (!kept.Reaches(wanted)) return why.Fails(!isTold || delivered == Delivered.AuditRecords ? Severity.Medium : Severity.Low, string.Create(CultureInfo.InvariantCulture, $"what is in it is kept for {kept}, and should be for {wanted} days"), "let it keep longer");
        if (!why.Saw(it.OfAPart, out var part, "how long it keeps the part that it keeps shortest")) return why.CannotTell();
        if (!part.Reaches(wanted)) return why.Conditional(Severity.Low, $"a part of it is kept for {part} only", "no log lies in the part that its rules delete sooner", "let no rule delete sooner where logs lie");
        return why.Passes(kept.Days is null ? "what is in it is kept for ever" : $"what is in it is kept for {kept}");
    }
}
