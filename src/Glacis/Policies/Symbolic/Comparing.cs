// Is the new policy no more permissive than the old one? Proved, refuted by a request, or not to be told.
using Glacis.Policies.Evaluation;
using Glacis.Policies.Language;
using Glacis.Sets;

namespace Glacis.Policies.Symbolic;

/// <summary>Compares what two policies allow.</summary>
public static class Comparing
{
    /// <summary>Whether the new policy allows something that the old one does not, and a request that shows it.</summary>
    public static Shown Widens(Policy old, Policy @new, Zone zone)
    {
        if (Model.Of([old, @new], new(zone), out var whyNot) is not { } model) return Shown.NotTold(whyNot);
        var (before, after) = (model.RegionOf(old), model.RegionOf(@new));
        Box[] gone = [.. model.Impossible, .. after.Denies.Select(static it => it.Box)];
        var search = new Search(model, it => Replay.Passes(@new, it.Request(zone.Account)).And(Replay.Passes(old, it.Request(zone.Account)).Not()));
        // Not allowed before: by no statement, or denied by one.
        foreach (var allow in after.Allows) search.Look([allow.Box], [.. gone, .. before.Allows.Select(static it => it.Box)], allow.Statement, static _ => true);
        foreach (var allow in after.Allows) search.Look(before.Denies.Select(deny => Space.And(allow.Box, deny.Box)), gone, allow.Statement, static _ => true);
        return search.Answer;
    }
}
