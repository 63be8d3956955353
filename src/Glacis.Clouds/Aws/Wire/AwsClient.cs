// Calls any operation of the catalogue through the SDK's pipeline, and hands back what came.
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Amazon.Runtime.Credentials.Internal;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;

namespace Glacis.Clouds.Aws.Wire;

/// <summary>How a client behaves.</summary>
public sealed record ClientOptions
{
    /// <summary>An endpoint in place of the service's own; otherwise AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_(SERVICE) and profiles count.</summary>
    public string? EndpointUrl { get; init; }

    /// <summary>How long one attempt may take, from sending to the last byte.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How often a failed attempt is repeated.</summary>
    public int Retries { get; init; } = 4;

    /// <summary>Called before each HTTP attempt, on any thread.</summary>
    public Action? OnAttempt { get; init; }

    /// <summary>Answers are handed on as they are stored, even if they were stored compressed: of a part of such a one nothing could be made.</summary>
    public bool IsVerbatim { get; init; }

    /// <summary>The profile whose endpoints and flags count; that of the credentials, as a rule.</summary>
    public string? Profile { get; init; }
}

/// <summary>
/// One service in one region with one set of credentials. The world's refusals are replies; only cancellation and programmers' mistakes are thrown.
/// Threads may share it.
/// </summary>
public sealed class AwsClient : IDisposable
{
    readonly Service service;
    readonly WireClient wire;

    /// <summary>A client; without credentials the default chain is asked at the first call.</summary>
    public AwsClient(string service, string region, AWSCredentials? credentials = null, ClientOptions? options = null)
    {
        options ??= new ClientOptions();
        this.service = Catalogue.Service(service);
        Region = region;
        wire = new WireClient(this.service, new GuardedCredentials(credentials, options.Profile), new WireConfig(this.service, region, options), options.OnAttempt);
    }

    /// <summary>The region asked for.</summary>
    public string Region { get; }

    /// <summary>Where requests go: "https://ec2.eu-west-1.amazonaws.com".</summary>
    public string Endpoint => wire.Config.DetermineServiceOperationEndpoint(null).URL.TrimEnd('/');

    /// <inheritdoc/>
    public void Dispose() => wire.Dispose();

    /// <summary>Calls an operation; the request's names are the model's.</summary>
    public async Task<Reply> CallAsync(string operation, JsonObject request, CancellationToken cancellation)
    {
        var known = this.service.Operation(operation);
        try
        {
            return Check(known, await wire.SendAsync(known, request, cancellation));
        }
        catch (RefusedException refused)
        {
            return refused.Reply;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception e) when (Failures.Describe(e) is { } reply)
        {
            return reply;
        }
    }

    static Reply Check(Operation operation, Reply reply) => reply.Fault == Fault.None && WellFormed.Fault(operation, reply) is { } sentence
        ? reply with { Fault = Fault.Malformed, ErrorMessage = sentence }
        : reply;
}

/// <summary>A call on its way through the SDK.</summary>
sealed class Call(Operation operation, JsonObject input) : AmazonWebServiceRequest
{
    public Operation Operation => operation;
    public JsonObject Input => input;
}

/// <summary>An answer on its way through the SDK.</summary>
sealed class Answered : AmazonWebServiceResponse
{
    public Reply Reply { get; init; } = Reply.Without(Fault.Malformed, "no answer");
}

/// <summary>A refusal on its way through the SDK, whose retries look at code and status.</summary>
sealed class RefusedException(Operation operation, Reply reply, Exception? inner) : AmazonServiceException(
    $"{operation}: {reply.ErrorCode}: {reply.ErrorMessage}", inner, reply.Status >= 500 ? ErrorType.Receiver : ErrorType.Sender,
    reply.ErrorCode, reply.RequestId, (System.Net.HttpStatusCode)reply.Status)
{
    public Reply Reply => reply;
}

sealed class WireClient(Service service, AWSCredentials credentials, WireConfig config, Action? onAttempt) : AmazonServiceClient(credentials, config)
{
    public async Task<Reply> SendAsync(Operation operation, JsonObject input, CancellationToken cancellation)
    {
        var options = new InvokeOptions { RequestMarshaller = Marshaller.Instance, ResponseUnmarshaller = new Unmarshaller(operation) };
        return (await InvokeAsync<Answered>(new Call(operation, input), options, cancellation)).Reply;
    }

    // The base constructor builds the pipeline before our own state is set: the handlers ask for it later.
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        pipeline.AddHandlerAfter<Amazon.Runtime.Internal.Marshaller>(new SignatureFour());
        pipeline.AddHandlerBefore<Amazon.Runtime.Internal.Unmarshaller>(new Attempts(() => onAttempt?.Invoke()));
    }

    public override string ToString() => service.Name;
}

/// <summary>Every service here signs with signature version 4.</summary>
sealed class SignatureFour : BaseAuthResolverHandler
{
    protected override List<IAuthSchemeOption> ResolveAuthOptions(IExecutionContext executionContext)
        => AuthSchemeOption.DEFAULT_SIGV4;
}

/// <summary>Stands inside the retries and counts what goes out.</summary>
sealed class Attempts(Action onAttempt) : PipelineHandler
{
    public override Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        onAttempt();
        return base.InvokeAsync<T>(executionContext);
    }
}

sealed class Marshaller : Amazon.Runtime.Internal.Transform.IMarshaller<IRequest, AmazonWebServiceRequest>
{
    public static readonly Marshaller Instance = new();

    public IRequest Marshall(AmazonWebServiceRequest input) => Requests.Build(((Call)input).Operation, ((Call)input).Input, input);
}
