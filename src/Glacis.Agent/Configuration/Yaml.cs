// YAML as a small tree in which each value knows its line. Only what a configuration needs: no anchors, no aliases, no tags, one document.
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Glacis.Agent.Configuration;

abstract record YamlNode(int Line);

sealed record YamlText(int Line, string Value, bool IsPlain) : YamlNode(Line)
{
    internal bool IsNothing => IsPlain && (Value is "" or "~" or "null");
}

sealed record YamlList(int Line, IReadOnlyList<YamlNode> Items) : YamlNode(Line);

sealed record YamlMap(int Line, IReadOnlyList<YamlEntry> Entries) : YamlNode(Line);

sealed record YamlEntry(YamlText Key, YamlNode Value);

/// <summary>Reads one document. Walks the parser's events, so that nothing is expanded before it was looked at.</summary>
sealed class YamlReader
{
    const int Deepest = 12;

    readonly Parser parser;
    readonly string file, text;
    readonly Slips slips;

    YamlReader(string text, string file, Slips slips)
    {
        parser = new(new StringReader(text));
        (this.text, this.file, this.slips) = (text, file, slips);
    }

    /// <summary>The document's root, or <c>null</c> where there is nothing but comments.</summary>
    /// <exception cref="ConfigurationException">It is not YAML, or YAML that is refused.</exception>
    internal static YamlNode? Read(string text, string file, Slips slips) => new YamlReader(text, file, slips).Document();

    YamlNode? Document()
    {
        try
        {
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out _)) return null;
            parser.Consume<DocumentStart>();
            var root = Node(1);
            parser.Consume<DocumentEnd>();
            if (parser.TryConsume<DocumentStart>(out var second)) throw Refused(second.Start, "a second document begins here; one is expected");
            return root;
        }
        catch (YamlException fault)
        {
            throw Unreadable(fault);
        }
    }

    YamlNode Node(int depth)
    {
        if (depth > Deepest) throw Refused(parser.Current!.Start, "too deep; nothing in this file lies so far in");
        if (parser.Accept<AnchorAlias>(out var alias)) throw Refused(alias.Start, "aliases are refused; write the value out");
        if (parser.Accept<NodeEvent>(out var node) && !node.Anchor.IsEmpty) throw Refused(node.Start, "anchors are refused; write the value out where it is wanted");
        if (node is { Tag.IsEmpty: false }) throw Refused(node.Start, "YAML tags are refused; write the plain value");
        if (parser.TryConsume<Scalar>(out var scalar)) return new YamlText(Line(scalar.Start), scalar.Value, scalar.Style == ScalarStyle.Plain);
        return parser.Accept<SequenceStart>(out _) ? List(depth) : Map(depth);
    }

    YamlList List(int depth)
    {
        var line = Line(parser.Consume<SequenceStart>().Start);
        var items = new List<YamlNode>();
        while (!parser.TryConsume<SequenceEnd>(out _)) items.Add(Node(depth + 1));
        return new(line, items);
    }

    YamlMap Map(int depth)
    {
        var line = Line(parser.Consume<MappingStart>().Start);
        var entries = new List<YamlEntry>();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var start = parser.Current!.Start;
            if (Node(depth + 1) is not YamlText key) throw Refused(start, "a key must be a word");
            if (!seen.TryAdd(key.Value, key.Line)) slips.Add(key.Line, $"key {Spelling.Quoted(key.Value)} stands here again; it was given in line {seen[key.Value]}");
            entries.Add(new(key, Node(depth + 1)));
        }
        return new(line, entries);
    }

    static int Line(Mark at) => (int)at.Line;

    ConfigurationException Refused(Mark at, string sentence) => Slips.Only(file, Line(at), sentence);

    ConfigurationException Unreadable(YamlException fault)
    {
        var lines = text.TrimEnd().Split('\n');
        var line = Math.Clamp(Line(fault.Start), 1, lines.Length);
        // The parser stumbles over a tab late, and says something else.
        var tab = Array.FindIndex(lines, Math.Max(0, line - 2), IsIndentedByTab);
        if (tab >= 0) return Slips.Only(file, tab + 1, "this line is indented with a tab; YAML takes spaces only");
        return Slips.Only(file, line, $"this is not YAML: {Complaint(fault.Message)}");
    }

    static bool IsIndentedByTab(string line) => line.AsSpan(0, line.Length - line.AsSpan().TrimStart().Length).Contains('\t');

    // The parser's own words, without its positions and the capital.
    static string Complaint(string message)
    {
        var from = message.LastIndexOf("): ", StringComparison.Ordinal);
        var words = Spelling.Shown((from < 0 ? message : message[(from + 3)..]).Trim().TrimEnd('.'), 160);
        return words.Length == 0 ? "it cannot be read" : char.ToLowerInvariant(words[0]) + words[1..];
    }
}
