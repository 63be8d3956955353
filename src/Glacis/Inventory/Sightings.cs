// What is remembered of streamed stores that copies may point at: a few bytes each.
using System.Runtime.CompilerServices;
using Glacis.Facts;

namespace Glacis.Inventory;

/// <summary>Environment and data class of the stores that were read, for their copies. At most 64 bytes a store. Filled in one turn, read in the next.</summary>
public sealed class Sightings
{
    readonly Dictionary<UInt128, Sighting> seen = [];
    readonly List<Answer> answers = [];

    // Nothing of the store itself is kept: where its item stood is enough to cite it.
    readonly record struct Sighting(sbyte Environment, sbyte Data, bool DataIsDeclared, bool DataIsSeen, int Answer, int Item);

    /// <summary>Remembers a settled store.</summary>
    public void Remember(DataHolder store, Source at)
    {
        if (at is not Place place) return;
        if (answers.Count == 0 || !ReferenceEquals(answers[^1], place.Answer)) answers.Add(place.Answer);
        seen[Digest(store.Id)] = new(
            store.Environment.Peek(out var environment) ? (sbyte)environment : (sbyte)-1,
            store.Data.Peek(out var data) ? (sbyte)data : (sbyte)-1,
            store.Data.Source is Declaration,
            store.Data.Source is Observation,
            answers.Count - 1,
            place.Index);
    }

    /// <summary>The environment of the store that something is a copy of.</summary>
    public Fact<DeploymentEnvironment> EnvironmentOf(string id) =>
        !seen.TryGetValue(Digest(id), out var it) ? NotRead<DeploymentEnvironment>(id)
        : it.Environment >= 0 ? Fact.Known((DeploymentEnvironment)it.Environment, new Conclusion($"it is a copy of {id}, whose environment this is", 0.9, [At(it)]))
        : it.Data < 0 ? NotTold<DeploymentEnvironment>(id, it)
        : Fact.Unknown<DeploymentEnvironment>(Ignorance.NothingTells, $"nothing tells the environment of its origin {id}", At(it));

    /// <summary>The data of the store that something is a copy of.</summary>
    public Fact<DataClass> DataOf(string id)
    {
        if (!seen.TryGetValue(Digest(id), out var it)) return NotRead<DataClass>(id);
        if (it.Data < 0) return NotTold<DataClass>(id, it);
        if (it.DataIsSeen) return Fact.Known((DataClass)it.Data, new Observation($"what was seen in a sample of {id}, of which it is a copy", 0.9, At(it)));
        return Fact.Known((DataClass)it.Data, it.DataIsDeclared
            ? new Declaration($"what is declared of {id}, of which it is a copy", At(it))
            : new Conclusion($"it is a copy of {id}, whose data is taken to be this", 0.6, [At(it)]));
    }

    // An origin that is gone tells nothing; the copy's own name may.
    static Fact<T> NotRead<T>(string id) => Fact.Unknown<T>(Ignorance.NothingTells, $"its origin {id} was not read");

    // The class of a store that was read is unknown only where its tags were not read: they might have told more than the copy's name.
    Fact<T> NotTold<T>(string id, in Sighting it) => Fact.Unknown<T>(Ignorance.NotRecorded, $"the tags of its origin {id} could not be read", At(it));

    Place At(in Sighting it) => new(answers[it.Answer], "", it.Item);

    static UInt128 Digest(string id)
    {
        Span<byte> hash = stackalloc byte[32];
        System.Security.Cryptography.SHA256.HashData(System.Runtime.InteropServices.MemoryMarshal.AsBytes(id.AsSpan()), hash);
        return Unsafe.ReadUnaligned<UInt128>(ref hash[0]);
    }
}
