// The one HTTP connection pool: whole answers, within a time and a size.
using System.Net;
using Amazon.Runtime;

namespace Glacis.Clouds.Aws.Wire;

/// <summary>
/// Gives the SDK a client that reads each answer to its end before it hands it on: the SDK reads bodies synchronously, which neither a
/// timeout nor a cancellation would reach.
/// </summary>
sealed class Http(TimeSpan timeout, bool isVerbatim) : HttpClientFactory
{
    const int LargestAnswer = 256 * 1024 * 1024;

    static readonly SocketsHttpHandler Pool = Made(DecompressionMethods.GZip | DecompressionMethods.Deflate), Verbatim = Made(DecompressionMethods.None);

    static SocketsHttpHandler Made(DecompressionMethods unpacked) => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = unpacked,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        UseCookies = false,
    };

    public override HttpClient CreateHttpClient(IClientConfig clientConfig)
        => new(new Whole(timeout, isVerbatim ? Verbatim : Pool), disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    sealed class Whole(TimeSpan timeout, HttpMessageHandler pool) : DelegatingHandler(pool)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(timeout);
            try
            {
                var response = await base.SendAsync(request, limit.Token);
                await response.Content.LoadIntoBufferAsync(LargestAnswer, limit.Token);
                return response;
            }
            catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
            {
                throw new HttpRequestException($"no whole answer came within {timeout.TotalSeconds:0.#} seconds", new TimeoutException(null, e));
            }
        }
    }
}
