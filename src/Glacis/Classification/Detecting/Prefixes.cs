// Many beginnings looked for at once: a fingerprint of three bytes for sixteen places at a time, then a comparison.
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace Glacis.Classification.Detecting;

/// <summary>The prefixes of detectors, merged. Threads may share it.</summary>
sealed class Prefixes
{
    const int Buckets = 8, Fingerprint = 3;

    readonly (byte[] Prefix, Detector[] By)[][] buckets = [.. Enumerable.Range(0, Buckets).Select(static _ => Array.Empty<(byte[], Detector[])>())];

    // For each of the three bytes: which buckets have a prefix with that low, that high half of the byte.
    readonly Vector128<byte>[] low = new Vector128<byte>[Fingerprint], high = new Vector128<byte>[Fingerprint];

    internal Prefixes(IEnumerable<Detector> detectors)
    {
        var all = detectors.SelectMany(static it => it.Prefixes.Select(prefix => (prefix, it))).GroupBy(static it => it.prefix, static it => it.it, StringComparer.Ordinal).OrderBy(static it => it.Key, StringComparer.Ordinal).ToArray();
        for (var at = 0; at < all.Length; at++)
        {
            var (prefix, bucket) = (Encoding.ASCII.GetBytes(all[at].Key), at * Buckets / all.Length);
            buckets[bucket] = [.. buckets[bucket], (prefix, all[at].ToArray())];
            for (var part = 0; part < Fingerprint; part++)
            {
                low[part] = With(low[part], prefix[part] & 15, bucket);
                high[part] = With(high[part], prefix[part] >> 4, bucket);
            }
        }
    }

    static Vector128<byte> With(Vector128<byte> table, int at, int bucket) => table.WithElement(at, (byte)(table[at] | 1 << bucket));

    /// <summary>The next place at or behind <paramref name="from"/> where a prefix stands, and who wants it; negative where there is none.</summary>
    internal int Next(ReadOnlySpan<byte> text, int from, out Detector[] by)
    {
        var at = from;
        ref var first = ref MemoryMarshal.GetReference(text);
        var (low0, low1, low2, high0, high1, high2) = (low[0], low[1], low[2], high[0], high[1], high[2]);
        var half = Vector128.Create((byte)15);
        for (; at + Vector128<byte>.Count + Fingerprint - 1 <= text.Length; at += Vector128<byte>.Count)
        {
            var (one, two, three) = (Vector128.LoadUnsafe(ref first, (nuint)at), Vector128.LoadUnsafe(ref first, (nuint)at + 1), Vector128.LoadUnsafe(ref first, (nuint)at + 2));
            var hit = Vector128.ShuffleNative(low0, one & half) & Vector128.ShuffleNative(high0, one >>> 4)
                & Vector128.ShuffleNative(low1, two & half) & Vector128.ShuffleNative(high1, two >>> 4)
                & Vector128.ShuffleNative(low2, three & half) & Vector128.ShuffleNative(high2, three >>> 4);
            if (hit == Vector128<byte>.Zero) continue;
            for (var bits = ~Vector128.Equals(hit, Vector128<byte>.Zero).ExtractMostSignificantBits() & 0xFFFF; bits != 0; bits &= bits - 1)
            {
                var offset = BitOperations.TrailingZeroCount(bits);
                if (Is(text[(at + offset)..], hit[offset], out by)) return at + offset;
            }
        }
        for (; at + Fingerprint <= text.Length; at++)
            if (Is(text[at..], 0xFF, out by)) return at;
        by = [];
        return -1;
    }

    bool Is(ReadOnlySpan<byte> text, byte wanted, out Detector[] by)
    {
        for (; wanted != 0; wanted &= (byte)(wanted - 1))
            foreach (var (prefix, its) in buckets[BitOperations.TrailingZeroCount(wanted)])
                if (text.StartsWith(prefix)) return (by = its).Length > 0;
        by = [];
        return false;
    }
}
