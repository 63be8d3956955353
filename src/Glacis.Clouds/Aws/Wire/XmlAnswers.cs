// XML answers (query, ec2, rest-xml) to nodes with the model's names and types.
using System.Globalization;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Wire;

static class XmlAnswers
{
    /// <summary>Writes what the body says as members of the object that is open.</summary>
    public static void AddMembers(Operation operation, ReadOnlyMemory<byte> body, Document into)
    {
        var tree = XmlTree.Read(body);
        var output = operation.Output;
        if (operation.RootIs is { } member && !tree.HasElements(0))
            AddRoot(tree, member, into);
        else if (output?.Payload is { } payload)
            AddValue(tree, 0, payload.Type, payload.Name, into);
        else
            AddStructureMembers(tree, Result(operation, tree), output, into, isTop: true);
    }

    static void AddRoot(XmlTree tree, string member, Document into)
    {
        var text = tree.Text(0);
        into.Add(text.IsEmpty ? NodeKind.Null : NodeKind.Text, member, text);
    }

    static int Result(Operation operation, XmlTree tree)
        => operation.ResultWrapper is { } wrapper && tree.Child(0, wrapper) is var result and >= 0 ? result : 0;

    static void AddStructure(XmlTree tree, int element, Shape? shape, string? name, Document into)
    {
        var node = into.Open(NodeKind.Object, name);
        AddStructureMembers(tree, element, shape, into, isTop: false);
        into.Close(node);
    }

    static void AddStructureMembers(XmlTree tree, int element, Shape? shape, Document into, bool isTop)
    {
        var gathered = 0UL;
        var end = tree.End(element);
        for (var child = element + 1; child < end; child = tree.End(child))
        {
            var wire = tree.Name(child);
            if (isTop && wire is "ResponseMetadata" or "requestId" or "RequestId")
                continue;
            if (shape is null || !shape.ByWireName.TryGetValue(wire, out var member))
                AddUnknown(tree, child, into);
            else if (!member.Type.Flattened)
                AddValue(tree, child, member.Type, member.Name, into);
            else if ((gathered & member.FlatBit) == 0)
            {
                gathered |= member.FlatBit;
                AddFlattened(tree, child, end, member, into);
            }
        }
    }

    // The elements of a flattened list may stand apart, with others between them.
    static void AddFlattened(XmlTree tree, int first, int end, Member member, Document into)
    {
        var shape = member.Type.Shape!;
        var wire = tree.Name(first);
        var node = into.Open(shape.Form == Form.List ? NodeKind.List : NodeKind.Object, member.Name);
        for (var child = first; child < end; child = tree.End(child))
            if (tree.Name(child) == wire && shape.Form == Form.List)
                AddValue(tree, child, shape.Item, null, into);
            else if (tree.Name(child) == wire)
                AddEntry(tree, child, shape, into);
        into.Close(node);
    }

    static void AddUnknown(XmlTree tree, int element, Document into)
    {
        if (tree.IsAttribute(element))
            return;
        AddValue(tree, element, Reference.Unknown, tree.Name(element), into);
    }

    static void AddValue(XmlTree tree, int element, Reference type, string? name, Document into)
    {
        switch (type.Form)
        {
            case Form.Structure: AddStructure(tree, element, type.Shape, name, into); break;
            case Form.List: AddList(tree, element, type.Shape!, name, into); break;
            case Form.Map: AddMap(tree, element, type.Shape!, name, into); break;
            default:
                if (tree.HasElements(element))
                    AddStructure(tree, element, null, name, into);
                else
                    AddScalar(tree.Text(element), type.Form, name, into);
                break;
        }
    }

    static void AddList(XmlTree tree, int element, Shape shape, string? name, Document into)
    {
        var node = into.Open(NodeKind.List, name);
        for (var child = element + 1; child < tree.End(element); child = tree.End(child))
            if (!tree.IsAttribute(child))
                AddValue(tree, child, shape.Item, null, into);
        into.Close(node);
    }

    static void AddMap(XmlTree tree, int element, Shape shape, string? name, Document into)
    {
        var node = into.Open(NodeKind.Object, name);
        for (var child = element + 1; child < tree.End(element); child = tree.End(child))
            AddEntry(tree, child, shape, into);
        into.Close(node);
    }

    static void AddEntry(XmlTree tree, int entry, Shape shape, Document into)
    {
        var key = tree.Child(entry, shape.KeyName);
        var value = tree.Child(entry, shape.ValueName);
        if (key < 0)
            return;
        var name = tree.Text(key).ToString();
        if (value < 0)
            into.Add(NodeKind.Null, name, null);
        else
            AddValue(tree, value, shape.Item, name, into);
    }

    /// <summary>A value written as text, typed by the model; what is not of its type stays a text.</summary>
    public static void AddScalar(ReadOnlySpan<char> text, Form form, string? name, Document into)
        => into.Add(KindOf(text, form), name, text);

    static NodeKind KindOf(ReadOnlySpan<char> text, Form form) => form switch
    {
        Form.Flag when text.Equals("true", StringComparison.OrdinalIgnoreCase) => NodeKind.True,
        Form.Flag when text.Equals("false", StringComparison.OrdinalIgnoreCase) => NodeKind.False,
        Form.Whole or Form.Number when IsNumber(text) => NodeKind.Number,
        _ => NodeKind.Text,
    };

    static bool IsNumber(ReadOnlySpan<char> text)
        => double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var value)
            && double.IsFinite(value);
}
