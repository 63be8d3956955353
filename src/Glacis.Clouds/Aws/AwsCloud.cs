// AWS behind the engine's seam: asks through the wire, redacts, and says what refusals mean.
using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Glacis.Clouds.Aws.Wire;
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws;

/// <summary>How AWS is asked.</summary>
public sealed record AwsOptions
{
    /// <summary>A profile in place of the default chain.</summary>
    public string? Profile { get; init; }

    /// <summary>An endpoint for every service; otherwise the environment's and the profile's count.</summary>
    public string? EndpointUrl { get; init; }

    /// <summary>The most requests a second to one service in one region of one account; <c>null</c> for the defaults, which it can only lower.</summary>
    public int? RequestsPerSecond { get; init; }

    /// <summary>How long one attempt may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);
}

/// <summary>AWS. Threads share it.</summary>
public sealed class AwsCloud : ICloud, IDisposable
{
    // A header of the sample's proxy: the answer was made from a fixture.
    internal const string DocumentedHeader = "x-glacis-documented";

    readonly AwsDialect dialect = new();
    readonly ConcurrentDictionary<(string Account, string Region), bool> taken = new();
    readonly int? mostPerSecond;
    long calls;

    public AwsCloud(AwsOptions options) : this(options, static it => new Clients(it))
    {
    }

    internal AwsCloud(AwsOptions options, Func<ClientOptions, Clients> made)
    {
        mostPerSecond = options.RequestsPerSecond;
        Clients = made(new ClientOptions
        {
            Profile = options.Profile,
            EndpointUrl = options.EndpointUrl,
            Timeout = options.Timeout,
            OnAttempt = () => Interlocked.Increment(ref calls),
        });
    }

    public long Calls => Interlocked.Read(ref calls);

    internal Clients Clients { get; }

    public async Task<Response> AskAsync(Question question, CancellationToken cancellation)
    {
        var reply = await Clients.Of(question.Account, question.Service, question.Region).CallAsync(question.Operation, question.Request, cancellation);
        var fate = reply.Fault == Fault.Service && await LostAsync(question, reply.ErrorCode ?? "", cancellation) ? Fate.Credentials : FateOf(reply.Fault);
        var body = Redaction.Redact(Catalogue.Operation(question.Service, question.Operation), reply.Body, out var redacted);
        return new()
        {
            Fate = fate,
            Status = reply.Status,
            RequestId = reply.RequestId ?? "",
            Code = reply.ErrorCode ?? "",
            Words = reply.ErrorMessage ?? "",
            Body = body,
            Redacted = redacted,
            Headers = reply.Headers.ContainsKey(DocumentedHeader) ? Without(reply.Headers) : reply.Headers,
            Documented = reply.Headers.TryGetValue(DocumentedHeader, out var said) && said == "1",
        };
    }

    // A token that the service repeats is asked for once more: the engine notices.
    public JsonObject? Next(string service, string operation, Document page, JsonObject request)
    {
        try
        {
            return Paging.Next(Catalogue.Operation(service, operation), page, request);
        }
        catch (FormatException)
        {
            return request;
        }
    }

    // 20 is the least that RDS and ElastiCache take, and no other service minds.
    public JsonObject Small(string service, string operation, JsonObject request)
    {
        var small = (JsonObject)request.DeepClone();
        if (Catalogue.Operation(service, operation).Paginator?.Limit is { } limit) small[limit] = 20;
        return small;
    }

    public Refused RefusalOf(string service, string code) => Refusals.Of(service, code);

    public Rate RateOf(string service)
    {
        var rate = Rates.Of(service);
        return mostPerSecond is { } most ? new(Math.Min(rate.PerSecond, most), Math.Min(rate.AtOnce, most)) : rate;
    }

    public Rate RateOf(string service, string operation) => Rates.Of(service, operation);

    public void Parse(RecordHeader header, ReadOnlyMemory<byte> body, Document into) => dialect.Parse(header, body, into);

    public Ignorance Meaning(string service, string code) => dialect.Meaning(service, code);

    public void Dispose() => Clients.Dispose();

    async Task<bool> LostAsync(Question question, string code, CancellationToken cancellation)
    {
        if (Refusals.SaysExpired(code)) return true;
        if (!Refusals.DoubtsCredentials(code) || taken.ContainsKey((question.Account, question.Region))) return false;
        var reply = await Clients.Of(question.Account, "sts", Clients.Region).CallAsync("GetCallerIdentity", [], cancellation);
        if (reply.Fault == Fault.None) taken[(question.Account, question.Region)] = true;
        return reply.Fault == Fault.Credentials || reply.Fault == Fault.Service;
    }

    static Fate FateOf(Fault fault) => fault switch
    {
        Fault.None => Fate.Answered,
        Fault.Service => Fate.Refused,
        Fault.Throttled => Fate.Throttled,
        Fault.Timeout => Fate.TimedOut,
        Fault.Unreachable => Fate.Unreachable,
        Fault.Credentials => Fate.Credentials,
        _ => Fate.Malformed,
    };

    static Dictionary<string, string> Without(IReadOnlyDictionary<string, string> headers) =>
        headers.Where(static it => !it.Key.Equals(DocumentedHeader, StringComparison.OrdinalIgnoreCase)).ToDictionary(static it => it.Key, static it => it.Value, StringComparer.OrdinalIgnoreCase);
}
