// One mapping of glacis.yaml, read key by key: each value has its path and line, each slip its sentence.
using System.Globalization;
using Glacis.Facts;

namespace Glacis.Agent.Configuration;

/// <summary>One mapping, whose keys are known by the place where it stands.</summary>
sealed class Section
{
    const int LongestText = 2000;

    readonly Dictionary<string, YamlEntry> entries = new(StringComparer.Ordinal);
    readonly HashSet<string> misspelt = new(StringComparer.Ordinal);
    readonly string path;
    readonly Slips slips;

    Section(YamlMap map, IReadOnlyList<string> known, string path, Slips slips)
    {
        (this.path, this.slips, Line) = (path, slips, map.Line);
        foreach (var entry in map.Entries)
        {
            if (!known.Contains(entry.Key.Value, StringComparer.Ordinal)) Unknown(entry.Key, known);
            entries.TryAdd(entry.Key.Value, entry);
        }
    }

    internal int Line { get; }

    void Unknown(YamlText key, IReadOnlyList<string> known)
    {
        slips.Add(key.Line, $"unknown key {Spelling.Quoted(key.Value)}{Spelling.Hint(key.Value, known)}");
        if (Spelling.Nearest(key.Value, known) is { } near) misspelt.Add(near);
    }

    /// <summary>The mapping, or <c>null</c> with a slip.</summary>
    internal static Section? Of(YamlNode node, string place, string path, Slips slips) => Of(node, Keys.All[place], path, slips);

    /// <summary>The same, of a file that is no glacis.yaml: its keys are given.</summary>
    internal static Section? Of(YamlNode node, IReadOnlyList<string> known, string path, Slips slips)
    {
        if (node is YamlMap map) return new(map, known, path, slips);
        slips.Add(node.Line, $"{(path.Length == 0 ? "the file" : path)} must be a mapping of keys to values, not {Spoken(node)}");
        return null;
    }

    internal string PathOf(string key) => path.Length == 0 ? key : $"{path}.{key}";

    /// <summary>Where a key's value stands.</summary>
    internal Declaration Source(string key) => new(string.Create(CultureInfo.InvariantCulture, $"{Configured.FileName}:{LineOf(key)} ({PathOf(key)})"));

    /// <summary>Where the whole mapping stands.</summary>
    internal Declaration Source() => new(string.Create(CultureInfo.InvariantCulture, $"{Configured.FileName}:{Line} ({path})"));

    internal int LineOf(string key) => entries.TryGetValue(key, out var entry) ? entry.Value.Line : Line;

    internal bool Has(string key) => entries.ContainsKey(key);

    /// <summary>Whether a list stands there that has nothing in it.</summary>
    internal bool IsEmpty(string key) => Node(key) is YamlList { Items.Count: 0 };

    internal void Slip(string key, string sentence) => slips.Add(LineOf(key), $"{PathOf(key)} {sentence}");

    internal YamlNode? Node(string key, bool required = false)
    {
        if (entries.TryGetValue(key, out var entry)) return entry.Value;
        if (required && !misspelt.Contains(key)) slips.Add(Line, $"{(path.Length == 0 ? "the file" : path)} lacks \"{key}\"");
        return null;
    }

    internal string? Text(string key, bool required = false) => Node(key, required) is { } node ? TextOf(node, PathOf(key)) : null;

    string? TextOf(YamlNode node, string at)
    {
        if (node is YamlText { IsNothing: false } text && !string.IsNullOrWhiteSpace(text.Value))
        {
            if (text.Value.Length <= LongestText) return text.Value.Trim();
            slips.Add(node.Line, $"{at} is too long; {LongestText} characters are allowed");
        }
        else slips.Add(node.Line, $"{at} must be a text, not {Spoken(node)}");
        return null;
    }

    internal string? Text(string key, Func<string, bool> fits, string otherwise, bool required = false)
    {
        if (Text(key, required) is not { } text) return null;
        if (fits(text)) return text;
        Slip(key, $"{Spelling.Quoted(text)} {otherwise}");
        return null;
    }

