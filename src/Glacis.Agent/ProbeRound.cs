// The round after collecting: endpoints that the inventory shows are asked, and what they say is added to the recording.
using Glacis.Clouds.Aws;
using Glacis.Clouds.Collecting;
using Glacis.Clouds.Tls;
using Glacis.Facts;
using Glacis.Inventory;

namespace Glacis.Agent;

/// <summary>An endpoint that a listener shows.</summary>
sealed record Reached(Listener By, ProbeTarget Target);

/// <summary>Asks the endpoints of a recording's listeners: those that the whole internet reaches, and those whose address the operator gave. Nobody else.</summary>
sealed class ProbeRound(ProbeAsked asked, Action<string> tell)
{
    /// <summary>The files of the recording that change: observations, and the ledger that tells of them.</summary>
    internal async Task<IReadOnlyDictionary<string, ReadOnlyMemory<byte>>> FilesAsync(Recorded recorded, CancellationToken cancellation)
    {
        var shown = ShownBy(Kept(recorded), asked.Elsewhere);
        tell(shown.Count == 0 ? "--probe: no listener shows an endpoint that can be reached" : $"--probe: asking {shown.Count} {(shown.Count == 1 ? "endpoint" : "endpoints")} that listeners show");
        var probing = new Probing(asked);
        var seen = new Observed[shown.Count];
        var bounds = new ParallelOptions { MaxDegreeOfParallelism = asked.AtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(Enumerable.Range(0, shown.Count), bounds, async (at, stop) =>
        {
            var (by, target) = shown[at];
            seen[at] = new(by.Account, by.Region, by.Id, await probing.SeenAsync(target, stop));
        });
        return Observations.Files(seen, recorded.Lines);
    }

    internal static IReadOnlyList<Resource> Kept(Recorded recorded) =>
        [.. new Walk(recorded.Folder, recorded.Lines, recorded.CollectorsOf(Parts.Found), new AwsDialect()).Read(Turn.Kept).Select(static it => it.Resource)];

    /// <summary>What is to be asked, by listener.</summary>
    internal static IReadOnlyList<Reached> ShownBy(IReadOnlyList<Resource> kept, IReadOnlyList<string> elsewhere)
    {
        var certificates = kept.OfType<Certificate>().ToDictionary(static it => it.Id, StringComparer.Ordinal);
        foreach (var it in kept.OfType<Certificate>())
            if (it.OtherId.Peek(out var other) && other is not null) certificates.TryAdd(other, it);
        return [.. kept.OfType<Listener>().OrderBy(static it => it.Id, StringComparer.Ordinal).Select(it => ShownBy(it, certificates, elsewhere)).OfType<Reached>()];
    }

    static Reached? ShownBy(Listener it, Dictionary<string, Certificate> certificates, IReadOnlyList<string> elsewhere)
    {
        if (!it.Speaks.Peek(out var speaks) || speaks is not (ListenerSpeech.Https or ListenerSpeech.Tls) || !it.Port.Peek(out var port) || it.Hosts.Items is not [.., var own]) return null;
        var isReached = it.IsPublic.Peek(out var isPublic) && isPublic || elsewhere.Any(one => one.StartsWith($"{own}:", StringComparison.OrdinalIgnoreCase));
        var name = it.Hosts.Items.Count > 1 ? it.Hosts.Items[0] : NameOn(it, certificates) ?? own;
        return isReached && ProbeTarget.Read(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name}:{port}"), StartTls.None, out _) is { } target ? new(it, target with { At = own }) : null;
    }

    // Clients do not come by a balancer's own name: the name asked for is the first that its certificate stands for.
    static string? NameOn(Listener it, Dictionary<string, Certificate> certificates)
    {
        var names = it.Certificates.Items.Take(1).SelectMany(id => certificates.TryGetValue(id, out var certificate) ? certificate.Names.Items : []).ToArray();
        return Array.Find(names, static name => !name.StartsWith('*')) ?? Array.ConvertAll(names, static name => $"www{name[1..]}").FirstOrDefault();
    }
}
