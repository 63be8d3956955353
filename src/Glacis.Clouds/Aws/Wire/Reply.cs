// What came of one call.
namespace Glacis.Clouds.Aws.Wire;

/// <summary>Why a call has no answer that can be read.</summary>
public enum Fault
{
    /// <summary>It has one.</summary>
    None,
    /// <summary>The service refused; the code says why.</summary>
    Service,
    /// <summary>The service asked to slow down, and still did after the retries.</summary>
    Throttled,
    /// <summary>No whole answer came in time.</summary>
    Timeout,
    /// <summary>No connection.</summary>
    Unreachable,
    /// <summary>Nothing to sign the request with.</summary>
    Credentials,
    /// <summary>An answer that is not of the service's form.</summary>
    Malformed,
}

/// <summary>What came of one call: an answer, a refusal, or why there is neither.</summary>
/// <param name="Status">The HTTP status; 0 when nothing answered.</param>
/// <param name="RequestId">What the service calls this request.</param>
/// <param name="ErrorCode">The service's code of a refusal; of an answer without one, its status.</param>
/// <param name="ErrorMessage">A sentence, the service's or ours.</param>
/// <param name="Body">The answer as it came, unredacted.</param>
/// <param name="Headers">The headers that the model binds to members of the answer, the region of an S3 bucket, and x-glacis-documented. Secret ones are redacted.</param>
/// <param name="Fault">Why there is no answer to read.</param>
public sealed record Reply(
    int Status, string? RequestId, string? ErrorCode, string? ErrorMessage, byte[] Body, IReadOnlyDictionary<string, string> Headers, Fault Fault)
{
    internal static readonly IReadOnlyDictionary<string, string> NoHeaders = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    internal static Reply Without(Fault fault, string sentence) => new(0, null, null, sentence, [], NoHeaders, fault);
}
