// One look into a store of tables: every table a little, the suspect ones first; then on, until each is settled or its negative is worth what was aimed at.
using Glacis.Classification.Sampling;
using Glacis.Clouds.Stores;

namespace Glacis.Agent.Classifying;

/// <summary>Lists, draws and reads. For one store.</summary>
sealed class TablesRun(ITables store, StoreAsked asked)
{
    // So many portions at a time: one statement for all of them.
    const int AtATime = 10;

    readonly Spending spending = new(asked.Budget, asked.Time);
    readonly Aim aim = Aim.For($"{store.Shown} {asked.Named}");

    internal async Task<Classified> RunAsync(CancellationToken cancellation)
    {
        var tables = await store.ListAsync(spending, cancellation);
        asked.Tell($"{store.Shown}: {tables.Count} {(tables.Count == 1 ? "table" : "tables")}");
        Looking[] all = [.. tables.Select(it => new Looking(it, aim, asked))];
        var open = new Queue<Looking>(all.Where(static it => !it.IsDone).OrderByDescending(static it => it.Suspicion).ThenBy(static it => it.Table.Name, StringComparer.Ordinal));
        while (spending.Allows && open.TryDequeue(out var next))
        {
            cancellation.ThrowIfCancellationRequested();
            await next.OnAsync(store, spending, cancellation);
            if (!next.IsDone) open.Enqueue(next);
        }
        return Together(all);
    }

    Classified Together(Looking[] all)
    {
        var contents = all.Select(static it => it.Done()).ToArray();
        // The weakest of the tables that were read is what may be said of all of them.
        var (population, random) = all.Where(static it => it.Read > 0).Select(static it => (it.Table.Portions, it.Read)).OrderByDescending(static it => it.Read == it.Portions ? 0 : Bound.UpperOf(it.Portions, it.Read)).FirstOrDefault();
        return new(store.Shown, contents)
        {
            Sampled = new(
                store.Unit, all.Sum(static it => it.Named), all.Sum(static it => it.Masked), asked.Seed, asked.Detectors.Name, aim.Share, population, true, all.Sum(static it => it.Read), random,
                all.All(static it => it.Ended == Enough.All) ? Enough.All : all.Any(static it => it.Ended is Enough.NotYet) ? Enough.Spent : all.Any(static it => it.Ended == Enough.Settled) ? Enough.Settled : Enough.Aimed,
                asked.Budget, spending.Bytes, spending.Requests,
                [.. all.Select(static it => new StratumLooked(it.Table.Name, it.Table.Portions, 0, it.Read, it.HasFinds ? 1 : 0))]),
        };
    }

    sealed class Looking
    {
        readonly Taking taking;
        readonly List<long> numbers = [];
        readonly IEnumerator<long> draws;
        readonly long needed;

        internal Looking(Table table, Aim aim, StoreAsked asked)
        {
            (Table, taking, draws) = (table, StoreRuns.Taking(asked.Detectors), Draws.Below(table.Portions, asked.Seed, table.Name).GetEnumerator());
            needed = Math.Max(Math.Min(aim.Floor, table.Portions), Bound.Needed(table.Portions, aim.Share, aim.Confidence));
            foreach (var it in table.Notes) taking.Not(it);
            if (table.WhyNot is { } why) Fail(why);
            else if (table.Portions == 0) Ended = Enough.All;
        }

        internal Table Table { get; }

        internal Enough Ended { get; private set; }

        internal bool IsDone => Ended != Enough.NotYet;

        internal long Read => numbers.Count;

        internal long Named => taking.Named;

        internal long Masked => taking.Masked;

        internal bool HasFinds { get; private set; }

        // What columns and tables are called is a prior: where to look first, and nothing else.
        internal int Suspicion => Hints.Weigh(Table.Name) + Table.Columns.Sum(static it => Hints.OfField(it));

        void Fail(string why)
        {
            taking.Not(why);
            Ended = Enough.Spent;
        }

        internal async Task OnAsync(ITables store, Spending spending, CancellationToken cancellation)
        {
            var next = new List<long>(AtATime);
            while (next.Count < AtATime && draws.MoveNext()) next.Add(draws.Current);
            if (await store.ReadAsync(Table, next, taking, spending, cancellation) is { } why)
            {
                Fail(why);
                return;
            }
            numbers.AddRange(next);
            var soFar = taking.Done(Table.Name);
            HasFinds = soFar.Classes.Count > 0;
            Ended = Read >= Table.Portions ? Enough.All : soFar.Classes.Any(Settling.By) ? Enough.Settled : Read >= needed ? Enough.Aimed : Enough.NotYet;
        }

        internal ClassifiedContent Done()
        {
            if (!IsDone && numbers.Count == 0) taking.Not("the budget was spent before its turn came");
            return taking.Done(Table.Name) with { Part = new(Table.Name, Table.Portions, null, [], numbers) };
        }
    }
}
