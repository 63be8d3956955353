// Does anybody but the account itself see what its detectors find?
using Glacis.Inventory;
using Glacis.Monitoring;
using Glacis.Verdicts;

namespace Glacis.Checks.Detection;

/// <summary>In an organisation, what detectors find in one account is seen from another.</summary>
public sealed class FindingsComeTogether : Check<Watcher>
{
    public override About About { get; } = new(
        "findings-come-together", "What detectors find is seen from one place", Requirement.ThreatsAreDetected, "Central view",
        "Whoever takes an account takes its detectors, too, and mutes them first. What another account sees he does not reach.")
    {
        Crosswalk = new() { Nist = "AU-6(4) SI-4", Pci = "10.4.1.1", Iso = "A.8.16", Hipaa = "164.308(a)(1)(ii)(D)" },
    };

    protected override Judgement Judge(Watcher it, Reasoning why)
    {
        if (!why.Saw(it.Oversight, out var oversight, "who else sees what it finds")) return why.CannotTell();
        if (oversight == Oversight.NotTold) return why.DoesNotApply("it is of a sort of which that is not asked");
        if (!why.Saw(why.Asked<Watchers>().IsInOrganization(it), out var isInOrganization, "its account belongs to an organisation")) return why.CannotTell();
        if (!isInOrganization) return why.DoesNotApply("its account belongs to no organisation");
        if (!why.Saw(it.IsOn, out var isOn, "it watches")) return why.CannotTell();
        if (!isOn) return why.DoesNotApply("it is turned off, and finds nothing");
        return oversight switch
        {
            Oversight.Alone => why.Fails(Severity.Low, "nobody but the account itself sees what it finds", "name one account of the organisation as its administrator, and let all others be its members"),
            Oversight.SeenByAnother => why.Passes("another account administers it"),
            Oversight.SeesOthers => why.Passes("it administers those of other accounts"),
            _ => why.NotForeseen(),
        };
    }
}
