// One parsed answer as a flat table of nodes, whatever wire format it came in.
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace Glacis.Recordings;

/// <summary>What a node is.</summary>
public enum NodeKind : byte { Null, False, True, Number, Text, Object, List }

/// <summary>
/// One parsed answer. Nodes are numbered in the order of the answer: the root is 0, a subtree is contiguous, -1 is "none".
/// Made once, cleared and read into again; values stay ranges of the body, which must not change meanwhile.
/// One worker each: threads may not share it.
/// </summary>
public sealed class Document(Names? names = null)
{
    /// <summary>How deep an answer may nest; deeper ones are malformed.</summary>
    public const int MostDepth = 64;

    static readonly JsonReaderOptions Strict = new() { MaxDepth = MostDepth };

    readonly Names names = names ?? new Names();
    readonly Dictionary<string, Step[]> paths = new(StringComparer.Ordinal);
    readonly (int Node, int Siblings)[] open = new (int, int)[MostDepth];
    Node[] nodes = new Node[64];
    char[] chars = [];
    ReadOnlyMemory<byte> body;
    int count, depth, siblings, charCount;

    enum Form : byte { Body, EscapedBody, Chars }

    // Start and Length are a range of the body or of the characters; of a container, Length is the number of children.
    struct Node
    {
        public string? Name;
        public int Start, Length, End;
        public NodeKind Kind;
        public Form Form;
    }

    readonly record struct Step(string? Name, int Index);

    /// <summary>The number of nodes.</summary>
    public int Count => count;

    /// <summary>Forgets the answer and keeps the room.</summary>
    public void Clear()
    {
        count = depth = siblings = charCount = 0;
        this.body = default;
    }

    // ---- building -----------------------------------------------------------------------------------------------------------

    /// <summary>Reads a JSON text in place of what was here. Malformed: a <see cref="FormatException"/> that says where.</summary>
    public void ReadJson(ReadOnlyMemory<byte> body)
    {
        Clear();
        AddJson(null, body);
    }

