// A request's JSON, in the model's names, to what goes on the wire.
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Glacis.Clouds.Aws.Wire;

static class Requests
{
    public static DefaultRequest Build(Operation operation, JsonObject input, AmazonWebServiceRequest original)
    {
        var service = operation.Service;
        var request = new DefaultRequest(original, service.ServiceId) { HttpMethod = operation.Method, ResourcePath = "/" };
        switch (service.Protocol)
        {
            case Protocol.Query or Protocol.Ec2: Form(operation, input, request); break;
            case Protocol.Json: Json(operation, input, request); break;
            default: RestRequests.Build(operation, input, request); break;
        }
        if (operation.HostPrefix is { } prefix)
            request.HostPrefix = prefix.Replace("{AccountId}", input["AccountId"]?.GetValue<string>(), StringComparison.Ordinal);
        if (service.SigningName == "s3")
            SignAsS3(request);
        return request;
    }

    // S3, and whatever is signed for it, signs a path as it is sent and wants the body's digest in a header.
    static void SignAsS3(DefaultRequest request)
    {
        request.UseDoubleEncoding = false;
        request.Headers["x-amz-content-sha256"] = Convert.ToHexStringLower(SHA256.HashData(request.Content ?? []));
    }

    static void Form(Operation operation, JsonObject input, DefaultRequest request)
    {
        request.Content = Encoding.ASCII.GetBytes(FormRequests.Encode(operation, input));
        request.Headers["Content-Type"] = "application/x-www-form-urlencoded; charset=utf-8";
    }

    static void Json(Operation operation, JsonObject input, DefaultRequest request)
    {
        request.Headers["X-Amz-Target"] = $"{operation.Service.TargetPrefix}.{operation.Name}";
        request.Headers["Content-Type"] = "application/x-amz-json-" + operation.Service.JsonVersion;
        request.Content = JsonBytes(WireNames(input, operation.Input));
    }

    public static byte[] JsonBytes(JsonNode? node) => JsonSerializer.SerializeToUtf8Bytes(node, WireJson.Default.JsonNode);

    /// <summary>The same value with the wire's names for the model's.</summary>
    public static JsonNode? WireNames(JsonNode? node, Shape? shape) => node switch
    {
        JsonObject value when shape is { Form: Wire.Form.Map } => Members(value, _ => (null, shape.Item.Shape)),
        JsonObject value => Members(value, name => shape?.Members.GetValueOrDefault(name) is { } member ? (member.WireName, member.Type.Shape) : (null, null)),
        JsonArray list => new JsonArray([.. list.Select(item => WireNames(item, shape?.Item.Shape))]),
        _ => node?.DeepClone(),
    };

    static JsonObject Members(JsonObject value, Func<string, (string? WireName, Shape? Shape)> describe)
    {
        var renamed = new JsonObject();
        foreach (var (name, member) in value)
        {
            var (wireName, shape) = describe(name);
            renamed[wireName ?? name] = WireNames(member, shape);
        }
        return renamed;
    }

    /// <summary>A value as text, for forms, headers and paths.</summary>
    public static string Text(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.String => value.GetValue<string>(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Number => value.ToJsonString(),
        _ => throw new ArgumentException("an object or a list stands where a request wants a value", nameof(value)),
    };
}

/// <summary>Writes JSON without reflection, for native builds.</summary>
[System.Text.Json.Serialization.JsonSerializable(typeof(JsonNode))]
sealed partial class WireJson : System.Text.Json.Serialization.JsonSerializerContext;
