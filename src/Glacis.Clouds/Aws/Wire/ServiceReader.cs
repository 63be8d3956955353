// Reads one service of the catalogue's JSON into linked records.
using System.Text.Json;

namespace Glacis.Clouds.Aws.Wire;

sealed class ServiceReader
{
    readonly Dictionary<string, Shape> shapes = new(StringComparer.Ordinal);

    public static Service Read(string name, JsonElement json)
    {
        var reader = new ServiceReader();
        reader.ReadShapes(json.GetProperty("shapes"));
        var service = new Service
        {
            Name = name,
            Protocol = ProtocolOf(json.GetProperty("protocol").GetString()!),
            ApiVersion = json.GetProperty("version").GetString()!,
            EndpointPrefix = json.GetProperty("prefix").GetString()!,
            ServiceId = json.GetProperty("id").GetString()!,
            SigningName = json.GetProperty("signing").GetString()!,
            JsonVersion = Text(json, "json"),
            TargetPrefix = Text(json, "target"),
            XmlNamespace = Text(json, "namespace"),
            QueryCompatible = Flag(json, "queryCompatible"),
            Hosts = Texts(json, "hosts"),
            SignedFor = Texts(json, "signedFor"),
        };
        service.Operations = json.GetProperty("operations").EnumerateObject()
            .ToDictionary(o => o.Name, o => reader.ReadOperation(service, o.Name, o.Value), StringComparer.Ordinal);
        return service;
    }

    static Protocol ProtocolOf(string name) => name switch
    {
        "query" => Protocol.Query,
        "ec2" => Protocol.Ec2,
        "json" => Protocol.Json,
        "rest-json" => Protocol.RestJson,
        "rest-xml" => Protocol.RestXml,
        _ => throw new NotSupportedException($"the AWS protocol {name} is not spoken here"),
    };

    Operation ReadOperation(Service service, string name, JsonElement json)
    {
        var (method, uri) = (Text(json, "http") ?? "POST /").Split(' ', 2) is [var verb, var path] ? (verb, path) : ("POST", "/");
        return new Operation
        {
            Service = service,
            Name = name,
            Method = method,
            Uri = uri,
            Input = Shape(Text(json, "in")),
            Output = Shape(Text(json, "out")),
            RequestRoot = Text(json, "root"),
            RequestNamespace = Text(json, "namespace"),
            ResultWrapper = Text(json, "wrapper"),
            RootIs = Text(json, "rootIs"),
            HostPrefix = Text(json, "host"),
            HasBody = Flag(json, "answers"),
            NeedsChecksum = Flag(json, "checksum"),
            Paginator = json.TryGetProperty("page", out var page) ? ReadPaginator(page) : null,
        };
    }

    static Paginator ReadPaginator(JsonElement json)
        => new(List(json, "in"), List(json, "out"), List(json, "items"), Text(json, "limit"), Text(json, "more"));

    // Shapes may contain themselves: all are made first, then filled.
    void ReadShapes(JsonElement json)
    {
        foreach (var shape in json.EnumerateObject())
            shapes.Add(shape.Name, new Shape { Name = shape.Name, Form = FormOf(shape.Value) });
        foreach (var shape in json.EnumerateObject())
            Fill(shapes[shape.Name], shape.Value);
    }

    static Form FormOf(JsonElement shape)
        => shape.TryGetProperty("list", out _) ? Form.List : shape.TryGetProperty("map", out _) ? Form.Map : Form.Structure;

    void Fill(Shape shape, JsonElement json)
    {
        if (shape.Form == Form.Structure)
        {
            FillStructure(shape, json);
            return;
        }
        shape.Item = ReadReference(json.GetProperty(shape.Form == Form.List ? "list" : "map"));
        shape.ItemName = Text(json, "n") ?? shape.ItemName;
        shape.KeyName = Text(json, "key") ?? shape.KeyName;
        shape.ValueName = Text(json, "value") ?? shape.ValueName;
        shape.SecretKeys = Flag(json, "secretKeys");
    }

    void FillStructure(Shape shape, JsonElement json)
    {
        var members = json.GetProperty("members").EnumerateObject().Select(m => ReadMember(m.Name, m.Value)).ToList();
        shape.Members = members.ToDictionary(m => m.Name, StringComparer.Ordinal);
        shape.ByWireName = members.Where(m => m.Location == Location.Body).ToDictionary(m => m.WireName, StringComparer.Ordinal);
        foreach (var (index, member) in members.Where(m => m.Type.Flattened).Index())
            member.FlatBit = 1UL << index;
        shape.Bound = [.. members.Where(m => m.Location != Location.Body)];
        shape.Payload = Text(json, "payload") is { } payload ? shape.Members[payload] : null;
    }

    Member ReadMember(string name, JsonElement json) => new()
    {
        Name = name,
        WireName = Text(json, "n") ?? name,
        QueryName = Text(json, "q"),
        Location = LocationOf(Text(json, "in")),
        IsAttribute = Flag(json, "attribute"),
        IsJson = Flag(json, "json"),
        Type = ReadReference(json),
    };

    static Location LocationOf(string? name) => name switch
    {
        null => Location.Body,
        "header" => Location.Header,
        "headers" => Location.Headers,
        "uri" => Location.Uri,
        "querystring" => Location.QueryString,
        "statusCode" => Location.StatusCode,
        _ => throw new NotSupportedException($"the location {name} is not known here"),
    };

    Reference ReadReference(JsonElement json)
    {
        var type = json.ValueKind == JsonValueKind.String ? json.GetString()! : json.GetProperty("t").GetString()!;
        var shape = type.StartsWith('#') ? shapes[type[1..]] : null;
        return new Reference { Form = shape?.Form ?? ScalarOf(type), Shape = shape, Flattened = Flag(json, "flat"), Sensitive = Flag(json, "sensitive") };
    }

    static Form ScalarOf(string name) => name switch
    {
        "text" => Form.Text,
        "whole" => Form.Whole,
        "number" => Form.Number,
        "flag" => Form.Flag,
        "time" => Form.Time,
        "blob" => Form.Blob,
        _ => Form.Any,
    };

    Shape? Shape(string? name) => name is null ? null : shapes[name];

    static string? Text(JsonElement json, string name)
        => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) ? value.GetString() : null;

    static bool Flag(JsonElement json, string name)
        => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.GetBoolean();

    static string[] List(JsonElement json, string name) => [.. json.GetProperty(name).EnumerateArray().Select(v => v.GetString()!)];

    static Dictionary<string, string> Texts(JsonElement json, string name)
        => json.TryGetProperty(name, out var table)
            ? table.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString()!, StringComparer.Ordinal)
            : [];
}
