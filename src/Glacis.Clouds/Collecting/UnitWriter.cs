// Writes the records of one unit: numbered, in segments, under names that say "part" until the unit is complete.
using System.Globalization;
using Glacis.Recordings;

namespace Glacis.Clouds.Collecting;

/// <summary>Where a record stands in a recording.</summary>
readonly record struct Mark(string Segment, long Offset, int Number);

/// <summary>Writes the records of one unit. One writer; threads may not share it.</summary>
sealed class UnitWriter(Workplace workplace, string unit, long most) : IDisposable
{
    readonly List<string> segments = [];
    FileStream? file;
    SegmentWriter? writer;

    /// <summary>The number of the next record.</summary>
    internal int Number { get; private set; }

    /// <summary>The segments begun.</summary>
    internal IReadOnlyList<string> Segments => segments;

    /// <summary>Where the next record will stand. A full segment ends here, and nowhere else.</summary>
    internal Mark Next()
    {
        if (writer is null || writer.Length >= most) Roll();
        return new(segments[^1], writer!.Length, Number);
    }

    internal void Write(RecordHeader header, ReadOnlySpan<byte> body)
    {
        workplace.Writing(segments[^1]);
        writer!.Write(header with { Number = Number++ }, body);
    }

    /// <summary>Hands what was written to the system, which keeps it when this process dies.</summary>
    internal void Flush() => file!.Flush();

    internal void Close()
    {
        file?.Flush(flushToDisk: true);
        Dispose();
    }

    public void Dispose()
    {
        file?.Dispose();
        file = null;
    }

    void Roll()
    {
        Close();
        segments.Add(string.Create(CultureInfo.InvariantCulture, $"segments/{unit}-{segments.Count + 1:0000}.seg"));
        file = workplace.Create(segments[^1]);
        writer = new(file);
    }
}
