// Is the new policy no more permissive than the old one? Proved, refuted by a request, or not to be told.
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
        var search = new Search(model);
        // Not allowed before: by no statement, or denied by one.
        foreach (var allow in after.Allows) search.Look([allow.Box], [.. gone, .. before.Allows.Select(static it => it.Box)], allow.Statement);
        foreach (var allow in after.Allows) search.Look(before.Denies.Select(deny => Space.And(allow.Box, deny.Box)), gone, allow.Statement);
        return search.Answer;
    }

    sealed class Search(Model model)
    {
        readonly List<Statement> statements = [];
        Witness? shown;
        bool isWhole = true;

        internal void Look(IEnumerable<Box> from, IReadOnlyList<Box> without, Statement statement)
        {
            var found = false;
            isWhole &= model.Rest(from, without, box =>
            {
                found = true;
                if (shown is not { Supposed.Count: 0 } && model.WitnessOf(box) is var it && (shown is null || it.Supposed.Count == 0)) shown = it;
                return shown is not { Supposed.Count: 0 };
            });
            if (found && !statements.Contains(statement)) statements.Add(statement);
        }

        internal Shown Answer => shown switch
        {
            { Supposed.Count: 0 } => new(Truth.Yes, shown, statements, ""),
            { } => new(Truth.Unknown, shown, statements, $"it rests on what this build does not follow: {string.Join(", ", shown.Supposed)}"),
            null => isWhole ? Shown.No : Shown.NotTold($"the statements overlap in more than {Model.MostCuts} ways"),
        };
    }
}
