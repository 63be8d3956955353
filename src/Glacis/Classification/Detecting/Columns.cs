// Where in a delimited text one stands: a cursor over cells that only goes forward.
using System.Buffers;
using System.Text;

namespace Glacis.Classification.Detecting;

/// <summary>The head of a delimited text: what parts cells, and the names of the columns.</summary>
/// <param name="Delimiter">A comma, semicolon, tab or bar.</param>
/// <param name="Names">Names as they stand; empty where the text has no head.</param>
public sealed record Columns(byte Delimiter, IReadOnlyList<string> Names);

/// <summary>Follows cells through windows of one delimited text. For one thread.</summary>
sealed class CellCursor(Columns columns)
{
    readonly SearchValues<byte> marks = SearchValues.Create([columns.Delimiter, (byte)'"', (byte)'\n']);
    readonly byte[][] names = [.. columns.Names.Select(Folded)];
    bool quoted;

    /// <summary>The cell's number in its row.</summary>
    internal int Column { get; private set; }

    /// <summary>Where the cell begins.</summary>
    internal int Start { get; private set; }

    int at;

    internal static byte[] Folded(string name)
    {
        Span<byte> folded = stackalloc byte[96];
        return folded[..Vocabulary.Fold(Encoding.UTF8.GetBytes(name), folded)].ToArray();
    }

    /// <summary>The folded name of the column.</summary>
    internal ReadOnlySpan<byte> Name => Column < names.Length ? names[Column] : default;

    /// <summary>Begins a window; a row may reach into it from the one before.</summary>
    internal void Window() => (at, Start) = (0, 0);

    /// <summary>Goes on to the cell in which a place lies.</summary>
    internal void To(ReadOnlySpan<byte> text, int place)
    {
        while (at < place && Next(text, place))
        {
        }
    }

    /// <summary>Goes to the end of the cell; its end, or the end of the text.</summary>
    internal int End(ReadOnlySpan<byte> text)
    {
        var (column, start) = (Column, Start);
        while (Next(text, text.Length))
            if (Start != start || Column != column) return at - 1;
        return text.Length;
    }

    // One mark on, if there is one before the place.
    bool Next(ReadOnlySpan<byte> text, int place)
    {
        var step = quoted ? text[at..place].IndexOf((byte)'"') : text[at..place].IndexOfAny(marks);
        if (step < 0)
        {
            at = place;
            return false;
        }
        at += step + 1;
        var mark = text[at - 1];
        if (mark == '"') quoted = !quoted;
        else (Column, Start) = (mark == '\n' ? 0 : Column + 1, at);
        return true;
    }
}
