// The records of one unit (account, region, service), in segments, and its lines of the ledger.
using System.Globalization;
using System.Text;
using Glacis.Recordings;

namespace Glacis.Bench.Generating;

/// <summary>Writes one unit.</summary>
sealed class UnitWriter(string folder, string account, string region, string service) : IDisposable
{
    static readonly DateTimeOffset Start = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    FileStream? file;
    SegmentWriter? segment;
    int segments;

    /// <summary>The number that the next record gets.</summary>
    internal int Next { get; private set; }

    /// <summary>Where the next record will stand.</summary>
    internal (string Segment, long Offset) Here()
    {
        if (segment is null || segment.Length >= SegmentWriter.Most) Roll();
        return (Name, segment!.Length);
    }

    internal int Write(RecordHeader header, string text)
    {
        Here();
        var body = Encoding.UTF8.GetBytes(text);
        var number = Next++;
        segment!.Write(header with { Number = number, Caller = $"arn:aws:sts::{account}:assumed-role/glacis-reader/glacis", Time = Start.AddMilliseconds(number), RequestId = Dice.For(number, service).Uuid(99), Length = body.Length, Sha256 = SegmentWriter.DigestOf(body) }, body);
        return number;
    }

    string Name => string.Create(CultureInfo.InvariantCulture, $"segments/{account}/{region}/{service}-{segments:d4}.seg");

    void Roll()
    {
        file?.Dispose();
        segments++;
        var path = Path.Combine(folder, Name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        file = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 20);
        segment = new(file);
    }

    public void Dispose() => file?.Dispose();
}
