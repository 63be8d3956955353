// A server between glacis and the emulator that counts, refuses by a script, and can give the same answer again, request id and all.
using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Glacis.Clouds.Aws.Wire;
using Glacis.Clouds.Tests.Support;

namespace Glacis.Acceptance.Live;

/// <summary>One request as it came.</summary>
/// <param name="Number">From 1, in the order of arrival.</param>
/// <param name="Text">What tells questions apart: region, service, method, path, target, body.</param>
sealed record Heard(int Number, string Service, string Region, string Operation, string Text);

/// <summary>An answer over HTTP.</summary>
sealed record Reply(int Status, byte[] Body, IReadOnlyList<(string Name, string Value)> Headers)
{
    internal static Reply Error(string service, int status, string code) => service switch
    {
        "s3" => Xml(status, $"<Error><Code>{code}</Code><Message>said by the test</Message></Error>"),
        "ec2" => Xml(status, $"<Response><Errors><Error><Code>{code}</Code><Message>said by the test</Message></Error></Errors><RequestID>r</RequestID></Response>"),
        _ when !SpeaksXml(service) => new(status, Encoding.UTF8.GetBytes($$"""{"__type":"{{code}}","message":"said by the test"}"""), [("Content-Type", "application/x-amz-json-1.1")]),
        _ => Xml(status, $"<ErrorResponse><Error><Type>Sender</Type><Code>{code}</Code><Message>said by the test</Message></Error><RequestId>r</RequestId></ErrorResponse>"),
    };

    // Requests are signed for a service by another name than some models have.
    static bool SpeaksXml(string signed) => Catalogue.Services.Select(Catalogue.Service).FirstOrDefault(it => it.SigningName == signed || it.Name == signed) is not { SpeaksXml: false };

    internal static Reply Xml(int status, string body) => new(status, Encoding.UTF8.GetBytes(body), [("Content-Type", "text/xml")]);
}

/// <summary>Stands before a server; disposing ends it.</summary>
sealed partial class Relay : IDisposable
{
    readonly HttpClient client = new(new SocketsHttpHandler { UseProxy = false, AutomaticDecompression = DecompressionMethods.None });
    readonly ConcurrentDictionary<string, Task<Reply>> kept = new(StringComparer.Ordinal);
    readonly ConcurrentQueue<Heard> heard = new();
    readonly Script script;
    readonly string? to;
    readonly bool keeps;
    readonly Func<Heard, Reply?> refuse;

    /// <param name="to">The server behind; without one, what nobody answers is a fault of the test.</param>
    /// <param name="refuse">Answers in its place, or lets it pass.</param>
    /// <param name="keeps">The same question gets the same bytes.</param>
    internal Relay(string? to, Func<Heard, Reply?>? refuse = null, bool keeps = false)
    {
        (this.to, this.refuse, this.keeps) = (to, refuse ?? (static _ => null), keeps);
        script = new(AnswerAsync);
    }

    internal string Url => script.Url;

    /// <summary>Everything that was asked so far.</summary>
    internal IReadOnlyList<Heard> Asked => [.. heard];

    /// <summary>Called at each request, before it is answered.</summary>
    internal Func<Heard, Task> OnRequest { get; set; } = static _ => Task.CompletedTask;

    internal void Forget() => heard.Clear();

    async Task AnswerAsync(int number, HttpListenerContext context, CancellationToken over)
    {
        using var body = new MemoryStream();
        await context.Request.InputStream.CopyToAsync(body, over);
        var request = Of(number, context.Request, body.ToArray());
        heard.Enqueue(request);
        await OnRequest(request);
        var reply = refuse(request) ?? (keeps ? await kept.GetOrAdd(request.Text, _ => ForwardAsync(context.Request, body.ToArray(), over)) : await ForwardAsync(context.Request, body.ToArray(), over));
        foreach (var (name, value) in reply.Headers) if (name != "Content-Type") context.Response.Headers[name] = value;
        context.Response.ContentType = reply.Headers.FirstOrDefault(static it => it.Name == "Content-Type").Value;
        await Script.Answer(context, reply.Status, reply.Body);
    }

    static Heard Of(int number, HttpListenerRequest request, byte[] body)
    {
        var scope = Scope().Match(request.Headers["Authorization"] ?? "");
        var (region, service) = (scope.Groups["region"].Value, scope.Groups["service"].Value);
        var text = Encoding.UTF8.GetString(body);
        var target = request.Headers["X-Amz-Target"] ?? "";
        var operation = target.Length > 0 ? target[(target.LastIndexOf('.') + 1)..] : Action().Match(text) is { Success: true } action ? action.Groups["name"].Value : request.RawUrl!;
        return new(number, service, region, operation, $"{region} {service} {request.HttpMethod} {request.RawUrl} {target} {text}");
    }

    async Task<Reply> ForwardAsync(HttpListenerRequest request, byte[] body, CancellationToken over)
    {
        if (to is null) return Reply.Error("", 500, "NobodyAnswers");
        using var message = new HttpRequestMessage(new HttpMethod(request.HttpMethod), new Uri(to + request.RawUrl));
        if (body.Length > 0) message.Content = new ByteArrayContent(body);
        foreach (var name in request.Headers.AllKeys.OfType<string>().Where(static it => it is not ("Host" or "Content-Length" or "Connection" or "Transfer-Encoding" or "Expect")))
            if (!message.Headers.TryAddWithoutValidation(name, request.Headers[name])) message.Content?.Headers.TryAddWithoutValidation(name, request.Headers[name]);
        using var response = await client.SendAsync(message, over);
        var headers = response.Headers.Concat(response.Content.Headers).Where(static it => it.Key is not ("Content-Length" or "Connection" or "Transfer-Encoding" or "Server" or "Date" or "Keep-Alive"))
            .Select(static it => (it.Key, string.Join(',', it.Value))).ToArray();
        return new((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(over), headers);
    }

    public void Dispose()
    {
        script.Dispose();
        client.Dispose();
    }

    [GeneratedRegex(@"Credential=[^/]+/[0-9]+/(?<region>[a-z0-9-]+)/(?<service>[a-z0-9-]+)/", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Scope();

    [GeneratedRegex(@"(^|&)Action=(?<name>\w+)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Action();
}
