// Policies as boxes: callers, actions, resources and condition keys, each cut into as many cells as the policies tell apart.
using Glacis.Policies.Data;
using Glacis.Policies.Evaluation;
using Glacis.Policies.Language;
using Glacis.Sets;

namespace Glacis.Policies.Symbolic;

/// <summary>A box of requests, and the statement that speaks of them.</summary>
readonly record struct Stated(Box Box, Statement Statement);

/// <summary>What one policy allows and denies.</summary>
sealed record Region(IReadOnlyList<Stated> Allows, IReadOnlyList<Stated> Denies);

/// <summary>What a question adds to the texts of the policies that it asks about.</summary>
/// <param name="Zone">Whose resource it is.</param>
/// <param name="Service">The only service whose actions the resource knows; <c>null</c> for any.</param>
/// <param name="Resources">Patterns over resources that the question needs told apart.</param>
/// <param name="Actions">Patterns over actions that the question needs told apart.</param>
/// <param name="Callers">Names of callers that the question needs told apart.</param>
/// <param name="Values">Values of condition keys that the question needs told apart, by key in lower case; they matter only where a policy asks about the key.</param>
sealed record Question(
    Zone Zone, string? Service = null, IReadOnlyList<string>? Resources = null, IReadOnlyList<string>? Actions = null, IReadOnlyList<string>? Callers = null,
    Func<string, IReadOnlyList<TextPattern>>? Values = null);

/// <summary>Some policies in one space. Immutable; threads may share it.</summary>
sealed partial class Model
{
    // Beyond it the words of a document are too many to be told apart.
    const int MostCells = 4096;

    // The dimensions that every model has; condition keys and what is not understood follow.
    const int Action = 0, Resource = 1, Who = 2, Session = 3, First = 4;

    readonly Question question;
    readonly ActionCells actions;
    readonly IReadOnlyList<TextCell> resources;
    readonly Dictionary<TextPattern, int> resourceAt;
    readonly CallerCells callers;
    readonly IReadOnlyList<string> sessions;
    readonly KeyCells[] keys;
    readonly Dictionary<string, int> keyAt, riddles;

    Model(Question question, ActionCells actions, IReadOnlyList<TextCell> resources, Dictionary<TextPattern, int> resourceAt, CallerCells callers, IReadOnlyList<string> sessions, KeyCells[] keys, Dictionary<string, int> riddles)
    {
        (this.question, this.actions, this.resources, this.resourceAt, this.callers, this.sessions, this.keys) = (question, actions, resources, resourceAt, callers, sessions, keys);
        keyAt = keys.Select(static (it, at) => (it.Key, at)).ToDictionary(static it => it.Key, static it => First + it.at, StringComparer.Ordinal);
        this.riddles = riddles.ToDictionary(static it => it.Key, it => First + keys.Length + it.Value, StringComparer.Ordinal);
        Space = new([actions.All.Count, resources.Count, callers.All.Count, sessions.Count + 1, .. keys.Select(static it => it.All.Count), .. Enumerable.Repeat(2, riddles.Count)]);
        Impossible = [.. ImpossibleBoxes()];
    }

    internal Space Space { get; }

    /// <summary>Requests that nobody can send.</summary>
    internal IReadOnlyList<Box> Impossible { get; }

    internal IReadOnlyList<CallerClass> Callers => callers.All;

    /// <summary>The model of these policies; <c>null</c>, and why, where they cannot be told apart within bounds.</summary>
    internal static Model? Of(IReadOnlyList<Policy> policies, Question question, out string whyNot)
    {
        var texts = Texts.Of(policies, question);
        if (TextCells.Of(texts.Resources, ExamplesOf(question, texts)) is not { } cells)
            return Not("the patterns over resources make too large a machine", out whyNot);
        if (CallerCells.Of(texts.Entries, texts.Following, question.Zone, question.Callers ?? []) is not { } who)
            return Not("accounts are told apart by parts of their numbers, which this build does not follow", out whyNot);
        var dimensions = new List<KeyCells>();
        foreach (var (key, asked) in texts.Keys)
        {
            if (KeyCells.Of(key, asked, question.Values?.Invoke(key) ?? [], Preferred(key, question)) is { } one) dimensions.Add(one);
            else texts.Puzzle(key, asked);
        }
        if (ActionCells.Of(texts.Actions, [.. dimensions.Select(static it => it.Key)], question.Service) is not { } classes)
            return Not($"there are more than {ActionCells.MostComparisons} comparisons of actions with patterns", out whyNot);
        if (classes.All.Count == 0 || classes.All.Count > MostCells || cells.Count > MostCells || who.All.Count > MostCells || dimensions.Any(static it => it.All.Count > MostCells))
            return Not($"there are more than {MostCells} classes to be told apart", out whyNot);
        whyNot = "";
        var patternAt = new Dictionary<TextPattern, int>();
        for (var at = 0; at < texts.Resources.Count; at++) patternAt.TryAdd(texts.Resources[at], at);
        return new(question, classes, cells, patternAt, who, texts.Sessions, [.. dimensions], texts.Riddles);
    }

