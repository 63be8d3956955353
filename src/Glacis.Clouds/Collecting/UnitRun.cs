// Reads one unit: its root calls one after another, the items of a page at once, the records in their one order.
using Glacis.Facts;
using Glacis.Recordings;

namespace Glacis.Clouds.Collecting;

/// <summary>Reads one unit of work. Asks concurrently, writes in order; used once.</summary>
sealed class UnitRun(ICloud cloud, Unit unit, UnitWriter writer, Ask ask, int window, Action<int> onItems)
{
    readonly List<(Tally Tally, Call Call)> roots = [];
    readonly SortedDictionary<string, (Tally Tally, Call Call, List<Tally> Lists)> further = new(StringComparer.Ordinal);

    /// <summary>Reads all of it; the lines are those of the ledger.</summary>
    internal async Task<IReadOnlyList<LedgerLine>> RunAsync(CancellationToken cancellation)
    {
        foreach (var root in unit.Roots) await RootAsync(root, cancellation);
        return [.. roots.Select(static it => it.Tally.Line(Reading.Complete, "")), .. further.Values.Select(LineOf)];
    }

    static LedgerLine LineOf((Tally Tally, Call Call, List<Tally> Lists) asked)
    {
        var list = asked.Lists.MaxBy(static it => it.Own)!;
        return asked.Tally.Line(list.Own, list.Name);
    }

    async Task RootAsync(Call root, CancellationToken cancellation)
    {
        var tally = Counted(root);
        tally.BeginsAt(writer.Next());
        await foreach (var page in ask.PagesAsync(root, unit.AskedIn, root.Request(null)!, cancellation))
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
        roots.Add((tally, root));
        foreach (var call in root.Further)
        {
            if (!further.TryGetValue(call.Name, out var known)) further[call.Name] = known = (new(cloud, unit, call), call, []);
            known.Lists.Add(tally);
        }
        return tally;
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
        foreach (var (call, page, notAsked) in told)
        {
            var tally = further[call.Name].Tally;
            if (page is null)
            {
                tally.CountNotAsked(notAsked);
                continue;
            }
            tally.Count(call, page.Header);
            writer.Write(page.Header with { Of = of, Item = item }, page.Body.Span);
        }
        writer.Flush();
    }
}
