// The population: how many resources of each kind were found, counted apart from the verdicts so that the two can be held against each other.
using Glacis.Inventory;

namespace Glacis.Controls;

/// <summary>How many resources of one kind were found.</summary>
public sealed record KindCount(string Kind, string Label, long Count);

/// <summary>Counts resources as they are found. One a worker; merge them when all are done.</summary>
public sealed class Population
{
    readonly Dictionary<Kind, long> kinds = [];
    readonly Dictionary<Type, long> shapes = [];

    public void Add(Resource it)
    {
        kinds[it.Kind] = kinds.GetValueOrDefault(it.Kind) + 1;
        shapes[it.GetType()] = shapes.GetValueOrDefault(it.GetType()) + 1;
    }

    public void Add(Population other)
    {
        foreach (var (kind, count) in other.kinds) kinds[kind] = kinds.GetValueOrDefault(kind) + count;
        foreach (var (shape, count) in other.shapes) shapes[shape] = shapes.GetValueOrDefault(shape) + count;
    }

    /// <summary>All resources.</summary>
    public long Count => shapes.Values.Sum();

    /// <summary>Resources of one noun, data stores for instance: what a check asks about.</summary>
    public long Of(Type noun) => shapes.GetValueOrDefault(noun);

    /// <summary>By kind, sorted by its id.</summary>
    public IReadOnlyList<KindCount> Kinds =>
        [.. kinds.GroupBy(static it => it.Key.Id, StringComparer.Ordinal).OrderBy(static it => it.Key, StringComparer.Ordinal)
            .Select(static it => new KindCount(it.Key, it.Select(static kind => kind.Key.Label).Min(StringComparer.Ordinal)!, it.Sum(static kind => kind.Value)))];
}
