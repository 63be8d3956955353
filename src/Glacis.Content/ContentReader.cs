// Reads a content by what it is: text as it stands, archives part by part, documents as their text.
using System.Formats.Tar;
using System.IO.Compression;
using System.Xml;
using SharpCompress.Common;
using SharpCompress.Compressors.BZip2;
using SharpCompress.Compressors.Xz;
using ZstdSharp;

namespace Glacis.Content;

/// <summary>Reads contents. Threads share it.</summary>
public sealed class ContentReader(Limits limits)
{
    public ContentReader() : this(new())
    {
    }

    /// <summary>Reads a content to its end, or says why not; what it is.</summary>
    /// <remarks>Whatever is broken or beyond a cap goes to the sink; nothing is thrown for it.</remarks>
    public Format Read(Stream stream, ISink sink)
    {
        var peeked = new Peeked(stream);
        var format = Sniff.Of(peeked.Head);
        Part(peeked, format, "", 0, new(limits, stream.CanSeek ? stream : peeked), sink);
        return format;
    }

    /// <summary>What a content is that begins so.</summary>
    public static Format FormatOf(ReadOnlySpan<byte> beginning) => Sniff.Of(beginning[..Math.Min(beginning.Length, Sniff.Length)]);

    void Part(Peeked it, Format format, string part, int depth, Meter meter, ISink sink)
    {
        try
        {
            if (depth > limits.Depth) throw new UnreadableContentException($"it lies more than {limits.Depth} archives deep");
            Dispatch(it, format, part, depth, meter, sink);
        }
        catch (UnreadableContentException e)
        {
            sink.Not(new(part, e.Message));
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or SharpCompressException or ZstdException or XmlException or FormatException or OverflowException or NotSupportedException)
        {
            sink.Not(new(part, $"it is broken, or not what it seems ({Spoken(format)})"));
        }
    }

    void Dispatch(Peeked it, Format format, string part, int depth, Meter meter, ISink sink)
    {
        switch (format)
        {
            case Format.Empty: sink.Begin(part, format, null); break;
            case Format.Text or Format.Delimited: Windows.Read(it, it.Head, part, format, depth == 0, sink); break;
            case Format.Gzip: Unpacked(new GZipStream(it, CompressionMode.Decompress), part, depth, meter, sink); break;
            case Format.Zstandard: Unpacked(new DecompressionStream(it), part, depth, meter, sink); break;
            case Format.Bzip2: Unpacked(BZip2Stream.Create(it, SharpCompress.Compressors.CompressionMode.Decompress, decompressConcatenated: true), part, depth, meter, sink); break;
            case Format.Xz: Unpacked(new XZStream(it), part, depth, meter, sink); break;
            case Format.Tar: Tar(it, part, depth, meter, sink); break;
            case Format.Zip: Zip(it, part, depth, meter, sink); break;
            case Format.Pdf: Documents.Pdf(it.Whole(limits.InMemory), part, sink); break;
            case Format.Mail: Documents.Mail(it.Whole(limits.InMemory), part, sink, (stream, name) => Below(stream, name, depth, meter, sink)); break;
            case Format.Sqlite: Databases.Sqlite(it.Whole(limits.InMemory), part, sink); break;
            // The library that knows it does not come to an end on files with one changed byte.
            case Format.Parquet: throw new UnreadableContentException("Parquet is not read in this version");
            default: throw new UnreadableContentException("it is neither text nor a format that is read here");
        }
    }

    void Unpacked(Stream stream, string part, int depth, Meter meter, ISink sink)
    {
        using (stream) Below(new Metered(stream, meter), part, depth, meter, sink);
    }

    void Below(Stream stream, string part, int depth, Meter meter, ISink sink)
    {
        meter.Part();
        var peeked = new Peeked(stream);
        Part(peeked, Sniff.Of(peeked.Head), part, depth + 1, meter, sink);
    }

    void Tar(Stream stream, string part, int depth, Meter meter, ISink sink)
    {
        using var tar = new TarReader(stream, leaveOpen: true);
        while (tar.GetNextEntry() is { } entry)
            if (entry is { EntryType: TarEntryType.RegularFile or TarEntryType.V7RegularFile, DataStream: { } data }) Below(new Metered(data, meter), Named(part, entry.Name), depth, meter, sink);
    }

    void Zip(Peeked it, string part, int depth, Meter meter, ISink sink)
    {
        using var zip = new ZipArchive(new MemoryStream(it.Whole(limits.InMemory), writable: false), ZipArchiveMode.Read);
        if (Office.Of(zip) is { } format)
        {
            Office.Read(zip, format, part, meter, sink);
            return;
        }
        foreach (var entry in zip.Entries)
        {
            if (entry.FullName.EndsWith('/')) continue;
            if (entry.IsEncrypted)
            {
                sink.Not(new(Named(part, entry.FullName), "it is encrypted"));
                continue;
            }
            using var data = entry.Open();
            Below(new Metered(data, meter), Named(part, entry.FullName), depth, meter, sink);
        }
    }

    static string Named(string part, string name) => part.Length == 0 ? name : $"{part}!{name}";

    static string Spoken(Format format) => Facts.Words.Spoken(format);
}
