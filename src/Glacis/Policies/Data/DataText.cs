// Reads actions.txt: a section for each service, parsed when it is first asked for.
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Glacis.Policies.Data;

/// <summary>One service: its actions by name, and its keys.</summary>
sealed record ServiceData(IReadOnlyList<ActionAbout> Actions, FrozenDictionary<string, ActionAbout> ByName, IReadOnlyList<KeyAbout> Keys);

/// <summary>The text that eng/aws/make-actions.mjs writes, by its sections.</summary>
static class DataText
{
    sealed record Header(byte[] Text, string Version, FrozenSet<string> Guarded, ILookup<string, string> Foreign, FrozenDictionary<string, Range> Places, IReadOnlyList<string> Services);

    static readonly Lazy<Header> Head = new(static () => Indexed(Resource()));

    static readonly ConcurrentDictionary<string, ServiceData> Parsed = new(StringComparer.OrdinalIgnoreCase);

    internal static string Version => Head.Value.Version;

    internal static IReadOnlyList<string> Services => Head.Value.Services;

    internal static FrozenSet<string> Guarded => Head.Value.Guarded;

    /// <summary>Services that document keys which begin with another name than their own.</summary>
    internal static IEnumerable<string> DocumentedBy(string prefix) => Head.Value.Foreign.Where(it => Templates.Fits(it.Key, prefix)).SelectMany(static it => it);

    internal static ServiceData? Service(string name) => Head.Value.Places.TryGetValue(name, out var place) ? Parsed.GetOrAdd(name.ToLowerInvariant(), Parse, place) : null;

    static byte[] Resource()
    {
        using var stream = typeof(DataText).Assembly.GetManifestResourceStream("actions.txt") ?? throw new InvalidOperationException("actions.txt is not in this build");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    // Only where each section begins: most services are never asked for.
    static Header Indexed(byte[] text)
    {
        var mark = "\nservice "u8;
        var (places, names) = (new Dictionary<string, Range>(StringComparer.OrdinalIgnoreCase), new List<string>());
        var first = text.AsSpan().IndexOf(mark) + 1;
        for (var at = first; at < text.Length;)
        {
            var next = text.AsSpan(at).IndexOf(mark) is > 0 and var ahead ? at + ahead + 1 : text.Length;
            var end = at + text.AsSpan(at).IndexOf((byte)'\n');
            var name = Encoding.UTF8.GetString(text.AsSpan((at + mark.Length - 1)..end));
            places.Add(name, end..next);
            names.Add(name);
            at = next;
        }
        var head = Encoding.UTF8.GetString(text.AsSpan(..first)).Split('\n').Select(static line => line.Split(' ')).ToLookup(static it => it[0], static it => it[1..], StringComparer.Ordinal);
        return new(text, head["version"].Single()[0], head["guarded"].Single().ToFrozenSet(StringComparer.OrdinalIgnoreCase),
            head["foreign"].ToLookup(static it => it[0], static it => it[1], StringComparer.Ordinal), places.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase), names);
    }

    // k<type> NAME · r PATTERN[|PATTERN] [keys] · <level> ACTION [keys] [resources]; keys and resources are places in this section's own lists.
    static ServiceData Parse(string name, Range place)
    {
        var section = new Section(name, [], [], []);
        foreach (var line in Encoding.UTF8.GetString(Head.Value.Text.AsSpan(place)).Split('\n', StringSplitOptions.RemoveEmptyEntries)) section.Take(line.Split(' '));
        return new(section.Actions, section.Actions.ToFrozenDictionary(static it => it.Name, StringComparer.OrdinalIgnoreCase), section.Keys);
    }

    sealed record Section(string Name, List<KeyAbout> Keys, List<(string[] Patterns, int[] Keys)> Resources, List<ActionAbout> Actions)
    {
        internal void Take(string[] parts)
        {
            if (parts[0] is ['k', var type]) Keys.Add(new(Templates.Beginning(parts[1]), TypeOf(char.ToLowerInvariant(type)), char.IsUpper(type)));
            else if (parts[0] == "r") Resources.Add((parts[1].Split('|'), Numbers(parts, 2)));
            else Actions.Add(Action(LevelOf(parts[0]), parts[1], Numbers(parts, 2), Numbers(parts, 3)));
        }

        ActionAbout Action(AccessLevel level, string action, int[] keys, int[] resources)
        {
            var supported = keys.Concat(resources.SelectMany(it => Resources[it].Keys)).Select(it => Keys[it].Name.ToLowerInvariant());
            return new(Name, action, level, [.. supported.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)], [.. resources.SelectMany(it => Resources[it].Patterns).Distinct(StringComparer.Ordinal)]);
        }

        static int[] Numbers(string[] parts, int at) =>
            parts.Length > at && parts[at].Length > 0 ? [.. parts[at].Split(',').Select(static it => int.Parse(it, CultureInfo.InvariantCulture))] : [];

        static AccessLevel LevelOf(string letter) => letter switch
        {
            "L" => AccessLevel.List,
            "R" => AccessLevel.Read,
            "W" => AccessLevel.Write,
            "T" => AccessLevel.Tagging,
            "P" => AccessLevel.Permissions,
            _ => throw new InvalidOperationException($"actions.txt has a line of the sort {letter}"),
        };

        static KeyType TypeOf(char letter) => letter switch
        {
            's' => KeyType.Text,
            'a' => KeyType.ResourceName,
            'b' => KeyType.Flag,
            'n' => KeyType.Number,
            'd' => KeyType.Time,
            'i' => KeyType.Address,
            'x' => KeyType.Binary,
            _ => throw new InvalidOperationException($"actions.txt has a key of the type {letter}"),
        };
    }
}
