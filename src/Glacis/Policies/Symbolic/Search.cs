// Looks for a request that is in some boxes and in none of others, and shows none that a second judge does not confirm.
using Glacis.Policies.Evaluation;
using Glacis.Policies.Language;
using Glacis.Sets;

namespace Glacis.Policies.Symbolic;

/// <summary>An answer, the request that shows it, and the statements that let it pass.</summary>
/// <param name="Because">Why it is not to be told, where it is not.</param>
public sealed record Shown(Truth Truth, Witness? Witness, IReadOnlyList<Statement> Statements, string Because)
{
    internal static readonly Shown No = new(Truth.No, null, [], "");

    internal static Shown NotTold(string because) => new(Truth.Unknown, null, [], because);
}

/// <summary>One search. Threads may not share it.</summary>
/// <param name="confirm">Whether the evaluator of single requests comes to the same.</param>
sealed class Search(Model model, Func<Witness, Truth> confirm)
{
    // Requests that the evaluator does not confirm, after which the search gives up.
    const int MostTries = 64;

    readonly List<Statement> statements = [];
    Witness? confirmed, doubtful;
    bool isWhole = true;
    int tries;

    /// <summary>Looks at all that is in one of <paramref name="from"/> and in none of <paramref name="without"/>.</summary>
    /// <param name="isEnough">Whether what was found so far is what was looked for.</param>
    internal void Look(IEnumerable<Box> from, IReadOnlyList<Box> without, Statement statement, Func<Box, bool> isEnough)
    {
        var passes = false;
        isWhole &= model.Rest(from, without, box =>
        {
            passes = true;
            if (confirmed is null && isEnough(box)) Try(model.WitnessOf(box));
            return confirmed is null && tries < MostTries;
        });
        if (passes && !statements.Contains(statement)) statements.Add(statement);
    }

    void Try(Witness witness)
    {
        tries++;
        foreach (var one in Examples.Of(witness))
        {
            if (confirm(one) != Truth.Yes) continue;
            confirmed = one;
            return;
        }
        doubtful ??= witness;
    }

    internal Shown Answer => (confirmed, doubtful) switch
    {
        ({ } witness, _) => new(Truth.Yes, witness, statements, ""),
        (_, { } witness) => new(Truth.Unknown, witness, statements, Doubt(witness)),
        _ => isWhole ? Shown.No : Shown.NotTold($"the statements overlap in more than {Model.MostCuts} ways"),
    };

    static string Doubt(Witness witness) => witness.Supposed.Count > 0
        ? $"it depends on what this build cannot follow: {string.Join("; ", witness.Supposed).Replace('\0', ' ')}"
        : $"a request was found ({witness}), and deciding it by itself comes to another answer";
}

/// <summary>Whether one policy alone lets a request pass, decided by the evaluator of single requests.</summary>
static class Replay
{
    internal static Truth Passes(Policy policy, Request request)
    {
        var (allowed, denied) = (Truth.No, Truth.No);
        foreach (var statement in policy.Statements)
        {
            var applies = Matching.Of(statement, policy, statement.Principal is null ? Layer.Identity : Layer.Resource, request).Applies;
            if (statement.Effect == Effect.Allow) allowed = allowed.Or(applies);
            else denied = denied.Or(applies);
        }
        return allowed.And(denied.Not());
    }
}
