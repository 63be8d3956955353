// Requests of the rest-json and rest-xml protocols: members go to the path, the query, headers and the body.
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml;
using Amazon.Runtime.Internal;

namespace Glacis.Clouds.Aws.Wire;

static class RestRequests
{
    public static void Build(Operation operation, JsonObject input, DefaultRequest request)
    {
        var body = new JsonObject();
        foreach (var (name, value) in input)
            if (value is not null)
                Bind(operation, name, value, request, body);
        SetPath(operation, request);
        if (body.Count > 0 || operation.Method is not ("GET" or "HEAD" or "DELETE"))
            SetBody(operation, body, request);
    }

    static void Bind(Operation operation, string name, JsonNode value, DefaultRequest request, JsonObject body)
    {
        var member = operation.Input?.Members.GetValueOrDefault(name);
        var wire = member?.WireName ?? name;
        switch (member?.Location ?? Location.Body)
        {
            case Location.Uri: BindPath(operation, wire, Requests.Text(value), request); break;
            case Location.QueryString: BindQuery(wire, value, request); break;
            case Location.Header: request.Headers[wire] = Requests.Text(value); break;
            case Location.Headers:
                foreach (var (key, header) in value.AsObject())
                    request.Headers[wire + key] = Requests.Text(header!);
                break;
            default: body[name] = value.DeepClone(); break;
        }
    }

    static void BindPath(Operation operation, string wire, string value, DefaultRequest request)
    {
        if (value.Length == 0)
            throw new ArgumentException($"{operation} wants a value for {wire}", nameof(value));
        var greedy = $"{{{wire}+}}";
        request.AddPathResource(operation.Uri.Contains(greedy, StringComparison.Ordinal) ? greedy : $"{{{wire}}}", value);
    }

    static void BindQuery(string wire, JsonNode value, DefaultRequest request)
    {
        if (value is JsonArray list)
            request.ParameterCollection.Add(wire, [.. list.Select(item => Requests.Text(item!))]);
        else
            request.Parameters[wire] = Requests.Text(value);
    }

    // The model's path may end in a query of its own: "/{Bucket}?encryption".
    static void SetPath(Operation operation, DefaultRequest request)
    {
        var parts = operation.Uri.Split('?', 2);
        request.ResourcePath = parts[0];
        request.UseQueryString = true;
        foreach (var parameter in parts.Length == 1 ? [] : parts[1].Split('&'))
            if (parameter.Split('=', 2) is [var name, var value])
                request.Parameters[name] = value;
            else
                request.AddSubResource(parameter);
    }

    static void SetBody(Operation operation, JsonObject body, DefaultRequest request)
    {
        var payload = operation.Input?.Payload;
        var value = payload is null ? body : body[payload.Name];
        if (value is JsonValue text)
            SetContent(request, "application/octet-stream", Encoding.UTF8.GetBytes(Requests.Text(text)));
        else if (operation.Service.Protocol == Protocol.RestJson)
            SetContent(request, "application/json", Requests.JsonBytes(Requests.WireNames(value ?? new JsonObject(), payload?.Type.Shape ?? operation.Input)));
        else if (value is JsonObject { Count: > 0 } root)
            SetContent(request, "application/xml", Xml(operation, payload, root));
        if (operation.NeedsChecksum && request.Content is { } content)
            request.Headers["Content-MD5"] = Md5(content);
    }

    static void SetContent(DefaultRequest request, string type, byte[] content)
    {
        request.Content = content;
        request.Headers["Content-Type"] = type;
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5351", Justification = "S3's Content-MD5 header is MD5; it guards against torn uploads, not against people")]
    static string Md5(byte[] content) => Convert.ToBase64String(MD5.HashData(content));

    static byte[] Xml(Operation operation, Member? payload, JsonObject root)
    {
        var name = payload?.WireName ?? operation.RequestRoot ?? operation.Name + "Request";
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), OmitXmlDeclaration = true }))
            new XmlBody(writer, operation.RequestNamespace ?? operation.Service.XmlNamespace ?? PayloadNamespace(operation)).Structure(name, payload?.Type.Shape ?? operation.Input, root);
        return stream.ToArray();
    }

    // S3 names its namespace at each payload, always the same one.
    static string PayloadNamespace(Operation operation) => operation.Service.Name == "s3" ? "http://s3.amazonaws.com/doc/2006-03-01/" : "";

    sealed class XmlBody(XmlWriter writer, string space)
    {
        public void Structure(string name, Shape? shape, JsonObject value)
        {
            writer.WriteStartElement(name, space);
            foreach (var (key, member) in value)
                if (member is not null && shape?.Members.GetValueOrDefault(key) is { IsAttribute: true } attribute)
                    writer.WriteAttributeString(attribute.WireName.Split(':')[^1], "http://www.w3.org/2001/XMLSchema-instance", Requests.Text(member));
            foreach (var (key, member) in value)
                if (member is not null && shape?.Members.GetValueOrDefault(key) is not { IsAttribute: true })
                    Value(shape?.Members.GetValueOrDefault(key)?.WireName ?? key, shape?.Members.GetValueOrDefault(key)?.Type ?? Reference.Unknown, member);
            writer.WriteEndElement();
        }

        void Value(string name, Reference type, JsonNode value)
        {
            switch (value)
            {
                case JsonObject structure: Structure(name, type.Shape, structure); break;
                case JsonArray list: List(name, type, list); break;
                default: writer.WriteElementString(name, space, Requests.Text(value)); break;
            }
        }

        void List(string name, Reference type, JsonArray list)
        {
            if (!type.Flattened)
                writer.WriteStartElement(name, space);
            foreach (var item in list)
                Value(type.Flattened ? name : type.Shape?.ItemName ?? "member", type.Shape?.Item ?? Reference.Unknown, item!);
            if (!type.Flattened)
                writer.WriteEndElement();
        }
    }
}
