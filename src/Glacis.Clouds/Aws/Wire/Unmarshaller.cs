// From the SDK's response to a reply: the bytes as they came, and what the headers say.
using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace Glacis.Clouds.Aws.Wire;

sealed class Unmarshaller(Operation operation) : ResponseUnmarshaller
{
    const string BucketRegion = "x-amz-bucket-region", Documented = "x-glacis-documented";

    protected override UnmarshallerContext ConstructUnmarshallerContext(Stream responseStream, bool maintainResponseBody, IWebResponseData response, bool isException)
        => new JsonUnmarshallerContext(responseStream, maintainResponseBody, response, isException);

    protected override UnmarshallerContext ConstructUnmarshallerContext(Stream responseStream, bool maintainResponseBody, IWebResponseData response, bool isException, IRequestContext requestContext)
        => new JsonUnmarshallerContext(responseStream, maintainResponseBody, response, isException, requestContext);

    public override AmazonWebServiceResponse Unmarshall(UnmarshallerContext input)
    {
        // The SDK takes a redirect for an answer; S3 redirects to say that a bucket is elsewhere.
        var status = (int)input.ResponseData.StatusCode;
        var reply = Read(input, status, failed: status >= 300);
        return new Answered { Reply = reply, ResponseMetadata = new ResponseMetadata { RequestId = reply.RequestId }, HttpStatusCode = input.ResponseData.StatusCode };
    }

    public override AmazonServiceException UnmarshallException(UnmarshallerContext input, Exception? innerException, HttpStatusCode statusCode)
        => new RefusedException(operation, Read(input, (int)statusCode, failed: true), innerException);

    Reply Read(UnmarshallerContext input, int status, bool failed)
    {
        var body = Body(input);
        string? Header(string name) => input.ResponseData.IsHeaderPresent(name) ? input.ResponseData.GetHeaderValue(name) : null;
        var id = Header("x-amzn-RequestId") ?? Header("x-amz-request-id");
        if (!failed)
            return new Reply(status, id, null, null, body, Bound(input.ResponseData), Fault.None);
        var refusal = Refusal.Read(operation, status, body, Header);
        var fault = Refusal.IsThrottle(refusal.Code, status) ? Fault.Throttled : Fault.Service;
        return new Reply(status, id ?? refusal.RequestId, refusal.Code, refusal.Message, body, Bound(input.ResponseData), fault);
    }

    static byte[] Body(UnmarshallerContext input)
    {
        using var body = new MemoryStream();
        ((JsonUnmarshallerContext)input).Stream.CopyTo(body);
        return body.ToArray();
    }

    Dictionary<string, string> Bound(IWebResponseData response)
    {
        var kept = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in response.GetHeaderNames())
            if (name.Equals(BucketRegion, StringComparison.OrdinalIgnoreCase) || name.Equals(Documented, StringComparison.OrdinalIgnoreCase))
                kept[name] = response.GetHeaderValue(name);
            else if (operation.Output?.Bound.FirstOrDefault(member => Binds(member, name)) is { } bound)
                kept[name] = Secrets.IsSecretHeader(operation, bound) ? Redaction.Redacted : response.GetHeaderValue(name);
        return kept;
    }

    static bool Binds(Member member, string header) => member.Location switch
    {
        Location.Header => member.WireName.Equals(header, StringComparison.OrdinalIgnoreCase),
        Location.Headers => header.StartsWith(member.WireName, StringComparison.OrdinalIgnoreCase),
        _ => false,
    };
}
