// One XML text as a flat table of elements, before the model gives them their meaning.
using System.Runtime.InteropServices;
using System.Xml;

namespace Glacis.Clouds.Aws.Wire;

/// <summary>Elements in the order of the text, with their own characters; reused, one thread at a time.</summary>
sealed class XmlTree
{
    // An answer's names are few and always the same; a hostile one's are not, so the table is thrown away now and then.
    const int AnswersPerNameTable = 4096;

    [ThreadStatic] static XmlTree? s_ofThisThread;

    XmlNameTable names = new NameTable();
    readonly Recordings.Names plainNames = new();
    Element[] elements = new Element[256];
    char[] chars = new char[4096];
    readonly int[] open = new int[Recordings.Document.MostDepth + 8];
    int count, charCount, depth, answers;

    struct Element
    {
        public string Name;
        public int Start, Length, End;
        public bool HasElements, IsAttribute;
    }

    /// <summary>Reads a text into this thread's tree; it holds until the next text. Malformed: a <see cref="FormatException"/>.</summary>
    public static XmlTree Read(ReadOnlyMemory<byte> body)
    {
        var tree = s_ofThisThread ??= new XmlTree();
        tree.Clear();
        return new PlainXml(body.Span, tree, tree.plainNames).Read() ? tree : ReadAny(body);
    }

    /// <summary>The same, for every text that is XML, plain or not.</summary>
    internal static XmlTree ReadAny(ReadOnlyMemory<byte> body)
    {
        var tree = s_ofThisThread ??= new XmlTree();
        try
        {
            tree.Fill(body);
            return tree;
        }
        catch (XmlException e)
        {
            throw new FormatException($"the answer is not well-formed XML: {e.Message}", e);
        }
    }

    public int End(int element) => elements[element].End;
    public string Name(int element) => elements[element].Name;
    public bool HasElements(int element) => elements[element].HasElements;
    public bool IsAttribute(int element) => elements[element].IsAttribute;
    public ReadOnlySpan<char> Text(int element) => this.chars.AsSpan(elements[element].Start, elements[element].Length);

    /// <summary>The first child element of that name, or -1.</summary>
    public int Child(int element, string name)
    {
        for (var child = element + 1; child < End(element); child = End(child))
            if (!IsAttribute(child) && Name(child) == name)
                return child;
        return -1;
    }

    /// <summary>The first element of that name, however deep, or -1.</summary>
    public int Descendant(string name)
    {
        for (var element = 0; element < count; element++)
            if (!IsAttribute(element) && Name(element) == name)
                return element;
        return -1;
    }

    internal int Count => count;

    void Clear() => count = charCount = depth = 0;

    void Fill(ReadOnlyMemory<byte> body)
    {
        Clear();
        if (++answers % AnswersPerNameTable == 0)
            this.names = new NameTable();
        using var stream = Stream(body);
        using var reader = XmlReader.Create(stream, Settings(this.names));
        while (reader.Read())
            Take(reader);
    }

    internal static XmlReaderSettings Settings(XmlNameTable names) => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        NameTable = names,
    };

    internal static MemoryStream Stream(ReadOnlyMemory<byte> body) => MemoryMarshal.TryGetArray(body, out var array)
        ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
        : new MemoryStream(body.ToArray(), writable: false);

    void Take(XmlReader reader)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element: Open(reader); break;
            case XmlNodeType.EndElement: Close(); break;
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace: TakeText(reader); break;
        }
    }

    /// <summary>How many elements are open, and the name of the last one.</summary>
    internal int Depth => depth;

    internal string OpenName => elements[open[depth - 1]].Name;

    /// <summary>Begins an element.</summary>
    internal void Open(string name)
    {
        if (depth == open.Length)
            throw new FormatException("the answer nests deeper than 64 levels");
        MarkParent();
        open[depth++] = Append(name);
    }

    void Open(XmlReader reader)
    {
        Open(reader.LocalName);
        var isEmpty = reader.IsEmptyElement;
        while (reader.MoveToNextAttribute())
            TakeAttribute(reader);
        if (isEmpty)
            Close();
    }

    // The characters before a first child are layout, not a value.
    void MarkParent()
    {
        if (depth == 0)
            return;
        ref var parent = ref elements[open[depth - 1]];
        parent.HasElements = true;
        charCount -= parent.Length;
        parent.Length = 0;
    }

    /// <summary>Ends the element that was begun last.</summary>
    internal void Close() => elements[open[--depth]].End = count;

    void TakeAttribute(XmlReader reader)
    {
        if (reader.Prefix == "xmlns" || reader.Name == "xmlns")
            return;
        var attribute = Append(reader.Name);
        elements[attribute].IsAttribute = true;
        elements[attribute].Length = Keep(reader.Value);
        elements[open[depth - 1]].Start = charCount;
    }

    int Append(string name)
    {
        if (count == elements.Length)
            Array.Resize(ref elements, 2 * count);
        elements[count] = new Element { Name = name, Start = charCount, End = count + 1 };
        return count++;
    }

    void TakeText(XmlReader reader)
    {
        if (depth == 0)
            return;
        ref var element = ref elements[open[depth - 1]];
        if (!element.HasElements)
            element.Length += Keep(reader.Value);
    }

    /// <summary>Room for characters of the open element; <see cref="Took"/> says how many came.</summary>
    internal Span<char> Room(int chars)
    {
        if (this.chars.Length - charCount < chars)
            Array.Resize(ref this.chars, Math.Max(2 * this.chars.Length, charCount + chars));
        return this.chars.AsSpan(charCount);
    }

    /// <summary>Keeps them where they are a value: behind a child they are layout.</summary>
    internal void Took(int chars)
    {
        ref var element = ref elements[open[depth - 1]];
        if (element.HasElements)
            return;
        charCount += chars;
        element.Length += chars;
    }

    // Measured: a short-lived string costs less than reading a value in chunks.
    int Keep(string value)
    {
        if (this.chars.Length - charCount < value.Length)
            Array.Resize(ref this.chars, Math.Max(2 * this.chars.Length, charCount + value.Length));
        value.CopyTo(this.chars.AsSpan(charCount));
        charCount += value.Length;
        return value.Length;
    }
}
