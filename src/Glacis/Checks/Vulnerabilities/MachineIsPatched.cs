// Are patches installed on a machine, or is it young enough to have been made with them?
using System.Globalization;
using Glacis.Inventory;
using Glacis.Monitoring;
using Glacis.Verdicts;

namespace Glacis.Checks.Vulnerabilities;

/// <summary>Machines have the patches that are out: their agents say so, or their image is young.</summary>
public sealed class MachineIsPatched : Check<Machine>
{
    public override About About { get; } = new(
        "machine-is-patched", "Machines have the patches that are out", Requirement.VulnerabilitiesAreHandled, "Patches",
        "Whoever breaks in looks for the one machine that everybody forgot to patch.")
    {
        Crosswalk = new() { Nist = "RA-5 SI-2", Pci = "6.3.3", Iso = "A.8.8", Hipaa = "164.308(a)(1)(ii)(B)" },
    };

    protected override Judgement Judge(Machine it, Reasoning why)
    {
        if (!why.Saw(it.IsRunning, out var isRunning, "runs")) return why.CannotTell();
        if (!isRunning) return why.DoesNotApply("it does not run");
        if (!why.Saw(why.Asked<Patches>().Of(it, why.Instant, why.Intent.HighDays), out var patched, "what is reported of its patches")) return why.CannotTell();
        return patched switch
        {
            Patched.Complete => why.Passes("its agent reports that no patch is missing"),
            Patched.Lacking => why.Fails(Severity.Low, "patches are missing on it", "install them"),
            Patched.LackingGrave => why.Fails(Severity.Medium, "patches against grave weaknesses are missing on it", "install them"),
            Patched.NotReported => ByItsImage(it, why),
            _ => why.NotForeseen(),
        };
    }

    // Who replaces machines does not patch them: then the image is as old as what they lack.
    static Judgement ByItsImage(Machine it, Reasoning why)
    {
        if (!why.Saw(Ages.Days(it.ImageMade, why.Instant), out var age, "days since its image was made") || !why.Saw(why.Intent.HighDays, out var limit, "days that a grave weakness may be open")) return why.CannotTell();
        return age <= limit
            ? why.Passes(string.Create(CultureInfo.InvariantCulture, $"nothing has reported its patches of late, and its image is {age} days old"))
            : why.Fails(Severity.Low, string.Create(CultureInfo.InvariantCulture, $"nobody can tell which patches it lacks: nothing has reported them of late, and its image is {age} days old"), "let an agent report its patches, or replace it by one with a young image");
    }
}
