// What an earlier attempt at a unit was told already: it is not asked again.
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Glacis.Recordings;
using Microsoft.Win32.SafeHandles;

namespace Glacis.Clouds.Collecting;

/// <summary>Answers of an earlier attempt, found by their question. Some 40 bytes each are held. Threads may share it.</summary>
sealed class Replay : IDisposable
{
    readonly List<SafeFileHandle> files = [];
    readonly Dictionary<UInt128, (int File, long Offset, int Length)> known = [];
    Names names => field ??= new();
    readonly Lock gate = new();

    /// <summary>Reads what the files hold, up to the first damage in each: a dead process leaves torn tails.</summary>
    internal Replay(IEnumerable<string> files)
    {
        foreach (var file in files) Index(file);
    }

    /// <summary>What tells questions apart.</summary>
    internal static UInt128 KeyOf(string call, string region, string request, int page)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{call}\n{region}\n{page}\n{request}"), hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }

    /// <summary>The record of a question; <c>null</c> where it has to be asked.</summary>
    internal (RecordHeader Header, byte[] Body)? Find(string call, string region, string request, int page)
    {
        if (known.Count == 0 || !known.TryGetValue(KeyOf(call, region, request, page), out var at)) return null;
        var bytes = new byte[at.Length];
        for (var got = 0; got < bytes.Length;)
            got += RandomAccess.Read(files[at.File], bytes.AsSpan(got), at.Offset + got) is var more and > 0 ? more : throw new EndOfStreamException("a file that was set aside has shrunk");
        lock (gate) return Read(bytes);
    }

    (RecordHeader Header, byte[] Body)? Read(byte[] record)
    {
        using var reader = new SegmentReader(new MemoryStream(record), "", names, whole: true);
        return reader.Next() ? (reader.Header, reader.Body.ToArray()) : null;
    }

    // Only what the service said stands; everything else is worth another question.
    void Index(string file)
    {
        var handle = File.OpenHandle(file);
        files.Add(handle);
        using var reader = new SegmentReader(File.OpenRead(file), file, names, whole: true);
        try
        {
            while (reader.Next())
                if (reader.Header is { Fate: Fate.Answered or Fate.Refused } header && reader.IsIntact)
                    known.TryAdd(KeyOf(header.Call, header.Region, header.Request, header.Page), (files.Count - 1, reader.At, (int)(reader.Offset - reader.At)));
        }
        catch (UnreadableRecordingException)
        {
        }
    }

    public void Dispose() => files.ForEach(static it => it.Dispose());
}
