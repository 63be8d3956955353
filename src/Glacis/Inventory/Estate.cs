// What a check can look through: the kept resources, declared intent, the instant judged, and engines built over them.
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Glacis.Facts;

namespace Glacis.Inventory;

/// <summary>Thinking over the whole estate, built once a run. Its answers are facts with sources.</summary>
public interface IEngine<TSelf> where TSelf : class, IEngine<TSelf>
{
    static abstract TSelf From(Estate estate);
}

/// <summary>The kept resources by id, intent, the instant judged, and the engines built over them, each once. Threads may share it.</summary>
public sealed class Estate
{
    readonly Dictionary<string, Resource> kept;
    readonly Func<string, Unknown> whyNot;
    readonly Func<Type, string, string, Unknown?> missing;
    readonly ConcurrentDictionary<Type, Lazy<object>> engines = new();

    /// <param name="kept">The kept resources.</param>
    /// <param name="intent">What the owners declared.</param>
    /// <param name="instant">The start of the run: the clock of every judgement.</param>
    /// <param name="whyNot">Why a resource that somebody points at is not among the kept.</param>
    /// <param name="missing">Why some resources of a kind may be missing in an account and a region; <c>null</c> where all were read. Not given, nothing is missing.</param>
    public Estate(IEnumerable<Resource> kept, Intent intent, Fact<DateTimeOffset> instant, Func<string, Unknown> whyNot, Func<Type, string, string, Unknown?>? missing = null)
    {
        this.missing = missing ?? (static (_, _, _) => null);
        this.kept = new(StringComparer.Ordinal);
        foreach (var resource in kept) this.kept[resource.Id] = resource;
        (Intent, Instant, this.whyNot) = (intent, instant, whyNot);
    }

    public Intent Intent { get; }

    public Fact<DateTimeOffset> Instant { get; }

    /// <summary>What earlier runs saw of certificates; empty where none was handed over.</summary>
    public IReadOnlyList<EarlierCertificate> Earlier { get; init; } = [];

    /// <summary>What is remembered of the stores that were read, for their copies.</summary>
    public Sightings Sightings { get; } = new();

    /// <summary>All kept resources of one kind, by id.</summary>
    public IEnumerable<T> Kept<T>() where T : Resource => kept.Values.OfType<T>().OrderBy(static it => it.Id, StringComparer.Ordinal);

    /// <summary>The resource of that id, or why it is not there; a name that stands for it is followed, and heard.</summary>
    public bool Find<T>(Ref<T> to, IWitness? witness, [NotNullWhen(true)] out T? found, out Unknown whyNot) where T : Resource
    {
        whyNot = null!;
        var resource = kept.GetValueOrDefault(to.Id);
        if (resource is IStandsFor<T> name)
        {
            var known = witness is null ? name.Target.Peek(out var target) : name.Target.Tell(witness, "the key that the name stands for", out target);
            if (!known) (found, whyNot) = (null, (Unknown)name.Target.Source);
            else (found, whyNot) = (kept.GetValueOrDefault(target!.Id) as T, this.whyNot(target.Id));
            return found is not null;
        }
        found = resource as T;
        if (found is null) whyNot = this.whyNot(to.Id);
        return found is not null;
    }

    /// <summary>Why some of a kind may be missing among those of an account and a region; <c>null</c> where all were read. Only then may be concluded from there being none.</summary>
    public Unknown? Missing<T>(string account, string region) where T : Resource => missing(typeof(T), account, region);

    /// <summary>Why a resource that is not among the kept is not.</summary>
    public Unknown WhyNot(string id) => whyNot(id);

    public E Engine<E>() where E : class, IEngine<E> =>
        (E)engines.GetOrAdd(typeof(E), static (_, me) => new Lazy<object>(() => E.From(me)), this).Value;
}
