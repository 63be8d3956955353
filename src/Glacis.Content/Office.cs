// Documents, slides and workbooks of offices: zips of XML, read as paragraphs and as rows.
using System.IO.Compression;
using System.Text;
using System.Xml;
using Glacis.Classification.Detecting;

namespace Glacis.Content;

static class Office
{
    static readonly XmlReaderSettings Safe = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true, MaxCharactersFromEntities = 0 };

    /// <summary>What a zip is, if it is of an office.</summary>
    internal static Format? Of(ZipArchive zip) =>
        zip.GetEntry("[Content_Types].xml") is null ? null
        : zip.GetEntry("word/document.xml") is not null ? Format.Document
        : zip.GetEntry("xl/workbook.xml") is not null ? Format.Workbook
        : zip.GetEntry("ppt/presentation.xml") is not null ? Format.Slides : null;

    internal static void Read(ZipArchive zip, Format format, string part, Meter meter, ISink sink)
    {
        if (format == Format.Workbook) Workbook(zip, part, meter, sink);
        else Paragraphs(zip, format, part, meter, sink);
    }

    static XmlReader Open(ZipArchiveEntry entry, Meter meter)
    {
        meter.Part();
        return XmlReader.Create(new Metered(entry.Open(), meter), Safe);
    }

    // Runs of one paragraph belong together: a number may be written in several.
    static void Paragraphs(ZipArchive zip, Format format, string part, Meter meter, ISink sink)
    {
        sink.Begin(part, format, null);
        var text = new StringBuilder();
        foreach (var entry in zip.Entries.Where(it => it.FullName.EndsWith(".xml", StringComparison.Ordinal) && (format == Format.Document ? it.FullName.StartsWith("word/", StringComparison.Ordinal) : it.FullName.StartsWith("ppt/slides/", StringComparison.Ordinal) || it.FullName.StartsWith("ppt/notesSlides/", StringComparison.Ordinal))).OrderBy(static it => it.FullName, StringComparer.Ordinal))
        {
            using var xml = Open(entry, meter);
            while (xml.Read())
            {
                if (xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace) text.Append(xml.Value);
                else if (xml.NodeType == XmlNodeType.EndElement && xml.LocalName is "p" or "tc") text.Append(xml.LocalName == "p" ? '\n' : '\t');
                if (text.Length > 1 << 18) Flush(text, sink);
            }
            Flush(text.Append('\n'), sink);
        }
    }

    static void Flush(StringBuilder text, ISink sink)
    {
        sink.Text(Encoding.UTF8.GetBytes(text.ToString()), Places.Nowhere);
        text.Clear();
    }

    // The first row of a sheet names its columns, where all its cells are words.
    static void Workbook(ZipArchive zip, string part, Meter meter, ISink sink)
    {
        var shared = zip.GetEntry("xl/sharedStrings.xml") is { } strings ? Shared(strings, meter) : [];
        foreach (var sheet in zip.Entries.Where(static it => it.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal) && it.FullName.EndsWith(".xml", StringComparison.Ordinal)).OrderBy(static it => it.FullName, StringComparer.Ordinal))
        {
            sink.Begin(part.Length == 0 ? sheet.Name : $"{part}!{sheet.Name}", Format.Workbook, null);
            using var xml = Open(sheet, meter);
            var rows = new Rows(sink);
            while (xml.ReadToFollowing("row")) rows.Take(Cells(xml.ReadSubtree(), shared));
        }
    }

    static List<string> Shared(ZipArchiveEntry entry, Meter meter)
    {
        var all = new List<string>();
        using var xml = Open(entry, meter);
        while (xml.ReadToFollowing("si"))
        {
            using var item = xml.ReadSubtree();
            var text = new StringBuilder();
            while (item.Read())
                if (item.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace) text.Append(item.Value);
            all.Add(text.ToString());
        }
        return all;
    }

    static SortedDictionary<int, string> Cells(XmlReader row, List<string> shared)
    {
        var cells = new SortedDictionary<int, string>();
        using (row)
            while (row.ReadToFollowing("c"))
            {
                var (column, isShared) = (Column(row.GetAttribute("r"), cells.Count), row.GetAttribute("t") == "s");
                using var cell = row.ReadSubtree();
                var text = new StringBuilder();
                while (cell.Read())
                    if (cell.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace) text.Append(cell.Value);
                cells[column] = isShared && int.TryParse(text.ToString(), System.Globalization.CultureInfo.InvariantCulture, out var at) && at >= 0 && at < shared.Count ? shared[at] : text.ToString();
            }
        return cells;
    }

    // "AB12": the letters are a number by 26.
    static int Column(string? reference, int otherwise)
    {
        if (string.IsNullOrEmpty(reference)) return otherwise;
        var column = 0;
        foreach (var letter in reference.TakeWhile(char.IsAsciiLetterUpper).Take(4)) column = column * 26 + letter - 'A' + 1;
        return column - 1;
    }

    sealed class Rows(ISink sink)
    {
        SortedDictionary<int, string>? head;

        internal void Take(SortedDictionary<int, string> row)
        {
            if (head is null && row.Count > 0)
            {
                head = row.Values.All(static it => it.Length > 0 && char.IsLetter(it[0]) && it.Length < 60) ? row : [];
                if (head.Count > 0) return;
            }
            foreach (var (column, value) in row)
                if (value.Length > 0) sink.Value(head?.GetValueOrDefault(column) ?? "", Encoding.UTF8.GetBytes(value));
        }
    }
}
