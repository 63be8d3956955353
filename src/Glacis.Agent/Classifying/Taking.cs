// What a store hands over, under the detectors.
using Glacis.Classification.Detecting;
using Glacis.Classification.Sampling;
using Glacis.Clouds.Stores;
using Glacis.Content;

namespace Glacis.Agent.Classifying;

/// <summary>Takes what is read out of one content of a store. For one thread.</summary>
sealed class Taking(Scanner scanner, ContentReader reader) : ITaker
{
    readonly Scanning scanning = new(scanner, hasSpans: false);
    Format format = Format.Records;
    long bytes, rows;
    bool isText;

    /// <summary>Values in fields that are named after what people have.</summary>
    internal long Named { get; private set; }

    /// <summary>How many of those are masked, drawn or reserved.</summary>
    internal long Masked { get; private set; }

    /// <summary>Finds in the name alone.</summary>
    internal int Name(string name) => scanning.Name(System.Text.Encoding.UTF8.GetBytes(name));

    public bool WantsWhole(ReadOnlySpan<byte> beginning) => ContentReader.FormatOf(beginning) is not (Format.Text or Format.Delimited or Format.Other or Format.Empty);

    public void Content(byte[] content)
    {
        format = reader.Read(new MemoryStream(content, writable: false), scanning);
        (isText, bytes) = (format is Format.Text or Format.Delimited, bytes + content.Length);
    }

    // From the first line that begins in it; columns stay those of the head.
    public void Piece(ReadOnlySpan<byte> piece)
    {
        bytes += piece.Length;
        if (!isText) return;
        scanning.Text(piece[(piece.IndexOf((byte)'\n') + 1)..], Places.Nowhere);
    }

    public void Row() => rows++;

    public void Value(string field, ReadOnlySpan<byte> value)
    {
        bytes += value.Length;
        scanning.Value(field, value);
        if (value.IsEmpty || Hints.OfField(field) == 0) return;
        Named++;
        if (Masks.IsMasked(value)) Masked++;
    }

    // A document in a column is a document.
    public void Blob(string field, byte[] value)
    {
        bytes += value.Length;
        if (ContentReader.FormatOf(value) != Format.Other) reader.Read(new MemoryStream(value, writable: false), scanning);
    }

    public void Not(string why) => scanning.Not(new("", why));

    internal ClassifiedContent Done(string path)
    {
        var done = scanning.Done(path, format, bytes);
        return format == Format.Records ? done with { Records = rows } : done;
    }
}
