// What other tools found: does somebody close it?
using System.Globalization;
using Glacis.Inventory;
using Glacis.Monitoring;
using Glacis.Verdicts;

namespace Glacis.Checks.Vulnerabilities;

/// <summary>Grave findings of other tools are closed within the days that the owners set: fifteen and thirty where they say nothing.</summary>
public sealed class FindingIsClosedInTime : Check<ForeignFinding>
{
    public override About About { get; } = new(
        "finding-is-closed-in-time", "Grave findings of other tools are closed in time", Requirement.VulnerabilitiesAreHandled, "Findings",
        "Tools for the weakness are sold within days of its becoming known. To have found it and left it open helps nobody but whoever breaks in.")
    {
        Crosswalk = new() { Nist = "RA-5 SI-2", Pci = "6.3.1 6.3.3 11.3.1", Iso = "A.8.8", Hipaa = "164.308(a)(1)(ii)(B)" },
    };

    protected override Judgement Judge(ForeignFinding it, Reasoning why)
    {
        if (!why.Saw(it.Rank, out var rank, "how grave its finder calls it")) return why.CannotTell();
        if (rank == FindingRank.Lower) return why.DoesNotApply("no deadline is set for what is below high");
        if (!why.Saw(it.IsRepeated, out var isRepeated, "it only repeats another finder")) return why.CannotTell();
        if (isRepeated) return why.DoesNotApply("it repeats what another finder says, which is judged by itself");
        if (!why.Saw(Ages.Days(it.Since, why.Instant), out var age, "days that it has been open")) return why.CannotTell();
        if (!why.Saw(rank == FindingRank.Critical ? why.Intent.CriticalDays : why.Intent.HighDays, out var limit, "days that it may be open")) return why.CannotTell();
        return age <= limit
            ? why.Passes(string.Create(CultureInfo.InvariantCulture, $"it has been open for {age} of the {limit} days that it may be"))
            : why.Fails(rank == FindingRank.Critical ? Severity.High : Severity.Medium, string.Create(CultureInfo.InvariantCulture, $"it has been open for {age} days, and may be for {limit}"), "install what mends it, or say in the finder why it does not matter");
    }
}
