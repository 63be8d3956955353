// Words that tell what a value is, looked for in the name of its column or before it.
using System.Text;

namespace Glacis.Classification.Detecting;

/// <summary>Words in lower case. Short ones count as whole words, long ones where a word begins so. Threads may share it.</summary>
public sealed class Vocabulary(params string[] words)
{
    const int Short = 4;

    readonly byte[][] words = [.. words.Select(static it => Encoding.UTF8.GetBytes(it))];

    /// <summary>Whether a folded text has one of the words.</summary>
    internal bool IsIn(ReadOnlySpan<byte> folded)
    {
        foreach (var word in words)
            if (Has(folded, word)) return true;
        return false;
    }

    /// <summary>The first of the words that a folded text has.</summary>
    internal string? FirstIn(ReadOnlySpan<byte> folded)
    {
        foreach (var word in words)
            if (Has(folded, word)) return Encoding.UTF8.GetString(word);
        return null;
    }

    static bool Has(ReadOnlySpan<byte> text, ReadOnlySpan<byte> word)
    {
        for (var from = 0; text[from..].IndexOf(word) is var at and >= 0; from += at + 1)
        {
            var (start, end) = (from + at, from + at + word.Length);
            if ((start == 0 || text[start - 1] == ' ') && (word.Length > Short || end == text.Length || text[end] == ' ')) return true;
        }
        return false;
    }

    /// <summary>Folds a text: lower case, words parted by single spaces, a capital after a small letter begins a word. The count of bytes written.</summary>
    internal static int Fold(ReadOnlySpan<byte> text, Span<byte> to)
    {
        var (count, before) = (0, (byte)' ');
        foreach (var letter in text)
        {
            if (count + 2 > to.Length) break;
            var isWord = Letters.IsWord(letter);
            if (isWord && Letters.IsUpper(letter) && Letters.IsLower(before) || !isWord) Part(to, ref count);
            if (isWord) to[count++] = Letters.IsUpper(letter) ? (byte)(letter | 0x20) : letter;
            before = letter;
        }
        return count > 0 && to[count - 1] == ' ' ? count - 1 : count;
    }

    static void Part(Span<byte> to, ref int count)
    {
        if (count > 0 && to[count - 1] != ' ') to[count++] = (byte)' ';
    }
}
