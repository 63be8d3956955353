// PDF and mail, as their text.
using System.Text;
using MimeKit;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;
using UglyToad.PdfPig.Exceptions;
using UglyToad.PdfPig.Fonts;

namespace Glacis.Content;

static class Documents
{
    const int MostPages = 5000;

    /// <summary>The text of a PDF's pages; pages that are pictures have none, and that is said.</summary>
    internal static void Pdf(byte[] bytes, string part, ISink sink)
    {
        try
        {
            using var pdf = PdfDocument.Open(bytes);
            sink.Begin(part, Format.Pdf, null);
            var silent = 0;
            for (var number = 1; number <= Math.Min(pdf.NumberOfPages, MostPages); number++)
            {
                var text = ContentOrderTextExtractor.GetText(pdf.GetPage(number));
                if (string.IsNullOrWhiteSpace(text)) silent++;
                else sink.Text(Encoding.UTF8.GetBytes(text + "\n"), Places.Nowhere);
            }
            if (silent > 0) sink.Not(new(part, $"{silent} of {pdf.NumberOfPages} pages have no text: pictures are not read"));
            if (pdf.NumberOfPages > MostPages) sink.Not(new(part, $"pages beyond {MostPages} are not read"));
        }
        catch (PdfDocumentEncryptedException)
        {
            throw new UnreadableContentException("it is encrypted");
        }
        // What the reader throws at broken files, by its own account and by its sources.
        catch (Exception e) when (e is PdfDocumentFormatException or PdfDocumentStackDepthException or InvalidFontFormatException or CorruptCompressedDataException or InvalidOperationException or NotImplementedException or ArgumentException or KeyNotFoundException or IndexOutOfRangeException or InvalidCastException or NullReferenceException)
        {
            throw new UnreadableContentException("it is a broken PDF", e);
        }
    }

    /// <summary>Headers and texts of a mail; what is attached is read as a content of its own.</summary>
    internal static void Mail(byte[] bytes, string part, ISink sink, Action<Stream, string> below)
    {
        using var stream = new MemoryStream(bytes, writable: false);
        var mail = MimeMessage.Load(stream);
        sink.Begin(part, Format.Mail, null);
        var head = new StringBuilder();
        foreach (var header in mail.Headers) head.Append(header.Field).Append(": ").Append(header.Value.ReplaceLineEndings(" ")).Append('\n');
        sink.Text(Encoding.UTF8.GetBytes(head.ToString()), Places.Nowhere);
        foreach (var body in mail.BodyParts)
        {
            if (body is TextPart { IsAttachment: false } text) sink.Text(Encoding.UTF8.GetBytes(text.Text + "\n"), Places.Nowhere);
            else if (body is MimePart { Content: { } content } attached)
            {
                using var unpacked = content.Open();
                below(unpacked, $"{(part.Length == 0 ? "" : part + "!")}{attached.FileName ?? attached.ContentType.MimeType}");
            }
        }
    }
}
