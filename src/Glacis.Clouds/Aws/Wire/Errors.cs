// What a refusal says: its code and message, in each protocol.
using System.Globalization;
using System.Net;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Wire;

/// <summary>A service's refusal. An answer without a code of its own has its status for one, as a HEAD request's has.</summary>
readonly record struct Refusal(string Code, string? Message, string? RequestId)
{
    /// <summary>Codes that ask to slow down; the list is that of botocore's standard retries.</summary>
    static readonly HashSet<string> Throttles = new(StringComparer.Ordinal)
    {
        "Throttling", "ThrottlingException", "ThrottledException", "RequestThrottledException", "TooManyRequestsException",
        "ProvisionedThroughputExceededException", "TransactionInProgressException", "RequestLimitExceeded", "BandwidthLimitExceeded",
        "LimitExceededException", "RequestThrottled", "SlowDown", "PriorRequestNotComplete", "EC2ThrottledException",
    };

    public static bool IsThrottle(string? code, int status) => status == 429 || code is not null && Throttles.Contains(code);

    public static Refusal Read(Operation operation, int status, ReadOnlyMemory<byte> body, Func<string, string?> header)
    {
        var told = Body(operation, body);
        var code = operation.Service.SpeaksXml ? told.Code : Named(operation, header) ?? told.Code;
        return new Refusal(
            string.IsNullOrEmpty(code) ? status.ToString(CultureInfo.InvariantCulture) : code,
            told.Message ?? (Enum.IsDefined((HttpStatusCode)status) ? ((HttpStatusCode)status).ToString() : null),
            told.RequestId);
    }

    // Services that moved from the query protocol to JSON still name the old codes, and the permission tables know those.
    static string? Named(Operation operation, Func<string, string?> header)
        => operation.Service.QueryCompatible && header("x-amzn-query-error") is { Length: > 0 } query
            ? query.Split(';')[0]
            : Bare(header("x-amzn-errortype"));

    static Refusal Body(Operation operation, ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty)
            return default;
        try
        {
            return operation.Service.SpeaksXml ? Xml(body) : Json(body);
        }
        catch (FormatException)
        {
            return default;
        }
    }

    static Refusal Xml(ReadOnlyMemory<byte> body)
    {
        var tree = XmlTree.Read(body);
        return new Refusal(
            Text("Code")!, Text("Message"),
            Text("RequestId") ?? Text("RequestID"));

        string? Text(string name) => tree.Descendant(name) is var element and >= 0 ? tree.Text(element).ToString() : null;
    }

    static Refusal Json(ReadOnlyMemory<byte> body)
    {
        var document = new Document();
        document.ReadJson(body);
        return new Refusal(Bare(Text("__type") ?? Text("code") ?? Text("Code"))!, Text("message") ?? Text("Message"), null);

        string? Text(string name) => document.Member(0, name) is var node and >= 0 && document.Kind(node) == NodeKind.Text ? document.Text(node) : null;
    }

    // "com.amazonaws.x#NotFoundException" and "NotFoundException:http://…" are both NotFoundException.
    static string? Bare(string? code) => string.IsNullOrEmpty(code) ? null : code.Split(':')[0].Split('#')[^1];
}
