// What is asked for, in classes: all actions that policies cannot tell apart are one.
using System.Collections.Concurrent;
using Glacis.Policies.Data;
using Glacis.Policies.Language;
using Glacis.Sets;

namespace Glacis.Policies.Symbolic;

/// <summary>One class of actions.</summary>
/// <param name="Members">Its actions; only one of them where they are those of services that no document names.</param>
/// <param name="IsKnown">Whether the data of this build have them.</param>
sealed record ActionCell(IReadOnlyList<string> Members, ActionAbout? About, bool IsKnown);

/// <summary>The classes of actions that some policies tell apart. Immutable.</summary>
sealed class ActionCells
{
    const int MostRemembered = 8192;

    /// <summary>Comparisons of an action with a pattern, beyond which there is no answer.</summary>
    internal const int MostComparisons = 4_000_000;

    static readonly ConcurrentDictionary<(string Service, string Pattern), bool[]> Remembered = new();

    readonly Dictionary<string, bool[]> fits;

    ActionCells(IReadOnlyList<ActionCell> all, Dictionary<string, bool[]> fits) => (All, this.fits) = (all, fits);

    internal IReadOnlyList<ActionCell> All { get; }

    /// <summary>For each class whether one of the patterns fits it.</summary>
    internal bool[] Fits(IReadOnlyList<string> patterns)
    {
        var any = new bool[All.Count];
        foreach (var pattern in patterns)
            for (var at = 0; at < any.Length; at++) any[at] |= fits[pattern][at];
        return any;
    }

    /// <summary>For each class whether requests for its actions can have the key.</summary>
    internal bool[] Supports(string key)
    {
        var name = NameOf(key);
        return [.. All.Select(it => Supports(it.About, name))];
    }

    /// <summary>The classes; <c>null</c> where they take more than <see cref="MostComparisons"/>.</summary>
    /// <param name="patterns">All patterns that documents and questions use.</param>
    /// <param name="keys">All condition keys that they ask about.</param>
    /// <param name="service">The one service that the resource knows; <c>null</c> for any.</param>
    internal static ActionCells? Of(IReadOnlyList<string> patterns, IReadOnlyList<string> keys, string? service)
    {
        var distinct = patterns.Distinct(StringComparer.Ordinal).ToArray();
        var (services, others) = service is not null ? ([service], false) : ServicesOf(distinct, keys);
        if (services.Sum(static it => (long)Actions.Of(it).Count) * distinct.Length > MostComparisons) return null;
        var classes = new Dictionary<string, (List<string> Members, ActionAbout? About, bool IsKnown, bool[] Row)>(StringComparer.Ordinal);
        var asked = keys.Select(NameOf).OfType<string>().ToArray();
        foreach (var one in services) AddService(classes, one, distinct, asked);
        foreach (var pattern in distinct) AddUnknown(classes, pattern, distinct, asked, service);
        if (others) AddOther(classes, services, distinct, asked);
        var cells = classes.Values.ToArray();
        var rows = new Dictionary<string, bool[]>(StringComparer.Ordinal);
        for (var at = 0; at < distinct.Length; at++) rows[distinct[at]] = [.. cells.Select(it => it.Row[at])];
        return new([.. cells.Select(static it => new ActionCell(it.Members, it.About, it.IsKnown))], rows);
    }

    // A pattern with a wildcard in the service's place means all services, those that no document names among them.
    // Whoever asks about a key of a service means its actions too: all others are requests without the key.
    static (IReadOnlyList<string> Services, bool Others) ServicesOf(string[] patterns, IReadOnlyList<string> keys)
    {
        var prefixes = patterns.Select(static it => it.Split(':')[0].ToLowerInvariant()).Distinct(StringComparer.Ordinal).ToArray();
        var plain = prefixes.Where(static it => !it.AsSpan().ContainsAny('*', '?')).ToArray();
        var odd = prefixes.Any(static it => it.AsSpan().ContainsAny('*', '?') && it != "*");
        return odd ? (Actions.Services, false)
            : ([.. plain.Concat(keys.SelectMany(Keys.ServicesOf)).Where(static it => Actions.Of(it).Count > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)], true);
    }

    static void AddService(Dictionary<string, (List<string>, ActionAbout?, bool, bool[])> classes, string service, string[] patterns, string[] keys)
    {
        var actions = Actions.Of(service);
        var rows = patterns.Select(pattern => RowOf(service, pattern, actions)).ToArray();
        for (var at = 0; at < actions.Count; at++) Add(classes, [.. rows.Select(row => row[at])], keys, actions[at], actions[at].Action);
    }

    static bool[] RowOf(string service, string pattern, IReadOnlyList<ActionAbout> actions)
    {
        if (Remembered.TryGetValue((service, pattern), out var row)) return row;
        var glob = Patterns.Action(pattern);
        row = [.. actions.Select(it => glob.Matches(it.Action))];
        if (Remembered.Count < MostRemembered) Remembered.TryAdd((service, pattern), row);
        return row;
    }

    // The service's name belongs to the class: a witness of one service is none of another.
    static void Add(Dictionary<string, (List<string> Members, ActionAbout?, bool, bool[])> classes, bool[] row, string[] keys, ActionAbout? about, string action)
    {
        var key = string.Create(row.Length + keys.Length, (row, keys, about), static (to, it) =>
        {
            for (var at = 0; at < it.row.Length; at++) to[at] = it.row[at] ? '1' : '0';
            for (var at = 0; at < it.keys.Length; at++) to[it.row.Length + at] = Supports(it.about, it.keys[at]) ? '1' : '0';
        });
        key = $"{(about is null ? action : about.Service)} {key}";
        if (classes.TryGetValue(key, out var same)) same.Members.Add(action);
        else classes.Add(key, ([action], about, about is not null, row));
    }

    // Documents name actions that the data do not have: newer than this build, or misspelt. Nothing is known of their keys.
    static void AddUnknown(Dictionary<string, (List<string>, ActionAbout?, bool, bool[])> classes, string pattern, string[] patterns, string[] keys, string? service)
    {
        if (pattern == "*" || pattern.IndexOf(':', StringComparison.Ordinal) is var colon && colon <= 0) return;
        var prefix = pattern[..colon].ToLowerInvariant();
        if (prefix.AsSpan().ContainsAny('*', '?') || service is not null && prefix != service || Actions.Find(pattern) is not null) return;
        var isPattern = pattern.AsSpan().ContainsAny('*', '?');
        if (isPattern && Actions.Of(prefix).Count > 0) return;
        var action = isPattern ? $"{prefix}:{pattern[(colon + 1)..].Replace("*", "", StringComparison.Ordinal).Replace('?', 'x')}Some" : pattern;
        Add(classes, [.. patterns.Select(it => Patterns.Action(it).Matches(action))], keys, null, action);
    }

    static void AddOther(Dictionary<string, (List<string>, ActionAbout?, bool, bool[])> classes, IReadOnlyList<string> named, string[] patterns, string[] keys)
    {
        var service = Actions.Services.First(it => !named.Contains(it, StringComparer.OrdinalIgnoreCase));
        var about = Actions.Of(service)[0];
        Add(classes, [.. patterns.Select(static it => it == "*")], keys, about, about.Action);
    }

    // The key as the actions list it. Of a global key, and of one that nobody documents, they say nothing: any request may have it.
    static string? NameOf(string key) => key.StartsWith("aws:", StringComparison.Ordinal) ? null : Keys.Find(key)?.Name.ToLowerInvariant();

    static bool Supports(ActionAbout? about, string? name) => about is null || name is null || about.Keys.Contains(name, StringComparer.Ordinal);
}
