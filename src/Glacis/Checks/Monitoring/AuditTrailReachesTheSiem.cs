// Do the records come to where somebody looks at all of them together?
using Glacis.Inventory;
using Glacis.Monitoring;
using Glacis.Verdicts;

namespace Glacis.Checks.Monitoring;

/// <summary>The records of a trail are brought to where they are looked at together with others.</summary>
public sealed class AuditTrailReachesTheSiem : Check<AuditTrail>
{
    public override About About { get; } = new(
        "audit-trail-reaches-the-siem", "Audit trails are brought to where they are looked at", Requirement.ActivityIsRecorded, "Audit trails",
        "A record that nobody looks at tells of a break-in only to whoever already knows of it.")
    {
        Crosswalk = new() { Nist = "AU-6(3) AU-6(4)", Pci = "10.3.3 10.4.1.1", Iso = "A.8.15 A.8.16", Hipaa = "164.308(a)(1)(ii)(D)" },
    };

    protected override Judgement Judge(AuditTrail it, Reasoning why)
    {
        if (!why.Saw(why.Asked<Trails>().PlaceOf(it), out var place, "where it is judged")) return why.CannotTell();
        if (place == TrailPlace.Elsewhere) return why.DoesNotApply("it is listed here because it covers this region, and is judged elsewhere");
        if (!why.Saw(why.Asked<LogRoutes>().Of(it), out var outlook, "where its records leave to")) return why.CannotTell();
        return outlook switch
        {
            Outlook.Siem => why.Passes("its records reach what is declared as the place where logs are looked at"),
            Outlook.Somewhere => why.Conditional(Severity.Low, "its records are passed on, and nothing declares that they are looked at there", "what the records are passed on to is where logs are brought together and looked at", "declare it in glacis.yaml (logs.siem)"),
            Outlook.Nowhere => why.Fails(Severity.Medium, "its records stay where they are written", "pass them on to where logs are looked at together, and declare it in glacis.yaml (logs.siem)"),
            _ => why.NotForeseen(),
        };
    }
}
