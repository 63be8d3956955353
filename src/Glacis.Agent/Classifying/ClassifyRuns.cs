// Runs that classify what lies on this machine: a file, a folder, a text on standard input.
using Glacis.Classification.Detecting;
using Glacis.Content;

namespace Glacis.Agent.Classifying;

/// <summary>Runs that classify.</summary>
public static class ClassifyRuns
{
    static readonly ContentReader Reader = new();

    static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, IgnoreInaccessible = false, AttributesToSkip = FileAttributes.ReparsePoint };

    /// <summary>Classifies a file, or every file of a folder; links are not followed.</summary>
    public static Classified OfPath(string path, DetectorSet detectors, bool hasSpans, Action<string> tell, CancellationToken cancellation)
    {
        if (File.Exists(path)) return new(path, [OfFile(path, path, detectors, hasSpans)]);
        if (!Directory.Exists(path)) throw new RefusedException($"{path} does not exist", "TARGET is a file, a folder, or - for standard input");
        var contents = new List<ClassifiedContent>();
        foreach (var file in Directory.EnumerateFiles(path, "*", Everything).Order(StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            contents.Add(OfFile(file, Path.GetRelativePath(path, file).Replace('\\', '/'), detectors, hasSpans));
        }
        if (contents.Count == 0) tell($"{path} holds no file");
        return new(path, contents);
    }

    /// <summary>Classifies one stream.</summary>
    public static Classified OfStream(string name, Stream stream, DetectorSet detectors, bool hasSpans)
    {
        using var counted = new Counted(stream);
        var scanning = new Scanning(detectors.Scanner, hasSpans);
        var format = Reader.Read(counted, scanning);
        return new(name, [scanning.Done(name, format, counted.Count)]);
    }

    /// <summary>Finds in one text, in bytes of its UTF-8.</summary>
    public static IReadOnlyList<Span> OfText(ReadOnlySpan<byte> text, DetectorSet detectors)
    {
        var spans = new List<Span>();
        foreach (var find in new Scan(detectors.Scanner).In(text)) spans.Add(new(find.Start, find.Length, find.By.Finds.Id, find.Weight.Confidence));
        return spans;
    }

    // The world's refusals are part of the answer: a file that may not be read is not classified, and the others are.
    static ClassifiedContent OfFile(string file, string name, DetectorSet detectors, bool hasSpans)
    {
        try
        {
            using var stream = File.OpenRead(file);
            var scanning = new Scanning(detectors.Scanner, hasSpans);
            var format = Reader.Read(stream, scanning);
            return scanning.Done(name, format, stream.Length);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            return new(name, Format.Other, 0, 0, [], [new("", "it cannot be opened")], hasSpans ? [] : null);
        }
    }

    sealed class Counted(Stream inner) : Stream
    {
        internal long Count { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => Count; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = inner.Read(buffer);
            Count += read;
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
