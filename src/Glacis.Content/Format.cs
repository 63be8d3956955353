// What a content is, told by its first bytes and never by its name.
namespace Glacis.Content;

/// <summary>What a content is.</summary>
public enum Format
{
    Text,
    Delimited,
    Gzip,
    Zstandard,
    Bzip2,
    Xz,
    Zip,
    Tar,
    Document,
    Slides,
    Workbook,
    Pdf,
    Mail,
    Sqlite,
    Parquet,

    /// <summary>Rows, items or elements of a store, value by value.</summary>
    Records,
    Empty,

    /// <summary>Nothing that is read here: pictures, programs, whatever else.</summary>
    Other,
}

/// <summary>Tells formats apart.</summary>
static class Sniff
{
    /// <summary>How many bytes are looked at.</summary>
    internal const int Length = 64 * 1024;

    const int TarMark = 257;

    internal static Format Of(ReadOnlySpan<byte> head) => head switch
    {
        [] => Format.Empty,
        [0x1f, 0x8b, 8, ..] => Format.Gzip,
        [0x28, 0xb5, 0x2f, 0xfd, ..] => Format.Zstandard,
        [(byte)'B', (byte)'Z', (byte)'h', >= (byte)'1' and <= (byte)'9', 0x31, 0x41, 0x59, 0x26, ..] => Format.Bzip2,
        [0xfd, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0, ..] => Format.Xz,
        [(byte)'P', (byte)'K', 3, 4, ..] or [(byte)'P', (byte)'K', 5, 6, ..] => Format.Zip,
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => Format.Pdf,
        [(byte)'P', (byte)'A', (byte)'R', (byte)'1', ..] => Format.Parquet,
        _ when head.StartsWith("SQLite format 3\0"u8) => Format.Sqlite,
        _ when head.Length > TarMark + 5 && head[TarMark..].StartsWith("ustar"u8) => Format.Tar,
        _ => Encodings.Of(head) is null ? Format.Other : IsMail(head) ? Format.Mail : Delimited.HeadOf(head) is not null ? Format.Delimited : Format.Text,
    };

    // Two of the fields that every mail has, at the beginnings of the first lines, before an empty one.
    static bool IsMail(ReadOnlySpan<byte> head)
    {
        var (fields, lines) = (0, 0);
        foreach (var range in head.Split((byte)'\n'))
        {
            var line = head[range].TrimEnd((byte)'\r');
            if (line.IsEmpty || lines++ > 60) break;
            if (lines == 1 && line.IndexOf((byte)':') is < 1 or > 40) return false;
            foreach (var field in (ReadOnlySpan<string>)["from:", "to:", "received:", "message-id:", "mime-version:", "return-path:", "delivered-to:"])
                if (line.Length > field.Length && System.Text.Ascii.EqualsIgnoreCase(line[..field.Length], field)) fields++;
        }
        return fields >= 2;
    }
}
