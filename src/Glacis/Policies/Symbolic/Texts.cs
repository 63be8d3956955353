// All that policies and a question write, sorted by what it is compared with.
using Glacis.Policies.Language;
using Glacis.Sets;

namespace Glacis.Policies.Symbolic;

sealed class Texts
{
    readonly SortedDictionary<string, List<Asked>> keys = new(StringComparer.Ordinal);

    internal List<string> Actions { get; } = [];

    internal List<TextPattern> Resources { get; } = [];

    internal List<PrincipalEntry> Entries { get; } = [];

    /// <summary>Conditions on keys whose value follows from who calls.</summary>
    internal List<(string Key, Asked Asked)> Following { get; } = [];

    /// <summary>Conditions on all other keys, by key in lower case.</summary>
    internal IEnumerable<(string Key, IReadOnlyList<Asked> Asked)> Keys => [.. keys.Select(static it => (it.Key, (IReadOnlyList<Asked>)it.Value))];

    internal List<string> Sessions { get; } = [];

    /// <summary>What this build cannot cut into cells: equal texts hold or do not hold together, and no more is known.</summary>
    internal Dictionary<string, int> Riddles { get; } = new(StringComparer.Ordinal);

    internal static Texts Of(IReadOnlyList<Policy> policies, Question question)
    {
        var texts = new Texts();
        foreach (var policy in policies)
            foreach (var statement in policy.Statements) texts.Take(statement, policy.HasVariables);
        texts.Actions.AddRange(question.Actions ?? []);
        foreach (var pattern in question.Resources ?? []) texts.Add(TextPattern.Glob(pattern));
        return texts;
    }

    void Take(Statement statement, bool hasVariables)
    {
        Actions.AddRange(statement.Action.Patterns);
        foreach (var pattern in statement.Resource?.Patterns ?? []) TakeResource(pattern, hasVariables);
        foreach (var entry in statement.Principal?.Entries ?? [])
        {
            Entries.Add(entry);
            if (Names.Session(entry) is { } session && !Sessions.Contains(session.Name, StringComparer.Ordinal)) Sessions.Add(session.Name);
        }
        foreach (var condition in statement.Conditions) TakeCondition(new(condition, hasVariables));
    }

    void TakeResource(string pattern, bool hasVariables)
    {
        if (!Patterns.IsVariable(pattern, hasVariables)) Add(Patterns.Resource(pattern, hasVariables));
        else
        {
            Riddles.TryAdd(RiddleOf(pattern), Riddles.Count);
            Add(Loosened(pattern, hasVariables));
        }
    }

    void Add(TextPattern pattern)
    {
        if (!Resources.Contains(pattern)) Resources.Add(pattern);
    }

    void TakeCondition(Asked asked)
    {
        var key = asked.Condition.Key.ToLowerInvariant();
        if (asked.NamesVariable) Riddle(asked);
        else if (!CallerCells.Follows(key))
        {
            if (!keys.TryGetValue(key, out var all)) keys.Add(key, all = []);
            all.Add(asked);
        }
        else if (Elements.FamilyOf(asked.Condition.Comparison) is Elements.Family.Text or Elements.Family.Presence) Following.Add((key, asked));
        else Riddle(asked);
    }

    /// <summary>Every condition on the key is one that this build cannot follow.</summary>
    internal void Puzzle(string key, IReadOnlyList<Asked> asked)
    {
        keys.Remove(key);
        foreach (var one in asked) Riddle(one);
    }

    void Riddle(Asked asked) => Riddles.TryAdd(RiddleOf(asked), Riddles.Count);

    /// <summary>How riddles about resources begin.</summary>
    internal const string ResourceRiddle = "resource ";

    internal static string RiddleOf(string pattern) => ResourceRiddle + pattern;

    internal static string RiddleOf(Asked asked) =>
        $"{asked.Condition.Operator} {asked.Condition.Key.ToLowerInvariant()} {(asked.HasVariables ? "" : "(as text) ")}{string.Join('\0', asked.Condition.Values.Order(StringComparer.Ordinal))}";

    /// <summary>The key and a value of a riddle that is a condition, where it was supposed to hold.</summary>
    internal static (string Key, string Value)? AskedBy(string riddle) =>
        riddle.Split(' ', 3) is [not "not", var key, var values] ? (key, values.Split('\0')[0]) : null;

    /// <summary>The pattern with anything in the places of variables: all that it can mean.</summary>
    internal static TextPattern Loosened(string pattern, bool hasVariables)
    {
        var text = pattern;
        for (var at = text.IndexOf("${", StringComparison.Ordinal); at >= 0; at = text.IndexOf("${", at + 1, StringComparison.Ordinal))
        {
            var end = text.IndexOf('}', at);
            if (end < 0) return TextPattern.Glob($"{text[..at]}*");
            if (end - at == 3 && text[at + 2] is '*' or '?' or '$') at = end;
            else text = $"{text[..at]}*{text[(end + 1)..]}";
        }
        return Patterns.Resource(text, hasVariables);
    }
}
