// Text on lines that are no longer than a terminal is wide.
namespace Glacis.Outputs;

static class Wrapping
{
    /// <summary>Writes a text; words are kept whole where they fit on a line.</summary>
    internal static void Write(TextWriter page, int width, string indent, string text) => Write(page, width, indent, indent, text);

    /// <summary>The same, with another beginning of the first line.</summary>
    internal static void Write(TextWriter page, int width, string first, string indent, string text)
    {
        var before = first;
        for (var rest = text.AsSpan(); ;)
        {
            var fits = Math.Min(width - before.Length, rest.Length);
            if (fits < rest.Length && rest[..(fits + 1)].LastIndexOf(' ') is > 0 and var space) fits = space;
            if (fits < rest.Length && char.IsHighSurrogate(rest[fits - 1])) fits--;
            page.Write(before);
            page.WriteLine(rest[..fits]);
            rest = rest[fits..].TrimStart(' ');
            if (rest.Length == 0) return;
            before = indent;
        }
    }
}
