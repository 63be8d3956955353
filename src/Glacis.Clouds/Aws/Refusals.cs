// What the error codes of AWS mean: one table, with what single services mean otherwise.
using System.Collections.Frozen;
using Glacis.Clouds.Collecting;

namespace Glacis.Clouds.Aws;

/// <summary>What AWS's error codes mean. A code that stands nowhere here is a failure: not known is not absent.</summary>
static class Refusals
{
    // Common errors: docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html, …/AmazonS3/latest/API/ErrorResponses.html,
    // and "Common Errors" of each service's reference.
    static readonly FrozenDictionary<string, Refused> Everywhere = Table(
        (Refused.Denied,
        [
            "AccessDenied", "AccessDeniedException", "AllAccessDisabled", "AccountProblem", "UnauthorizedOperation", "Client.UnauthorizedOperation", "UnauthorizedException",
            "UnauthorizedAccess", "AuthorizationError", "AuthorizationErrorException", "NotAuthorized", "NotAuthorizedException", "Forbidden", "ForbiddenException", "403", "401",
            "AuthFailure", "InvalidClientTokenId", "UnrecognizedClientException", "InvalidAccessKeyId", "InvalidToken", "SignatureDoesNotMatch", "InvalidSignatureException",
            "IncompleteSignature", "IncompleteSignatureException", "MissingAuthenticationToken", "MissingAuthenticationTokenException", "RequestExpired",
        ]),
        (Refused.Throttled,
        [
            "Throttling", "ThrottlingException", "ThrottledException", "RequestThrottled", "RequestThrottledException", "TooManyRequestsException", "RequestLimitExceeded",
            "SlowDown", "BandwidthLimitExceeded", "ProvisionedThroughputExceededException", "EC2ThrottledException", "PriorRequestNotComplete", "429",
        ]),
        (Refused.NotOffered, ["OptInRequired", "SubscriptionRequiredException", "NotSignedUp", "RegionDisabledException"]));

    // A region's API that does not know an action has none of what the action would list.
    static readonly FrozenDictionary<(string Service, string Code), Refused> Particular = new Dictionary<(string, string), Refused>
    {
        [("ec2", "InvalidAction")] = Refused.NotOffered,
        [("elasticache", "InvalidAction")] = Refused.NotOffered,
        [("rds", "InvalidAction")] = Refused.NotOffered,
        [("dynamodb", "UnknownOperationException")] = Refused.NotOffered,
        [("ecr", "UnknownOperationException")] = Refused.NotOffered,
        [("events", "UnknownOperationException")] = Refused.NotOffered,
        [("kinesis", "UnknownOperationException")] = Refused.NotOffered,
        [("logs", "UnknownOperationException")] = Refused.NotOffered,
        [("secretsmanager", "UnknownOperationException")] = Refused.NotOffered,
        [("sns", "InvalidAction")] = Refused.NotOffered,
    }.ToFrozenDictionary();

    static readonly FrozenSet<string> Expired = FrozenSet.ToFrozenSet(["ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired"], StringComparer.Ordinal);

    // Said of credentials that are no good at all, and of good ones that a region does not take: a region that was just turned on, or the
    // tokens of the global STS endpoint in regions that are off by default.
    static readonly FrozenSet<string> Doubtful = FrozenSet.ToFrozenSet(
        ["InvalidClientTokenId", "UnrecognizedClientException", "InvalidAccessKeyId", "InvalidToken", "AuthFailure", "RequestExpired", "SignatureDoesNotMatch", "InvalidSignatureException"],
        StringComparer.Ordinal);

    internal static Refused Of(string service, string code) =>
        Particular.TryGetValue((service, code), out var particular) ? particular : Everywhere.GetValueOrDefault(code, Refused.Failed);

    /// <summary>Whether the credentials were good and are no longer.</summary>
    internal static bool SaysExpired(string code) => Expired.Contains(code);

    /// <summary>Whether the credentials may be no good; STS knows.</summary>
    internal static bool DoubtsCredentials(string code) => Doubtful.Contains(code);

    static FrozenDictionary<string, Refused> Table(params (Refused Meaning, string[] Codes)[] rows) =>
        rows.SelectMany(static row => row.Codes.Select(code => (code, row.Meaning))).ToFrozenDictionary(static it => it.code, static it => it.Meaning, StringComparer.Ordinal);
}
