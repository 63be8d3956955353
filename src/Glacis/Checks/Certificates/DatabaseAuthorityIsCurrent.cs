// When does the authority end that signed the database's certificate? By its date, never by its name.
using System.Globalization;
using Glacis.Inventory;
using Glacis.Verdicts;

namespace Glacis.Checks.Certificates;

/// <summary>The authority behind a database's certificate does not end soon.</summary>
public sealed class DatabaseAuthorityIsCurrent : Check<DatabaseEndpoint>
{
    // Clients have to be given the new authority before the server may show it: that takes weeks.
    static readonly TimeSpan Soon = TimeSpan.FromDays(90), VerySoon = TimeSpan.FromDays(30);

    public override About About { get; } = new(
        "database-authority-is-current", "Authorities of databases do not end soon", Requirement.CertificatesAreManaged, "Renewal",
        "On the day that it ends, every client that checks is cut off; those that remain do not check.")
    {
        Crosswalk = new() { Nist = "SC-12 SC-17", Pci = "4.2.1 4.2.1.1", Iso = "A.8.24", Hipaa = "164.312(e)(2)(ii)" },
    };

    protected override Judgement Judge(DatabaseEndpoint it, Reasoning why)
    {
        if (!why.Saw(it.AuthorityEnds, out var ends, "end of its authority") || !why.Saw(why.Instant, out var now, "time of the run")) return why.CannotTell();
        if (ends is null) return why.DoesNotApply("it shows no certificate of its own whose authority its clients have to be given: its members do, or the provider sees to it");
        var environment = why.Supposed(it.Environment, "environment");
        var left = ends.At - now;
        return left >= Soon ? why.Passes($"its authority lasts until {ends}")
            : why.Fails(SeverityOf(left, environment), left < TimeSpan.Zero ? $"its authority ended on {ends}" : string.Create(CultureInfo.InvariantCulture, $"its authority ends in {Math.Floor(left.TotalDays)} days"),
                "give the clients the new authority, then move the instance to it");
    }

    // Whoever depends on it is cut off: customers in production, colleagues elsewhere.
    static Severity SeverityOf(TimeSpan left, DeploymentEnvironment environment) => (left < TimeSpan.Zero, left < VerySoon, environment) switch
    {
        (true, _, DeploymentEnvironment.Production) => Severity.Critical,
        (true, _, _) or (_, true, DeploymentEnvironment.Production) => Severity.High,
        (_, true, _) or (_, _, DeploymentEnvironment.Production) => Severity.Medium,
        _ => Severity.Low,
    };
}
