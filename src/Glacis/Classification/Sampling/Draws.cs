// What is drawn follows from a seed alone: the same seed, the same names, the same sample, in whatever order they were listed.
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Glacis.Classification.Sampling;

/// <summary>Chance that can be repeated. Threads may share it.</summary>
public static class Draws
{
    /// <summary>Where a name stands in the order of one seed; the first of that order are a random sample of all names.</summary>
    public static ulong Rank(ulong seed, string name)
    {
        // Not a quick hash: whoever names objects must not be able to tell easily which of them are looked at.
        var text = Encoding.UTF8.GetBytes(name);
        var keyed = new byte[sizeof(ulong) + text.Length];
        BinaryPrimitives.WriteUInt64LittleEndian(keyed, seed);
        text.CopyTo(keyed, sizeof(ulong));
        Span<byte> digest = stackalloc byte[32];
        SHA256.HashData(keyed, digest);
        return BinaryPrimitives.ReadUInt64LittleEndian(digest);
    }

    /// <summary>Different numbers below a count in random order, as many as there are; only those asked for are made.</summary>
    public static IEnumerable<long> Below(long count, ulong seed, string name)
    {
        var (state, moved) = (Rank(seed, name), new Dictionary<long, long>());
        for (var left = count; left > 0; left--)
        {
            var at = (long)(Next(ref state) % (ulong)left);
            // Fisher and Yates over a row of numbers of which only those that moved are kept.
            yield return moved.GetValueOrDefault(at, at);
            moved[at] = moved.GetValueOrDefault(left - 1, left - 1);
            moved.Remove(left - 1);
        }
    }

    // SplitMix64.
    static ulong Next(ref ulong state)
    {
        var mixed = state += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EB;
        return mixed ^ mixed >> 31;
    }
}
