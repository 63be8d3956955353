// Member names, each kept once: a small hash table from UTF-8 bytes to strings.
using System.Buffers.Binary;
using System.Text;

namespace Glacis.Recordings;

/// <summary>
/// Names of members, so that a million answers share a few thousand strings. One worker may share it between its documents;
/// threads may not. It stops learning when it is full or a name collides too often: such a name is a string of its own.
/// </summary>
public sealed class Names
{
    const int Capacity = 16384, MostNames = Capacity / 2, MostProbes = 16, LongestName = 128;

    readonly Entry[] entries = new Entry[Capacity];
    int count;

    readonly record struct Entry(uint Hash, byte[] Bytes, string Text);

    /// <summary>The string for a name's bytes: always the same one, while the table has room.</summary>
    public string Get(ReadOnlySpan<byte> name)
    {
        var hash = Hash(name);
        for (var probe = 0u; probe < MostProbes; probe++)
        {
            ref var entry = ref entries[(hash + probe) & (Capacity - 1)];
            if (entry.Text is null)
                return Learn(ref entry, hash, name);
            if (entry.Hash == hash && name.SequenceEqual(entry.Bytes))
                return entry.Text;
        }
        return Encoding.UTF8.GetString(name);
    }

    string Learn(ref Entry entry, uint hash, ReadOnlySpan<byte> name)
    {
        var text = Encoding.UTF8.GetString(name);
        if (count < MostNames && name.Length <= LongestName)
        {
            entry = new(hash, name.ToArray(), text);
            count++;
        }
        return text;
    }

    // Length, head and tail tell the members of one API apart; the probe limit bounds what a hostile set of names can cost.
    static uint Hash(ReadOnlySpan<byte> name)
    {
        if (name.Length >= 8)
            return Mix(BinaryPrimitives.ReadUInt64LittleEndian(name), BinaryPrimitives.ReadUInt64LittleEndian(name[^8..]), name.Length);
        ulong all = 0;
        foreach (var b in name)
            all = (all << 8) | b;
        return Mix(all, 0, name.Length);
    }

    static uint Mix(ulong head, ulong tail, int length)
    {
        var mixed = (head + ((ulong)length << 56)) * 0x9E3779B97F4A7C15UL ^ tail * 0xC2B2AE3D27D4EB4FUL;
        return (uint)(mixed >> 32) ^ (uint)(mixed >> 15);
    }
}
