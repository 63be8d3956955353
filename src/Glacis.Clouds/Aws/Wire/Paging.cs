// The request for the next page, from the answer of this one.
using System.Text.Json.Nodes;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Wire;

/// <summary>Follows the pages of an operation.</summary>
public static class Paging
{
    /// <summary>
    /// The request for the page after this one; null when there is none. A token that was sent already is a
    /// <see cref="FormatException"/>: the service would answer the same page for ever.
    /// </summary>
    public static JsonObject? Next(Operation operation, Document page, JsonObject request)
    {
        if (operation.Paginator is not { } paginator || SaysNoMore(paginator, page))
            return null;
        var next = (JsonObject)request.DeepClone();
        var anyToken = false;
        for (var i = 0; i < paginator.Inputs.Count; i++)
            anyToken |= SetToken(next, paginator.Inputs[i], TokenAt(page, paginator.Outputs[i]), page);
        if (!anyToken)
            return null;
        if (paginator.Inputs.All(input => JsonNode.DeepEquals(next[input], request[input])))
            throw new FormatException($"{operation} answered the page token that it was asked with");
        return next;
    }

    static bool SaysNoMore(Paginator paginator, Document page)
        => paginator.More is { } more && page.Find(0, more) is var node and >= 0 && page.Kind(node) == NodeKind.False;

    static bool SetToken(JsonObject next, string input, int token, Document page)
    {
        next.Remove(input);
        if (token < 0)
            return false;
        next[input] = Value(page, token);
        return true;
    }

    static JsonNode? Value(Document page, int node) => page.Kind(node) switch
    {
        NodeKind.Number => page.TryInteger(node, out var whole) ? JsonValue.Create(whole) : JsonNode.Parse(page.Text(node)),
        NodeKind.Object => ObjectOf(page, node),
        NodeKind.True or NodeKind.False => JsonValue.Create(page.Kind(node) == NodeKind.True),
        NodeKind.List => new JsonArray([.. Nodes(page, node).Select(child => Value(page, child))]),
        NodeKind.Null => null,
        _ => JsonValue.Create(page.Text(node)),
    };

    // The key of a DynamoDB item, for one, is a structure.
    static JsonObject ObjectOf(Document page, int node)
    {
        var value = new JsonObject();
        foreach (var child in page.Children(node))
            value[page.Name(child)!] = Value(page, child);
        return value;
    }

    static List<int> Nodes(Document page, int node)
    {
        var nodes = new List<int>();
        foreach (var child in page.Children(node))
            nodes.Add(child);
        return nodes;
    }

    // "NextMarker || Contents[-1].Key": the first that is there.
    static int TokenAt(Document page, string alternatives)
    {
        foreach (var path in alternatives.Split("||", StringSplitOptions.TrimEntries))
            if (At(page, path) is var node and >= 0 && !IsEmpty(page, node))
                return node;
        return -1;
    }

    static bool IsEmpty(Document page, int node)
        => page.Kind(node) is NodeKind.Null or NodeKind.False || page.TextIs(node, "") || page.Kind(node) >= NodeKind.Object && page.Length(node) == 0;

    static int At(Document page, string path)
    {
        const string Last = "[-1]";
        var node = 0;
        foreach (var step in path.Split('.'))
        {
            node = page.Find(node, step.Replace(Last, "", StringComparison.Ordinal));
            if (step.EndsWith(Last, StringComparison.Ordinal))
                node = page.Element(node, page.Length(node) - 1);
        }
        return node;
    }
}
