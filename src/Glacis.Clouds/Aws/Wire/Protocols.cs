// An answer's bytes to one table of nodes, whatever protocol the service speaks.
using System.Globalization;
using System.Text;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Wire;

/// <summary>
/// Reads answers. Nodes bear the names of the model, as the command line of AWS prints them; XML is typed by the model;
/// times and blobs stay as written; fields that the model does not know are kept. Threads may call it, each with its own document.
/// </summary>
public static class Protocols
{
    /// <summary>
    /// Reads a successful answer in place of what the document held; its root is an object. The headers are those of <see cref="Reply"/>.
    /// What cannot be read is a <see cref="FormatException"/>.
    /// </summary>
    public static void Parse(Operation operation, ReadOnlyMemory<byte> body, IReadOnlyDictionary<string, string> headers, int status, Document into)
    {
        into.Clear();
        if (body.IsEmpty && operation.HasBody)
            throw new FormatException("the answer is empty");
        var payload = operation.Output?.Payload;
        if (payload is { Type.Form: Form.Text or Form.Blob })
            AddPlain(payload, body, into);
        else if (operation.Service.SpeaksXml)
            AddXml(operation, body, into);
        else
            AddJson(operation, payload, body, into);
        if (operation.Output is { Bound.Count: > 0 } output)
            AddBound(output, headers, status, into);
    }

    static void AddPlain(Member payload, ReadOnlyMemory<byte> body, Document into)
    {
        var root = into.Open(NodeKind.Object, null);
        into.Add(NodeKind.Text, payload.Name, Encoding.UTF8.GetString(body.Span));
        into.Close(root);
    }

    static void AddXml(Operation operation, ReadOnlyMemory<byte> body, Document into)
    {
        var root = into.Open(NodeKind.Object, null);
        if (!body.IsEmpty)
            XmlAnswers.AddMembers(operation, body, into);
        into.Close(root);
    }

    static void AddJson(Operation operation, Member? payload, ReadOnlyMemory<byte> body, Document into)
    {
        if (body.IsEmpty || payload is not null)
        {
            var root = into.Open(NodeKind.Object, null);
            if (!body.IsEmpty)
                into.AddJson(payload!.Name, body);
            into.Close(root);
            JsonAnswers.Rename(into, into.Count > 1 ? 1 : 0, payload?.Type.Shape);
            return;
        }
        into.ReadJson(body);
        if (into.Kind(0) != NodeKind.Object)
            throw new FormatException("the answer is JSON but no object");
        JsonAnswers.Rename(into, 0, operation.Output);
    }

    static void AddBound(Shape output, IReadOnlyDictionary<string, string> headers, int status, Document into)
    {
        into.Reopen(0);
        foreach (var member in output.Bound)
            AddBound(member, headers, status, into);
        into.Close(0);
    }

    static void AddBound(Member member, IReadOnlyDictionary<string, string> headers, int status, Document into)
    {
        switch (member.Location)
        {
            case Location.StatusCode: into.Add(NodeKind.Number, member.Name, status.ToString(CultureInfo.InvariantCulture)); break;
            case Location.Headers: AddPrefixed(member, headers, into); break;
            default:
                if (Header(headers, member.WireName) is { } value)
                    AddHeader(member, value, into);
                break;
        }
    }

    static void AddHeader(Member member, string value, Document into)
    {
        if (member.Type.Form != Form.List)
        {
            XmlAnswers.AddScalar(value, member.Type.Form, member.Name, into);
            return;
        }
        var list = into.Open(NodeKind.List, member.Name);
        foreach (var item in value.Split(',', StringSplitOptions.TrimEntries))
            XmlAnswers.AddScalar(item, member.Type.Shape!.Item.Form, null, into);
        into.Close(list);
    }

    static void AddPrefixed(Member member, IReadOnlyDictionary<string, string> headers, Document into)
    {
        var map = into.Open(NodeKind.Object, member.Name);
        foreach (var (name, value) in headers)
            if (name.StartsWith(member.WireName, StringComparison.OrdinalIgnoreCase))
                into.Add(NodeKind.Text, name[member.WireName.Length..], value);
        into.Close(map);
    }

    internal static string? Header(IReadOnlyDictionary<string, string> headers, string name)
    {
        foreach (var (key, value) in headers)
            if (key.Equals(name, StringComparison.OrdinalIgnoreCase))
                return value;
        return null;
    }
}
