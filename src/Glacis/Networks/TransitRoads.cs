// Where a transit gateway leads what comes from an attachment: the longest block decides, then what somebody wrote.
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Sets;

namespace Glacis.Networks;

/// <summary>The roads of a transit gateway's table. Immutable; threads share it.</summary>
sealed class TransitRoads
{
    readonly List<(string Attachment, Addresses Surely, Addresses Perhaps)> roads = [];
    readonly bool isKnown;

    TransitRoads(TransitTable table)
    {
        var taken = Addresses.None;
        var doubts = new List<Unknown>();
        if (!table.Routes.IsComplete) doubts.Add((Unknown)table.Routes.Source);
        doubts.AddRange(table.Routes.Items.Where(static it => !it.To.IsKnown).Select(static it => (Unknown)it.To.Source));
        doubts.AddRange(table.Routes.Items.Where(static it => !it.IsActive.IsKnown).Select(static it => (Unknown)it.IsActive.Source));
        isKnown = doubts.Count == 0;
        foreach (var route in table.Routes.Items.Where(static it => it.To.IsKnown).OrderByDescending(static it => it.To.Peek(out var to) ? Roads.LengthOf(to) : 0).ThenBy(static it => it.IsPropagated.Peek(out var learnt) && learnt))
        {
            route.To.Peek(out var block);
            var free = block!.Except(taken);
            taken = taken.Or(block);
            if (route.IsActive.Peek(out var isActive) && !isActive) continue;
            // Where it leads to several, each packet takes one of them.
            foreach (var attachment in route.Attachments) roads.Add((attachment, isKnown && route.Attachments.Count == 1 ? free : Addresses.None, free));
        }
        Doubts = doubts;
    }

    internal static TransitRoads Of(TransitTable table) => new(table);

    internal IReadOnlyList<Unknown> Doubts { get; }

    internal Passing To(string attachment)
    {
        if (!isKnown) return Passing.Unknown;
        var (surely, perhaps) = (Addresses.None, Addresses.None);
        foreach (var it in roads.Where(it => it.Attachment == attachment)) (surely, perhaps) = (surely.Or(it.Surely), perhaps.Or(it.Perhaps));
        return new(Flows.Of(Services.All, surely), Flows.Of(Services.All, surely), Flows.Of(Services.All, perhaps));
    }
}
