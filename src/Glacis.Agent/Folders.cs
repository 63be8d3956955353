// Folders and archives as named streams.
using System.IO.Compression;
using Glacis.Evidence;
using Glacis.Recordings;

namespace Glacis.Agent;

/// <summary>A folder of the file system.</summary>
public sealed class DirectoryFolder : IFolder
{
    readonly string root;
    readonly Lazy<IReadOnlyList<string>> names;

    public DirectoryFolder(string root)
    {
        this.root = Path.GetFullPath(root);
        names = new(() => [.. Directory.EnumerateFiles(this.root, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(this.root, file).Replace(Path.DirectorySeparatorChar, '/')).Order(StringComparer.Ordinal)]);
    }

    /// <summary>Where it lies.</summary>
    public string Root => root;

    public IReadOnlyList<string> Names => names.Value;

    public Stream Open(string name, long offset = 0)
    {
        var file = new FileStream(Path.Combine(root, name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16, FileOptions.SequentialScan);
        file.Seek(offset, SeekOrigin.Begin);
        return file;
    }
}

/// <summary>A zip archive, of a recording or a bundle as it is or within one outer folder. Each stream has the archive open for itself.</summary>
public sealed class ZipFolder : IFolder
{
    readonly string file;
    readonly Lazy<IReadOnlyList<string>> names;
    readonly string prefix;

    public ZipFolder(string file)
    {
        this.file = file;
        using var archive = ZipFile.OpenRead(file);
        // A bundle's head is its manifest; the recording inside it has a head of its own.
        prefix = archive.Entries.Where(static it => it.Name is RunHead.Name or Manifest.Name).Select(static it => it.FullName[..^it.Name.Length]).MinBy(static it => it.Length) ?? "";
        names = new(All);
    }

    public IReadOnlyList<string> Names => names.Value;

    public Stream Open(string name, long offset = 0)
    {
        var archive = ZipFile.OpenRead(file);
        var entry = archive.GetEntry(prefix + name) ?? throw new FileNotFoundException($"{name} is not in {file}");
        var from = new Entry(entry.Open(), archive);
        from.Skip(offset);
        return from;
    }

    string[] All()
    {
        using var archive = ZipFile.OpenRead(file);
        string[] all = [.. archive.Entries.Where(it => it.Name.Length > 0 && it.FullName.StartsWith(prefix, StringComparison.Ordinal)).Select(it => it.FullName[prefix.Length..]).Order(StringComparer.Ordinal)];
        return all.FirstOrDefault(static it => it.Contains('\\', StringComparison.Ordinal) || it.Split('/').Any(static part => part is "" or "." or "..")) is { } odd
            ? throw new UnreadableRecordingException($"{file} names a file outside itself: {odd}") : all;
    }

    // Closes the archive with the entry.
    sealed class Entry(Stream inner, ZipArchive archive) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        internal void Skip(long bytes)
        {
            Span<byte> scrap = stackalloc byte[4096];
            while (bytes > 0)
            {
                var got = inner.Read(scrap[..(int)Math.Min(scrap.Length, bytes)]);
                if (got == 0) return;
                bytes -= got;
            }
        }

        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

        public override int Read(Span<byte> buffer) => inner.Read(buffer);

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
                archive.Dispose();
            }
            base.Dispose(disposing);
        }
    }
}

/// <summary>A folder inside another.</summary>
public sealed class SubFolder(IFolder outer, string prefix) : IFolder
{
    public IReadOnlyList<string> Names { get; } = [.. outer.Names.Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Select(name => name[prefix.Length..])];

    public Stream Open(string name, long offset = 0) => outer.Open(prefix + name, offset);
}