    internal int? Number(string key, int least, int most)
    {
        if (Node(key) is not { } node) return null;
        if (node is YamlText { IsPlain: true } text && int.TryParse(text.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        Slip(key, $"must be a whole number from {least} to {most}, not {Spoken(node)}");
        return null;
    }

    internal DateOnly? Date(string key)
    {
        if (Text(key, required: true) is not { } text) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        Slip(key, $"must be a day, written like 2027-03-31, not {Spelling.Quoted(text)}");
        return null;
    }

    /// <summary>One of an enum's members, by its machine word.</summary>
    internal T? Word<T>(string key, bool required = false, params T[] except) where T : struct, Enum
    {
        if (Text(key, required) is not { } word) return null;
        if (WordOf(word, except) is { } value) return value;
        Slip(key, Unknown(word, except));
        return null;
    }

    static T? WordOf<T>(string word, T[] except) where T : struct, Enum => Words.TryRead<T>(word, out var value) && !except.Contains(value) ? value : null;

    static string Unknown<T>(string word, T[] except) where T : struct, Enum
    {
        var allowed = Enum.GetValues<T>().Except(except).Select(static it => Words.Of(it)).ToArray();
        return $"cannot be {Spelling.Quoted(word)}; allowed: {string.Join(", ", allowed)}";
    }

    /// <summary>A list of texts; empty where the key is missing.</summary>
    internal IReadOnlyList<string> Texts(string key) => [.. Items(key).Select(it => TextOf(it.Node, it.Path)).OfType<string>()];

    /// <summary>A list of texts of one form.</summary>
    internal IReadOnlyList<string> Texts(string key, Func<string, bool> fits, string otherwise) => [.. Declared(key, fits, otherwise).Select(static it => it.Text)];

    /// <summary>A list of texts of one form, each with where it stands.</summary>
    internal IReadOnlyList<(string Text, Declaration Source)> Declared(string key, Func<string, bool> fits, string otherwise)
    {
        var good = new List<(string, Declaration)>();
        foreach (var (node, at) in Items(key))
        {
            if (TextOf(node, at) is not { } text) continue;
            if (fits(text)) good.Add((text, new(string.Create(CultureInfo.InvariantCulture, $"{Configured.FileName}:{node.Line} ({at})"))));
            else slips.Add(node.Line, $"{at} {Spelling.Quoted(text)} {otherwise}");
        }
        return good;
    }

    /// <summary>Words of one's own, each for a member of an enum.</summary>
    internal Dictionary<string, T> Spellings<T>(string key) where T : struct, Enum
    {
        var all = new Dictionary<string, T>(StringComparer.OrdinalIgnoreCase);
        var node = Node(key);
        if (node is not (null or YamlMap)) Slip(key, $"must be a mapping of words to {typeof(T).Name}, not {Spoken(node)}");
        foreach (var entry in (node as YamlMap)?.Entries ?? [])
        {
            var at = $"{PathOf(key)}.{Spelling.Shown(entry.Key.Value, 60)}";
            if (TextOf(entry.Value, at) is not { } word) continue;
            if (WordOf<T>(word, []) is { } value) all[entry.Key.Value] = value;
            else slips.Add(entry.Value.Line, $"{at} {Unknown<T>(word, [])}");
        }
        return all;
    }

    /// <summary>The mappings of a list.</summary>
    internal IEnumerable<Section> Sections(string key, string place)
    {
        foreach (var (node, at) in Items(key))
            if (Of(node, place, at, slips) is { } section) yield return section;
    }

    internal Section? Inner(string key, IReadOnlyList<string> known) => Node(key) is { } node ? Of(node, known, PathOf(key), slips) : null;

    internal Section? Inner(string key, string place) => Node(key) is { } node ? Of(node, place, PathOf(key), slips) : null;

    internal IEnumerable<(YamlNode Node, string Path)> Items(string key)
    {
        if (Node(key) is not { } node) return [];
        if (node is YamlList list) return list.Items.Select((it, at) => (it, string.Create(CultureInfo.InvariantCulture, $"{PathOf(key)}[{at}]")));
        Slip(key, $"must be a list, not {Spoken(node)}");
        return [];
    }

    static string Spoken(YamlNode node) => node switch
    {
        YamlList => "a list",
        YamlMap => "a mapping",
        YamlText { IsNothing: true } => "nothing",
        YamlText text when string.IsNullOrWhiteSpace(text.Value) => "an empty text",
        YamlText text => Spelling.Quoted(text.Value),
        _ => "this",
    };
}
