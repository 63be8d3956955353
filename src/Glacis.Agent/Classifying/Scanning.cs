// One content under the detectors: windows and values in, counts and places out.
using Glacis.Classification.Detecting;
using Glacis.Classification.Realness;
using Glacis.Content;

namespace Glacis.Agent.Classifying;

/// <summary>Takes what a reader reads. For one content and one thread.</summary>
sealed class Scanning(Scanner scanner, bool hasSpans) : ISink
{
    // A file full of finds would fill memory with their places.
    const int MostSpans = 1_000_000;

    readonly Tally tally = new();
    readonly FieldSampler sampler = new(scanner);
    readonly List<Unclassifiable> unclassifiable = [];
    readonly List<Span>? spans = hasSpans ? [] : null;
    Scan scan = new(scanner);
    long records;

    public void Begin(string part, Format format, Columns? columns)
    {
        scan = new(scanner, columns);
        sampler.Begin(columns);
    }

    public void Text(ReadOnlySpan<byte> window, in Places places)
    {
        records += window.Count((byte)'\n') + (window.Length > 0 && window[^1] != '\n' ? 1 : 0);
        sampler.Window(window);
        foreach (var find in scan.In(window)) Keep(find, window, places);
    }

    public void Value(string field, ReadOnlySpan<byte> value)
    {
        records++;
        sampler.Value(field, value);
        foreach (var find in scan.InField(field, value))
        {
            tally.Add(find);
            sampler.Found(find, value);
        }
    }

    /// <summary>A name under which something is kept; it is no record.</summary>
    internal int Name(ReadOnlySpan<byte> name)
    {
        var finds = scan.InField("", name);
        foreach (var find in finds) tally.Add(find);
        return finds.Length;
    }

    public void Not(Unclassifiable it) => unclassifiable.Add(it);

    void Keep(in Find find, ReadOnlySpan<byte> window, in Places places)
    {
        tally.Add(find);
        sampler.Found(find, window);
        if (spans is null || places.Offset < 0 || spans.Count == MostSpans) return;
        var (offset, length) = places.Of(window, find.Start, find.Length);
        spans.Add(new(offset, length, find.By.Finds.Id, find.Weight.Confidence));
    }

    internal ClassifiedContent Done(string path, Format format, long bytes) => new(path, format, bytes, records, tally.Classes, unclassifiable, spans) { Likely = sampler.Done() };
}
