// glacis probe: asks endpoints that an operator names, and judges what they said by the same checks as everywhere.
using System.Net;
using Glacis.Certificates;
using Glacis.Clouds.Tls;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Verdicts;

namespace Glacis.Agent;

/// <summary>What is asked of a probe.</summary>
public sealed record ProbeAsked
{
    /// <summary>smtp, postgres or mysql; <c>null</c> for TLS from the first byte.</summary>
    public string? StartTls { get; init; }

    /// <summary>A file in PEM with roots to trust besides those of the machine.</summary>
    public string? Authorities { get; init; }

    /// <summary>Names to be found elsewhere than DNS says, <c>NAME:PORT:ADDRESS[:PORT]</c>.</summary>
    public IReadOnlyList<string> Elsewhere { get; init; } = [];

    /// <summary>For one endpoint, all told.</summary>
    public TimeSpan Total { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>For a connection, and for each answer.</summary>
    public TimeSpan Answer { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Endpoints at a time.</summary>
    public int AtOnce { get; init; } = 16;

    public TimeProvider Time { get; init; } = TimeProvider.System;
}

/// <summary>One endpoint to be asked, as it was given; the target where it is known already.</summary>
public sealed record ProbeLine(string Text)
{
    internal ProbeTarget? Target { get; init; }
}

/// <summary>One line that was asked for: what the endpoint said and how it was judged, or why the line names none.</summary>
public sealed record Probed(string Asked, string? Error, ObservedEndpoint? Seen, IReadOnlyList<Verdict> Verdicts);

/// <summary>Asks endpoints. Threads may share it.</summary>
public sealed class Probing
{
    readonly ProbeAsked asked;
    readonly StartTls startTls;
    readonly Prober prober;
    readonly Check[] checks = [.. Parts.Found.Checks.Where(static it => it.Asks == typeof(Endpoint))];

    /// <exception cref="RefusedException">An option cannot be meant so.</exception>
    public Probing(ProbeAsked asked)
    {
        this.asked = asked;
        startTls = asked.StartTls is { } how ? Enum.Parse<StartTls>(how, ignoreCase: true) : StartTls.None;
        prober = new(new() { Total = asked.Total, Answer = asked.Answer }, RootsOf(asked.Authorities), [.. asked.Elsewhere.Select(ElsewhereOf)], asked.Time);
    }

    static Roots RootsOf(string? file)
    {
        if (file is not null && !File.Exists(file)) throw new RefusedException($"{file} does not exist", "--ca takes a file of certificates in PEM");
        try
        {
            return Roots.Of(file);
        }
        catch (InvalidDataException e)
        {
            throw new RefusedException(e.Message, "--ca takes a file of certificates in PEM");
        }
    }

    static Elsewhere ElsewhereOf(string text) => Elsewhere.Read(text) ?? throw new RefusedException($"--resolve does not take \"{text}\"", "it is written NAME:PORT:ADDRESS[:PORT], as curl has it");

    /// <summary>Answers line by line, in the order of the lines, several endpoints at a time.</summary>
    public async IAsyncEnumerable<Probed> AskAsync(IAsyncEnumerable<ProbeLine> lines, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var open = new Queue<Task<Probed>>();
        await using var from = lines.GetAsyncEnumerator(cancellation);
        for (Task<bool>? next = from.MoveNextAsync().AsTask(); next is not null || open.Count > 0;)
        {
            // An answer goes out as soon as it is there, although no further line may come.
            if (next is not null && open.Count < asked.AtOnce) await Task.WhenAny([next, .. open.Take(1)]);
            if (open.TryPeek(out var first) && (first.IsCompleted || next is null || open.Count >= asked.AtOnce)) yield return await open.Dequeue();
            else if (next is { IsCompleted: true })
            {
                var more = await next;
                if (more) open.Enqueue(AskAsync(from.Current, cancellation));
                next = more ? from.MoveNextAsync().AsTask() : null;
            }
        }
    }

    /// <summary>The endpoints that the listeners of a recording show.</summary>
    public static IReadOnlyList<ProbeLine> ShownIn(string recording)
    {
        var recorded = Recorded.Open(recording);
        return [.. ProbeRound.ShownBy(ProbeRound.Kept(recorded), []).Select(static it => new ProbeLine(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{it.Target.Name}:{it.Target.Port}")) { Target = it.Target })];
    }

    async Task<Probed> AskAsync(ProbeLine line, CancellationToken cancellation)
    {
        var fault = "";
        if ((line.Target ?? ProbeTarget.Read(line.Text, startTls, out fault)) is not { } target) return new(line.Text, fault, null, []);
        var seen = await prober.AskAsync(target, cancellation);
        return new(line.Text, null, seen, Judged(seen));
    }

    /// <summary>What one endpoint says.</summary>
    internal Task<ObservedEndpoint> SeenAsync(ProbeTarget target, CancellationToken cancellation) => prober.AskAsync(target, cancellation);

    IReadOnlyList<Verdict> Judged(ObservedEndpoint seen)
    {
        var instant = Fact.Known(seen.At, new Observation("the clock of the probe", 1));
        var estate = new Estate([], Intent.None, instant, static id => new Unknown(Ignorance.NotLookedAt, $"{id} was not looked at"));
        return [.. new Judging(estate, checks).Judge(EndpointReading.Of(seen))];
    }
}
