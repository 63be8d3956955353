// Whether all of a kind were read in an account and a region: then none being there says something.
using Glacis.Facts;
using Glacis.Recordings;

namespace Glacis.Clouds.Collecting;

/// <summary>Why some of a kind may be missing. Threads share it.</summary>
public sealed class Missing
{
    readonly Dictionary<Type, List<Call>> fills = [];
    readonly ILookup<(string Account, string Region, string Name), LedgerLine> lines;
    readonly ILookup<(string Account, string Name), LedgerLine> ofAccounts;

    public Missing(IEnumerable<LedgerLine> ledger, IEnumerable<Collector> collectors)
    {
        LedgerLine[] all = [.. ledger];
        ofAccounts = all.ToLookup(static it => (it.Account, $"{it.Service}:{it.Operation}"));
        lines = all.ToLookup(static it => (it.Account, it.Region, $"{it.Service}:{it.Operation}"));
        foreach (var collector in collectors)
            foreach (var kind in collector.Fills)
            {
                if (!fills.TryGetValue(kind, out var calls)) fills.Add(kind, calls = []);
                calls.AddRange(collector.Root.AndFurther.Where(it => it == collector.Root || it.Items is not null));
            }
    }

    /// <summary>Why some of the kind may be missing there; <c>null</c> where every list that has them was read to its end.</summary>
    public Unknown? Of(Type kind, string account, string region)
    {
        if (!fills.TryGetValue(kind, out var calls)) return new(Ignorance.NotRecorded, $"nothing that collects {kind.Name} says whether it reads all");
        foreach (var call in calls)
        {
            // What is asked once in an account is asked in one region for all.
            LedgerLine[] found = [.. call.Scope == Scope.Account ? ofAccounts[(account, call.Name)] : lines[(account, region, call.Name)]];
            if (found.Length == 0) return new(Ignorance.NotLookedAt, $"{call.Name} was not asked in {region} of account {account}");
            if (Array.Find(found, static it => it.Reading is not (Reading.Complete or Reading.NotOffered)) is { } unread) return new(Ignorance.Denied, $"{call.Name} could not be read to its end in {region} of account {account}: {unread.Why}");
        }
        return null;
    }
}