    static Model? Not(string because, out string whyNot)
    {
        whyNot = because;
        return null;
    }

    static IReadOnlyList<string> ExamplesOf(Question question, Texts texts)
    {
        var account = question.Zone.Account ?? "123456789012";
        var named = (question.Resources ?? []).Where(static it => !it.AsSpan().ContainsAny('*', '?'));
        return [.. named, .. (question.Service ?? texts.Actions.FirstOrDefault("").Split(':')[0].ToLowerInvariant()) switch
        {
            "kms" => new[] { $"arn:aws:kms:us-east-1:{account}:key/some" },
            "s3" => ["arn:aws:s3:::some-bucket/some", "arn:aws:s3:::some-bucket"],
            "sts" => [$"arn:aws:iam::{account}:role/some"],
            var service => [$"arn:aws:{service}:us-east-1:{account}:some"],
        }];
    }

    // Examples that read like what they are.
    static IReadOnlyList<string> Preferred(string key, Question question) => key switch
    {
        "aws:sourcearn" => [$"arn:aws:s3:::somebodys-bucket", $"arn:aws:sns:us-east-1:{Names.Stranger(question.Zone.Members)}:some"],
        "aws:sourceaccount" or "aws:sourceowner" => [Names.Stranger([.. question.Zone.Members, question.Zone.Account ?? ""])],
        "aws:principalorgid" or "aws:sourceorgid" => ["o-somebodyelse"],
        _ => [],
    };

    /// <summary>What the policy allows and denies, in this space.</summary>
    internal Region RegionOf(Policy policy)
    {
        var (allows, denies) = (new List<Stated>(), new List<Stated>());
        foreach (var statement in policy.Statements)
            foreach (var box in BoxesOf(statement, policy.HasVariables))
                if (!Space.IsEmpty(box)) (statement.Effect == Effect.Allow ? allows : denies).Add(new(box, statement));
        return new(allows, denies);
    }

    IEnumerable<Box> BoxesOf(Statement statement, bool hasVariables)
    {
        var box = Space.With(Space.Everything, Action, Turned(actions.Fits(statement.Action.Patterns), statement.Action.Not));
        foreach (var condition in statement.Conditions)
        {
            box = With(box, new(condition, hasVariables));
            if (Space.IsEmpty(box)) return [];
        }
        return from one in WithResources(box, statement.Resource, hasVariables) from two in WithCallers(one, statement.Principal) select two;
    }

    static bool[] Turned(bool[] fits, bool not) => not ? [.. fits.Select(static it => !it)] : fits;

    Box With(in Box box, Asked asked)
    {
        var key = asked.Condition.Key.ToLowerInvariant();
        if (riddles.Count > 0 && riddles.TryGetValue(Texts.RiddleOf(asked), out var riddle)) return Space.With(box, riddle, static cell => cell == 1);
        if (CallerCells.Follows(key)) return Space.With(box, Who, callers.Holds(asked, key)!);
        return Space.With(box, keyAt[key], keys[keyAt[key] - First].Holds(asked));
    }

    IEnumerable<Box> WithResources(Box box, Element? element, bool hasVariables)
    {
        // Only a role's own trust policy goes without: a statement on any other resource has no effect then.
        if (element is null) return [Space.With(box, Action, at => actions.All[at].Members[0].StartsWith("sts:", StringComparison.OrdinalIgnoreCase))];
        var plain = new bool[resources.Count];
        var riddled = new List<(int Riddle, bool[] Within)>();
        foreach (var pattern in element.Patterns)
        {
            if (Patterns.IsVariable(pattern, hasVariables)) riddled.Add((riddles[Texts.RiddleOf(pattern)], CellsOf(Texts.Loosened(pattern, hasVariables))));
            else plain = [.. CellsOf(Patterns.Resource(pattern, hasVariables)).Zip(plain, static (one, other) => one || other)];
        }
        if (element.Not) return [riddled.Aggregate(Space.With(box, Resource, Turned(plain, not: true)), (rest, it) => Space.With(rest, it.Riddle, static cell => cell == 0))];
        return riddled.Select(it => Space.With(Space.With(box, Resource, it.Within), it.Riddle, static cell => cell == 1)).Prepend(Space.With(box, Resource, plain));
    }

    bool[] CellsOf(TextPattern pattern)
    {
        var at = resourceAt[pattern];
        return [.. resources.Select(it => it.Fits[at])];
    }

    // A policy that names nobody hangs on an identity; the owner of an account has none.
    IEnumerable<Box> WithCallers(Box box, PrincipalElement? element) =>
        element is null ? [Space.And(box, Where(static it => it.Sort is CallerSort.User or CallerSort.Role or CallerSort.FederatedUser))] : callers.Named(element).Select(it => WithSessions(Space.With(box, Who, it.Cells), it));

    // Cell 0 is any session that nobody names.
    Box WithSessions(in Box box, Callers named) => named.Sessions is null ? box
        : Space.With(box, Session, cell => (cell > 0 && named.Sessions.Contains(sessions[cell - 1], StringComparer.Ordinal)) != named.NotSessions);
}
