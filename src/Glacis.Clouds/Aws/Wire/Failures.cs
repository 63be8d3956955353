// What to call it when nothing answered.
using System.Net.Sockets;
using Amazon.Runtime;

namespace Glacis.Clouds.Aws.Wire;

static class Failures
{
    /// <summary>The reply for what the SDK threw; null when it is none of the world's refusals.</summary>
    public static Reply? Describe(Exception thrown)
    {
        var causes = Causes(thrown).ToList();
        if (causes.OfType<CredentialsException>().FirstOrDefault() is { } credentials)
            return Reply.Without(Fault.Credentials, credentials.Message);
        if (causes.OfType<TimeoutException>().Any())
            return Reply.Without(Fault.Timeout, causes.OfType<HttpRequestException>().FirstOrDefault()?.Message ?? "no answer came in time");
        if (causes.LastOrDefault(e => e is HttpRequestException or SocketException or IOException) is { } network)
            return Reply.Without(Fault.Unreachable, network.Message);
        return thrown is AmazonClientException or OperationCanceledException ? Reply.Without(Fault.Unreachable, thrown.Message) : null;
    }

    static IEnumerable<Exception> Causes(Exception thrown)
    {
        for (Exception? cause = thrown; cause is not null; cause = cause.InnerException)
            yield return cause;
    }
}
