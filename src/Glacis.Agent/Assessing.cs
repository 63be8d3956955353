// Recording to verdicts: kept kinds are read whole, then stores, then copies, then observations stream through classification and checks.
using Glacis.Classification;
using Glacis.Clouds.Aws;
using Glacis.Clouds.Collecting;
using Glacis.Clouds.Stores;
using Glacis.Clouds.Tls;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Verdicts;

namespace Glacis.Agent;

/// <summary>Judges a recording. Same recording, same build: same verdicts in the same order.</summary>
public sealed class Assessing
{
    readonly Walk walk;
    readonly Estate estate;
    readonly Settled settled;
    readonly Judging judging;
    readonly Listed[] kept;
    readonly Func<IEnumerable<Listed>> observed;
    readonly SampledData sampled;

    public Assessing(Recorded recorded, Intent intent, Parts parts)
    {
        var (ledger, collectors) = (recorded.LinesFor(parts), parts.CollectorsUnder(intent));
        walk = new(recorded.Folder, ledger, collectors, new AwsDialect());
        observed = () => Observations.Read(recorded.Folder, ledger);
        sampled = new(Samples.Read(recorded.Folder, ledger));
        kept = Named([.. walk.Read(Turn.Kept)]);
        var instant = Fact.Known(recorded.Head.Started, new Observation("the start of the run, from run.json", 1), "started");
        estate = new(kept.Select(static it => it.Resource), intent, instant, new WhyNot(ledger).Of, new Missing(ledger, collectors).Of) { Earlier = recorded.Earlier };
        settled = estate.Engine<Settled>();
        judging = new(estate, parts.Checks);
    }

    // People know keys by their aliases; some aliases are reserved for the provider's keys.
    static Listed[] Named(Listed[] kept)
    {
        var names = new Dictionary<string, KeyAlias>(StringComparer.Ordinal);
        foreach (var alias in kept.Select(static it => it.Resource).OfType<KeyAlias>())
            if (alias.Target.Peek(out var key) && !(names.TryGetValue(key.Id, out var other) && (other.Manager.IsKnown || !alias.Manager.IsKnown))) names[key.Id] = alias;
        return [.. kept.Select(it => it.Resource is EncryptionKey key && names.TryGetValue(key.Id, out var name) ? it with { Resource = Named(key, name) } : it)];
    }

    static EncryptionKey Named(EncryptionKey key, KeyAlias alias) => key with
    {
        Name = alias.Name,
        Manager = key.Manager.Peek(out var manager) && manager == KeyManager.Provider ? key.Manager : alias.Manager.Or(key.Manager),
    };

    /// <summary>What was kept, with what is built over it.</summary>
    internal Estate Estate => estate;

    /// <summary>Ids of the exceptions and attestations that met a verdict so far.</summary>
    public IReadOnlySet<string> Used => judging.Used;

    /// <summary>Every resource with where it was listed and its verdicts, in order. Nothing is kept of those that have gone by.</summary>
    public IEnumerable<(Listed Listed, IEnumerable<Verdict> Verdicts)> Judged()
    {
        foreach (var (resource, at) in Population())
        {
            var it = sampled.Of(settled.Of(resource));
            if (it is DataStore store) estate.Sightings.Remember(store, at);
            yield return (new(it, at), judging.Judge(it));
        }
    }

    /// <summary>Every resource with where it was listed, before classification.</summary>
    internal IEnumerable<Listed> Population() => kept.Concat(walk.Read(Turn.Stores)).Concat(walk.Read(Turn.Copies)).Concat(observed());
}
