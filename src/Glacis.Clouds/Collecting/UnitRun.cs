// Reads one unit: its root calls one after another, the items of a page at once, the records in their one order.
using Glacis.Facts;
using Glacis.Recordings;

namespace Glacis.Clouds.Collecting;

/// <summary>Reads one unit of work. Asks concurrently, writes in order; used once.</summary>
sealed class UnitRun(ICloud cloud, Unit unit, UnitWriter writer, Ask ask, int window, Action<int> onItems)
{
    readonly List<Tally> roots = [];
    readonly SortedDictionary<string, (Tally Tally, HashSet<Tally> Lists)> further = new(StringComparer.Ordinal);

    /// <summary>Reads all of it; the lines are those of the ledger.</summary>
    internal async Task<IReadOnlyList<LedgerLine>> RunAsync(CancellationToken cancellation)
    {
        foreach (var root in unit.Roots) await RootAsync(root, cancellation);
        return [.. roots.Select(static it => it.Line(Reading.Complete, "")), .. further.Values.Select(LineOf)];
    }

    static LedgerLine LineOf((Tally Tally, HashSet<Tally> Lists) asked)
    {
        var list = asked.Lists.MaxBy(static it => it.Own)!;
        return asked.Tally.Line(list.Own, list.Name);
    }

    async Task RootAsync(Call root, CancellationToken cancellation)
    {
        var tally = Counted(root);
        tally.BeginsAt(writer.Next());
        await foreach (var page in ask.PagesAsync(root, unit.AskedIn, root.Request(unit.Caller.Account)!, cancellation))
        {
            tally.Count(root, page.Header);
            var mark = writer.Next();
            writer.Write(page.Header, page.Body.Span);
            if (page.Page is { } document) await ItemsAsync(root, tally, document, new(root.Name, unit.Caller.Account, unit.AskedIn, page.Header.Sha256, mark.Segment, mark.Number), cancellation);
            writer.Flush();
            ask.GiveBack(page.Page);
        }
        tally.EndsBefore(writer.Number);
    }

    Tally Counted(Call root)
    {
        var tally = new Tally(cloud, unit, root);
        roots.Add(tally);
        CountFurther(root, [tally]);
        return tally;
    }

    // What is asked about items is read no further than the lists above it.
    void CountFurther(Call list, IReadOnlyList<Tally> above)
    {
        foreach (var call in list.Further)
        {
            if (!further.TryGetValue(call.Key, out var known)) further[call.Key] = known = (new(cloud, unit, call), []);
            known.Lists.UnionWith(above);
            CountFurther(call, [.. above, known.Tally]);
        }
    }

    // A window slides over the items: so many are asked about at once, and the first of them is written first.
    async Task ItemsAsync(Call root, Tally tally, Document document, Answer listed, CancellationToken cancellation)
    {
        var nodes = ask.ItemsOf(root, document);
        if (root.Items is not null) tally.Lists(nodes.Count);
        onItems(nodes.Count);
        if (root.Further.Count == 0) return;
        var about = new About(ask, cloud, root, document, listed);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var asking = new Queue<Task<IReadOnlyList<Told>>>();
        try
        {
            for (var (begun, written) = (0, 0); written < nodes.Count; written++)
            {
                for (; begun < nodes.Count && asking.Count < window; begun++) asking.Enqueue(about.ItemAsync(nodes[begun], begun, stop.Token));
                Write(await asking.Dequeue(), listed.Number, written);
            }
        }
        finally
        {
            // Left early: those under way end before what they look at is used again.
            if (asking.Count > 0) await stop.CancelAsync();
            await Task.WhenAll(asking.Cast<Task>()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    void Write(IReadOnlyList<Told> told, int of, int item)
    {
        if (told.Any(static it => it.Page is not null)) writer.Next();
        foreach (var it in told)
        {
            var tally = further[it.Call.Key].Tally;
            if (it.Page is { } page) Write(it, page, tally, of, item);
            else tally.CountNotAsked(it.NotAsked);
        }
        writer.Flush();
    }

    // A page, and right behind it what was asked about its items.
    void Write(Told told, Kept page, Tally tally, int of, int item)
    {
        tally.Count(told.Call, page.Header);
        var number = writer.Number;
        writer.Write(page.Header with { Of = of, Item = item }, page.Body.Span);
        if (told.Beneath is not { } beneath) return;
        if (told.Call.Items is not null) tally.Lists(beneath.Count);
        for (var at = 0; at < beneath.Count; at++) Write(beneath[at], number, at);
    }
}
