// The seam between the collecting engine and a cloud: one question, one response.
using System.Text.Json.Nodes;
using Glacis.Recordings;

namespace Glacis.Clouds.Collecting;

/// <summary>One question to a cloud: one page of one call.</summary>
public sealed record Question(string Account, string Region, string Service, string Operation, JsonObject Request);

/// <summary>What came of a question. The body is redacted already: nothing else of it may be kept.</summary>
public sealed record Response
{
    public Fate Fate { get; init; }

    /// <summary>The HTTP status; 0 where nothing answered.</summary>
    public int Status { get; init; }

    public string RequestId { get; init; } = "";

    /// <summary>The service's error code, where it refused.</summary>
    public string Code { get; init; } = "";

    /// <summary>What went wrong in a sentence, where something did. It is shown, never recorded.</summary>
    public string Words { get; init; } = "";

    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Headers that parsing needs.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = RecordHeader.NoHeaders;

    /// <summary>How many values were taken out of the body.</summary>
    public int Redacted { get; init; }

    /// <summary>The answer is a documented fixture, not one of the cloud.</summary>
    public bool Documented { get; init; }
}

/// <summary>What a refusal by a service means.</summary>
public enum Refused
{
    /// <summary>It did not answer, and its code does not say why in a way that we know.</summary>
    Failed,

    /// <summary>The caller may not ask.</summary>
    Denied,

    /// <summary>Asked too fast.</summary>
    Throttled,

    /// <summary>The account or the region does not have the service.</summary>
    NotOffered,

    /// <summary>The service is not turned on: there is nothing to read.</summary>
    Disabled,
}

/// <summary>A cloud as the engine sees it. Threads share it.</summary>
public interface ICloud : IDialect
{
    /// <summary>Asks. The world's refusals are responses; <see cref="Fate.Credentials"/> ends the run.</summary>
    Task<Response> AskAsync(Question question, CancellationToken cancellation);

    /// <summary>The request for the page after this one; <c>null</c> after the last.</summary>
    JsonObject? Next(string service, string operation, Document page, JsonObject request);

    /// <summary>What a refusal means.</summary>
    Refused RefusalOf(string service, string code);

    /// <summary>How fast a service may be asked, whatever it is asked.</summary>
    Rate RateOf(string service) => Rate.Unlimited;

    /// <summary>How fast it may be asked this one question.</summary>
    Rate RateOf(string service, string operation) => Rate.Unlimited;

    /// <summary>The same request for a small page, where pages can be small.</summary>
    JsonObject Small(string service, string operation, JsonObject request) => request;

    /// <summary>API calls so far, repeated attempts among them.</summary>
    long Calls => 0;
}
