// Questions of this build that a recording holds nothing of: an older version did not ask them.
using Glacis.Recordings;

namespace Glacis.Clouds.Collecting;

/// <summary>What this build would have asked, and a recording's ledger does not speak of.</summary>
public static class Unasked
{
    const string Why = "is not in this recording: the version that collected did not ask it";

    /// <summary>A line for each question that is missing, wherever its service's region was looked at.</summary>
    public static IEnumerable<LedgerLine> Of(RunHead head, IReadOnlyList<LedgerLine> ledger, IEnumerable<Collector> collectors)
    {
        var told = ledger.Select(static it => (it.Account, it.Region, $"{it.Service}:{it.Operation}", it.With)).ToHashSet();
        return
            from caller in head.Callers
            let regions = Looked(ledger, caller.Account)
            from unit in Unit.Of(collectors, [new(caller, Unit.Global, regions, [])])
            from call in unit.Roots.SelectMany(static it => it.AndFurther).DistinctBy(static it => it.Key, StringComparer.Ordinal)
            where !told.Contains((caller.Account, unit.Region, call.Name, call.Told)) && !told.Contains((caller.Account, unit.Region, call.Name, null))
            select new LedgerLine { Account = caller.Account, Region = unit.Region, Service = call.Service, Operation = call.Operation, With = call.Told, Reading = Reading.Unread, Why = $"{call.Name} {Why}" };
    }

    static string[] Looked(IReadOnlyList<LedgerLine> ledger, string account) =>
        [.. ledger.Where(it => it.Account == account && it.Region != Unit.Global && it.Reading != Reading.LeftOut).Select(static it => it.Region).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