    /// <summary>Adds a JSON text as a value to what is open; a document holds one such text.</summary>
    public void AddJson(string? name, ReadOnlyMemory<byte> body)
    {
        if (!this.body.IsEmpty)
            throw new InvalidOperationException("a document holds one JSON text");
        this.body = body = WithoutByteOrderMark(body);
        var reader = new Utf8JsonReader(body.Span, Strict);
        try
        {
            for (; reader.Read(); name = null)
                Take(ref reader, name);
        }
        catch (JsonException e)
        {
            var offset = reader.BytesConsumed;
            Clear();
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"the answer is not well-formed JSON near byte {offset}"), e);
        }
    }

    static ReadOnlyMemory<byte> WithoutByteOrderMark(ReadOnlyMemory<byte> body)
        => body.Span.StartsWith("\uFEFF"u8) ? body[3..] : body;

    void Take(ref Utf8JsonReader reader, string? name)
    {
        if (reader.TokenType == JsonTokenType.PropertyName)
        {
            name = NameOf(ref reader);
            reader.Read();
        }
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject: Open(NodeKind.Object, name); break;
            case JsonTokenType.StartArray: Open(NodeKind.List, name); break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray: Close(open[depth - 1].Node); break;
            case JsonTokenType.String: TakeText(ref reader, name); break;
            case JsonTokenType.Number: Append(NodeKind.Number, name, (int)reader.TokenStartIndex, reader.ValueSpan.Length, Form.Body); break;
            case JsonTokenType.True: Append(NodeKind.True, name, 0, 0, Form.Body); break;
            case JsonTokenType.False: Append(NodeKind.False, name, 0, 0, Form.Body); break;
            default: Append(NodeKind.Null, name, 0, 0, Form.Body); break;
        }
    }

    string NameOf(ref Utf8JsonReader reader)
        => reader.ValueIsEscaped ? Unescape(reader.ValueSpan) : this.names.Get(reader.ValueSpan);

    void TakeText(ref Utf8JsonReader reader, string? name)
        => Append(NodeKind.Text, name, (int)reader.TokenStartIndex + 1, reader.ValueSpan.Length, reader.ValueIsEscaped ? Form.EscapedBody : Form.Body);

    /// <summary>Begins an object or a list; what is added until <see cref="Close"/> is inside it. The name is that of a member.</summary>
    public int Open(NodeKind kind, string? name)
    {
        if (depth == MostDepth)
            throw new FormatException("the answer nests deeper than 64 levels");
        var node = Append(kind, name, 0, 0, Form.Body);
        open[depth++] = (node, siblings);
        siblings = 0;
        return node;
    }

    /// <summary>Ends what <see cref="Open"/> began last.</summary>
    public void Close(int node)
    {
        if (depth == 0 || open[depth - 1].Node != node)
            throw new InvalidOperationException("only the container opened last can be closed");
        ref var closed = ref nodes[node];
        closed.Length = siblings;
        closed.End = count;
        siblings = open[--depth].Siblings;
    }

    /// <summary>Opens the container again that was closed last, to add to its end.</summary>
    public void Reopen(int node)
    {
        if (!IsContainer(node) || nodes[node].End != count || depth > 0 && open[depth - 1].Node >= node)
            throw new InvalidOperationException("only the container closed last can be opened again");
        open[depth++] = (node, siblings);
        siblings = nodes[node].Length;
    }

    /// <summary>Gives a member another name, where the wire's name is not the model's.</summary>
    public void Rename(int node, string name)
    {
        _ = At(node);
        nodes[node].Name = name;
    }

    /// <summary>Adds a value; of null, false and true the text is ignored.</summary>
    public void Add(NodeKind kind, string? name, string? text) => Add(kind, name, text.AsSpan());

    /// <inheritdoc cref="Add(NodeKind, string?, string?)"/>
    public void Add(NodeKind kind, string? name, ReadOnlySpan<char> text)
    {
        if (kind is not (NodeKind.Text or NodeKind.Number))
            text = [];
        if (chars.Length - charCount < text.Length)
            Array.Resize(ref chars, Math.Max(charCount + text.Length, 2 * chars.Length));
        text.CopyTo(chars.AsSpan(charCount));
        Append(kind, name, charCount, text.Length, Form.Chars);
        charCount += text.Length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    int Append(NodeKind kind, string? name, int start, int length, Form form)
    {
        var table = nodes;
        if ((uint)count >= (uint)table.Length)
            table = Grow();
        siblings++;
        ref var node = ref table[count];
        node.Name = name;
        node.Start = start;
        node.Length = length;
        node.End = count + 1;
        node.Kind = kind;
        node.Form = form;
        return count++;
    }

    Node[] Grow()
    {
        Array.Resize(ref nodes, 2 * count);
        return nodes;
    }

    // ---- walking ------------------------------------------------------------------------------------------------------------

    /// <summary>What the node is.</summary>
    public NodeKind Kind(int node) => At(node).Kind;

    /// <summary>The node's name as a member of an object; null in a list and at the root.</summary>
    public string? Name(int node) => At(node).Name;

    /// <summary>The first node after the subtree.</summary>
    public int End(int node) => At(node).End;

    /// <summary>The number of children; 0 of a value and of none.</summary>
    public int Length(int node) => IsContainer(node) ? nodes[node].Length : 0;

    /// <summary>The children, in the answer's order; none of a value and of none.</summary>
    public Children Children(int node) => IsContainer(node) ? new(this, node + 1, nodes[node].End) : default;

    /// <summary>The member of that name, or -1. Where a name is repeated the last one counts, as in other readers of JSON.</summary>
    public int Member(int node, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (node < 0 || At(node).Kind != NodeKind.Object)
            return -1;
        var found = -1;
        var subtree = nodes.AsSpan(0, nodes[node].End);
        for (var child = node + 1; child < subtree.Length; child = subtree[child].End)
            if (string.Equals(subtree[child].Name, name))
                found = child;
        return found;
    }

    /// <summary>The element at an index from 0, or -1.</summary>
    public int Element(int list, int index)
    {
        if (list < 0 || index < 0 || At(list).Kind != NodeKind.List || index >= nodes[list].Length)
            return -1;
        var child = list + 1;
        while (index-- > 0)
            child = nodes[child].End;
        return child;
    }

    /// <summary>Follows a path of members and elements ("Rules[0].Status") from a node; -1 where it ends early. Case matters.</summary>
    public int Find(int node, string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (path.AsSpan().IndexOfAny('.', '[') < 0)
            return Member(node, path);
        if (!paths.TryGetValue(path, out var steps))
            paths.Add(path, steps = Compile(path));
        foreach (var step in steps)
            node = step.Name is { } name ? Member(node, name) : Element(node, step.Index);
        return node;
    }

    static Step[] Compile(string path)
    {
        var steps = new List<Step>();
        foreach (var part in path.Split('.'))
        {
            var pieces = part.Split('[');
            if (pieces[0].Length > 0)
                steps.Add(new(pieces[0], -1));
            foreach (var piece in pieces[1..])
                steps.Add(new(null, IndexOf(piece, path)));
        }
        return [.. steps];
    }

    static int IndexOf(string piece, string path)
        => piece.EndsWith(']') && int.TryParse(piece.AsSpan(..^1), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? index
            : throw new ArgumentException($"not a path: {path}", nameof(path));

    // ---- values -------------------------------------------------------------------------------------------------------------

    /// <summary>The value: of a text itself, of a number as it was written, of the rest "true", "false" and "". A container has none.</summary>
    public string Text(int node)
    {
        ref readonly var at = ref At(node);
        return at.Kind switch
        {
            NodeKind.Null => "",
            NodeKind.False => "false",
            NodeKind.True => "true",
            NodeKind.Object or NodeKind.List => throw new InvalidOperationException("an object or a list has no text"),
            _ => Decode(at),
        };
    }

    string Decode(in Node at) => at.Form switch
    {
        Form.Chars => new string(chars, at.Start, at.Length),
        Form.EscapedBody => Unescape(Bytes(at)),
        _ => Encoding.UTF8.GetString(Bytes(at)),
    };

    ReadOnlySpan<byte> Bytes(in Node at) => this.body.Span.Slice(at.Start, at.Length);

    /// <summary>Whether the node is a text with exactly this value.</summary>
    public bool TextIs(int node, string value)
    {
        if (node < 0 || At(node).Kind != NodeKind.Text)
            return false;
        ref readonly var at = ref At(node);
        return at.Form switch
        {
            Form.Chars => value.AsSpan().SequenceEqual(chars.AsSpan(at.Start, at.Length)),
            Form.Body when Ascii.IsValid(value) => Ascii.Equals(Bytes(at), value),
            _ => string.Equals(Decode(at), value, StringComparison.Ordinal),
        };
    }

    /// <summary>The value of a whole number.</summary>
    public bool TryInteger(int node, out long value)
    {
        value = 0;
        if (node < 0 || At(node).Kind != NodeKind.Number)
            return false;
        ref readonly var at = ref At(node);
        return at.Form == Form.Chars
            ? long.TryParse(chars.AsSpan(at.Start, at.Length), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value)
            : long.TryParse(Bytes(at), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>The value of a number.</summary>
    public bool TryNumber(int node, out double value)
    {
        value = 0;
        if (node < 0 || At(node).Kind != NodeKind.Number)
            return false;
        ref readonly var at = ref At(node);
        return at.Form == Form.Chars
            ? double.TryParse(chars.AsSpan(at.Start, at.Length), NumberStyles.Float, CultureInfo.InvariantCulture, out value)
            : double.TryParse(Bytes(at), NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }

    bool IsContainer(int node) => node >= 0 && At(node).Kind >= NodeKind.Object;

    ref readonly Node At(int node)
    {
        if ((uint)node >= (uint)count)
            ThrowNoSuchNode(node);
        return ref nodes[node];
    }

    [DoesNotReturn]
    void ThrowNoSuchNode(int node) => throw new ArgumentOutOfRangeException(nameof(node), node, $"the document has {count} nodes");

    // Lenient on purpose: half a surrogate pair in a tag must not make the whole answer unreadable. The reader has checked the escapes.
    static string Unescape(ReadOnlySpan<byte> escaped)
    {
        var text = new StringBuilder(escaped.Length);
        for (int slash; (slash = escaped.IndexOf((byte)'\\')) >= 0;)
        {
            text.Append(Encoding.UTF8.GetString(escaped[..slash]));
            var code = escaped[slash + 1];
            text.Append(code == 'u' ? CodeUnit(escaped.Slice(slash + 2, 4)) : Plain(code));
            escaped = escaped[(slash + (code == 'u' ? 6 : 2))..];
        }
        return text.Append(Encoding.UTF8.GetString(escaped)).ToString();
    }

    static char CodeUnit(ReadOnlySpan<byte> hex) => Utf8Parser.TryParse(hex, out ushort unit, out _, 'x') ? (char)unit : '\uFFFD';

    static char Plain(byte code) => code switch
    {
        (byte)'b' => '\b',
        (byte)'f' => '\f',
        (byte)'n' => '\n',
        (byte)'r' => '\r',
        (byte)'t' => '\t',
        _ => (char)code,
    };
}

/// <summary>The children of a node, for foreach; each is a node.</summary>
public record struct Children
{
    readonly Document? document;
    readonly int end;
    int next;

    internal Children(Document document, int first, int end) => (this.document, next, this.end, Current) = (document, first, end, -1);

    /// <summary>The child reached.</summary>
    public int Current { get; private set; }

    /// <summary>Itself.</summary>
    public readonly Children GetEnumerator() => this;

    /// <summary>Goes to the next child.</summary>
    public bool MoveNext()
    {
        if (next >= this.end)
            return false;
        Current = next;
        next = this.document!.End(next);
        return true;
    }
}
