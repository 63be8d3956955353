// Does it write down who asked what of it?
using Glacis.Inventory;
using Glacis.Monitoring;
using Glacis.Networks;
using Glacis.Verdicts;

namespace Glacis.Checks.Monitoring;

/// <summary>Front doors, databases, clusters and buckets write down who asked what of them.</summary>
public sealed class ActivityIsLogged : Check<LogSource>
{
    public override About About { get; } = new(
        "activity-is-logged", "Front doors and stores write down who asked what of them", Requirement.ActivityIsRecorded, "Activity logs",
        "After a break-in somebody asks what was taken. Only what was written down before can answer.")
    {
        Crosswalk = new() { Cis30 = "3.4 3.8 3.9", Cis50 = "3.4 3.8 3.9", Cis70 = "4.4 4.8 4.9 4.10", Nist = "AU-2 AU-3 AU-12", Pci = "10.2.1 10.2.1.1 10.2.2", Iso = "A.8.15", Hipaa = "164.312(b)" },
    };

    protected override Judgement Judge(LogSource it, Reasoning why) => !why.Saw(it.Keeps, out var keeps, "what it writes down") ? why.CannotTell() : (it.Sort, keeps) switch
    {
        (LogSort.Audit, Logging.Everything) => OfSignIns(it, why),
        (_, Logging.Everything) => why.Passes("it writes down who asked what of it"),
        (LogSort.Objects, _) => OfObjects(it, why),
        (LogSort.Names, _) => OfNames(it, why),
        (LogSort.Packets, Logging.Some) => why.Fails(Severity.Low, "it logs, and not what it let through or turned away", "turn on its log of flows or of alerts"),
        (LogSort.Packets, _) => why.Fails(Severity.Medium, "it does not write down what it let through and turned away", "turn on its logs of flows and of alerts"),
        (LogSort.Audit, Logging.Some) => why.Fails(Severity.Low, "it logs, and not what tells who did what", "turn on its audit log, too"),
        (LogSort.Audit, _) => why.Fails(Severity.Medium, "it does not write down who signed in and what was done", "turn on its audit log"),
        (LogSort.Requests, Logging.Some) => why.Fails(Severity.Low, "it logs, and not who asked what", "turn on its access log, too"),
        (LogSort.Requests, _) => why.Fails(Severity.Medium, "it does not write down who asked what of it", "turn on its access log"),
        _ => why.NotForeseen(),
    };

    // What is exported tells only what the parameters let it tell.
    static Judgement OfSignIns(LogSource it, Reasoning why) => !why.Saw(why.Asked<SignIns>().AreTold(it), out var tells, "it tells who signed in") ? why.CannotTell()
        : tells ? why.Passes("it writes down who signed in and what was done")
        : why.Fails(Severity.Low, "it logs, and its parameters leave out who signed in or what was asked", "turn on the parameter that logs connections, or its audit");

    // Where nothing stands nobody asks for names.
    static Judgement OfNames(LogSource it, Reasoning why) => !why.Saw(why.Asked<Grounds>().IsInhabited(it.Of, it.Account, it.Region), out var isInhabited, "something stands in it") ? why.CannotTell()
        : isInhabited ? why.Fails(Severity.Low, "it is not written down which names are asked for in it", "turn on the log of its name queries: a machine that calls home asks for a name first")
        : why.DoesNotApply("nothing stands in it");

    // A trail that watches the objects of all buckets tells the same, and more.
    static Judgement OfObjects(LogSource it, Reasoning why)
    {
        if (!why.Saw(why.Asked<Trails>().Watches(it.Account, it.Region, it.WatchedAs), out var isWatched, "a trail writes down who reads and writes the objects of all buckets")) return why.CannotTell();
        if (isWatched) return why.Passes("a trail writes down who reads and writes its objects");
        if (!why.Saw(why.Asked<LogRoutes>().KeepsLogsOfObjects(it.Of), out var isKeeper, "it keeps the access logs of others")) return why.CannotTell();
        return isKeeper
            ? why.DoesNotApply("it keeps the access logs of others, and a log of its own would be about nothing but itself")
            : why.Fails(Severity.Low, "it is not written down who reads and writes its objects", "turn on its access log, or let the trail keep data events of buckets");
    }
}
