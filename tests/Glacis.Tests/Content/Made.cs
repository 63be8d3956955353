// Contents made by the tests: archives, documents, tables.
using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Glacis.Tests.Content;

static class Made
{
    internal static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    internal static byte[] Gzip(byte[] content)
    {
        using var to = new MemoryStream();
        using (var gzip = new GZipStream(to, CompressionLevel.Optimal)) gzip.Write(content);
        return to.ToArray();
    }

    internal static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var to = new MemoryStream();
        using (var zip = new ZipArchive(to, ZipArchiveMode.Create))
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        return to.ToArray();
    }

    internal static byte[] Tar(params (string Name, byte[] Content)[] entries)
    {
        using var to = new MemoryStream();
        using (var tar = new TarWriter(to))
            foreach (var (name, content) in entries) tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(content) });
        return to.ToArray();
    }

    internal static byte[] Sqlite(string script)
    {
        var file = Path.Combine(Path.GetTempPath(), $"glacis-{Guid.NewGuid():n}.sqlite");
        try
        {
            using (var connection = new SqliteConnection($"Data Source={file};Pooling=False"))
            {
                connection.Open();
                using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the test's own text
                command.CommandText = script;
#pragma warning restore CA2100
                command.ExecuteNonQuery();
            }
            return File.ReadAllBytes(file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    const string Words = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    internal static byte[] Document(params string[][] paragraphs) => Zip(
        ("[Content_Types].xml", Bytes("<Types/>")),
        ("word/document.xml", Bytes($"<w:document xmlns:w=\"{Words}\"><w:body>{string.Concat(paragraphs.Select(static runs => $"<w:p>{string.Concat(runs.Select(static run => $"<w:r><w:t>{run}</w:t></w:r>"))}</w:p>"))}</w:body></w:document>")));

    internal static byte[] Workbook() => Zip(
        ("[Content_Types].xml", Bytes("<Types/>")),
        ("xl/workbook.xml", Bytes("<workbook/>")),
        ("xl/sharedStrings.xml", Bytes("<sst xmlns=\"x\"><si><t>name</t></si><si><t>email</t></si><si><r><t>ada@</t></r><r><t>acme.io</t></r></si></sst>")),
        ("xl/worksheets/sheet1.xml", Bytes("<worksheet xmlns=\"x\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row><row r=\"2\"><c r=\"B2\" t=\"s\"><v>2</v></c></row></sheetData></worksheet>")));

    /// <summary>One page with one line, as small as a PDF can be.</summary>
    internal static byte[] Pdf(string line)
    {
        var text = $"BT /F1 12 Tf 72 720 Td ({line}) Tj ET";
        var (pdf, places) = (new StringBuilder("%PDF-1.4\n"), new List<int>());
        foreach (var it in new[]
        {
            "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            $"<< /Length {text.Length} >>\nstream\n{text}\nendstream", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        })
        {
            places.Add(pdf.Length);
            pdf.Append(System.Globalization.CultureInfo.InvariantCulture, $"{places.Count} 0 obj\n{it}\nendobj\n");
        }
        var cross = pdf.Length;
        pdf.Append("xref\n0 6\n0000000000 65535 f \n");
        foreach (var place in places) pdf.Append(System.Globalization.CultureInfo.InvariantCulture, $"{place:0000000000} 00000 n \n");
        return Bytes(pdf.Append(System.Globalization.CultureInfo.InvariantCulture, $"trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n{cross}\n%%EOF\n").ToString());
    }
}
