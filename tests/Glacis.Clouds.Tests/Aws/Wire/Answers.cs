// Compares what we read from an answer with what botocore reads from the same bytes.
using System.Globalization;
using System.Text.Json;
using Glacis.Clouds.Aws.Wire;
using Glacis.Recordings;

namespace Glacis.Clouds.Tests.Aws.Wire;

/// <summary>One answer with what botocore makes of it.</summary>
sealed record Answer(Operation Operation, int Status, Dictionary<string, string> Headers, byte[] Body, JsonElement Parsed, IReadOnlyList<Planted> Secrets)
{
    public static Answer Read(string line)
    {
        var json = JsonDocument.Parse(line).RootElement;
        return new Answer(
            Catalogue.Operation(json.GetProperty("service").GetString()!, json.GetProperty("operation").GetString()!),
            json.GetProperty("status").GetInt32(),
            json.GetProperty("headers").EnumerateObject().ToDictionary(h => h.Name, h => h.Value.GetString()!, StringComparer.Ordinal),
            json.GetProperty("body").GetBytesFromBase64(),
            json.GetProperty("parsed"),
            [.. json.GetProperty("secrets").EnumerateArray().Select(s => new Planted(s.GetProperty("marker").GetString()!, s.GetProperty("path").GetString()!))]);
    }
}

/// <summary>A secret planted in an answer, and the "Shape.Member" it stands in.</summary>
sealed record Planted(string Marker, string Path);

sealed class Comparison(Document document)
{
    readonly List<string> _differences = [];

    /// <summary>What differs, but for what we keep and botocore drops: nulls, and fields that are in no model.</summary>
    public static List<string> Differences(Document document, JsonElement expected, Func<string, bool> isUnknown)
    {
        var comparison = new Comparison(document);
        comparison.Compare(0, expected, "", isUnknown);
        return comparison._differences;
    }

    void Compare(int node, JsonElement expected, string path, Func<string, bool> isUnknown)
    {
        if (node < 0)
            Differ(expected.ValueKind == JsonValueKind.Null, path, "missing");
        else if (expected.ValueKind == JsonValueKind.Object)
            CompareMembers(node, expected, path, isUnknown);
        else if (expected.ValueKind == JsonValueKind.Array)
            CompareElements(node, expected, path, isUnknown);
        else
            Differ(Same(node, expected), path, $"{Show(node)} is not {expected.GetRawText()}");
    }

    void CompareMembers(int node, JsonElement expected, string path, Func<string, bool> isUnknown)
    {
        Differ(document.Kind(node) == NodeKind.Object, path, "no object");
        foreach (var member in expected.EnumerateObject())
            Compare(document.Member(node, member.Name), member.Value, $"{path}.{member.Name}", isUnknown);
        foreach (var child in document.Children(node))
            if (!expected.TryGetProperty(document.Name(child)!, out _))
                Differ(document.Kind(child) == NodeKind.Null || isUnknown(document.Name(child)!), $"{path}.{document.Name(child)}", $"too much: {Show(child)}");
    }

    void CompareElements(int node, JsonElement expected, string path, Func<string, bool> isUnknown)
    {
        Differ(document.Kind(node) == NodeKind.List, path, "no list");
        Differ(document.Length(node) == expected.GetArrayLength(), path, "another length");
        foreach (var (index, item) in expected.EnumerateArray().Index())
            Compare(document.Element(node, index), item, string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"), isUnknown);
    }

    bool Same(int node, JsonElement expected) => expected.ValueKind switch
    {
        JsonValueKind.String => document.TextIs(node, expected.GetString()!),
        JsonValueKind.Number => document.TryNumber(node, out var number) && number.Equals(expected.GetDouble()),
        JsonValueKind.True => document.Kind(node) == NodeKind.True,
        JsonValueKind.False => document.Kind(node) == NodeKind.False,
        _ => document.Kind(node) == NodeKind.Null,
    };

    string Show(int node) => document.Kind(node) >= NodeKind.Object ? document.Kind(node).ToString() : $"{document.Kind(node)} '{document.Text(node)}'";

    void Differ(bool same, string path, string how)
    {
        if (!same)
            _differences.Add($"{path}: {how}");
    }
}
