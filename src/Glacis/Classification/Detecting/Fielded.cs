// Keys and their values in JSON, YAML, XML, logs and prose, without parsing any of them.
using System.Buffers;

namespace Glacis.Classification.Detecting;

static class Fielded
{
    const int Longest = 512, LongestKey = 40, MostSpaces = 3;

    static readonly SearchValues<byte> Ends = SearchValues.Create(",;&\n\r<\t|}]"u8), EndsOfWord = SearchValues.Create(",;&\n\r<\t|}] "u8);

    /// <summary>The key before a colon, an equals sign or the end of a tag; empty where there is none.</summary>
    internal static ReadOnlySpan<byte> KeyBefore(ReadOnlySpan<byte> text, int at)
    {
        var end = text[at - 1] == ' ' ? at - 1 : at;
        var all = text[Math.Max(0, end - LongestKey)..end];
        if (all[^1] == '"') return all[(all[..^1].LastIndexOfAny((byte)'"', (byte)'\n') + 1)..^1];
        var start = all.Length;
        var spaces = text[at] == ':' ? MostSpaces : 0;
        while (start > 0 && (IsName(all[start - 1]) || all[start - 1] == ' ' && spaces-- > 0)) start--;
        return text[at] == '>' && (start == 0 || all[start - 1] != '<') ? default : all[start..].TrimStart((byte)' ');
    }

    static bool IsName(byte it) => Letters.IsLetter(it) || it is (byte)'_' or (byte)'-' or (byte)'.' or >= 0x80;

    /// <summary>The value behind what ends a key.</summary>
    internal static Extent ValueBehind(ReadOnlySpan<byte> text, int at)
    {
        var start = at + 1;
        while (start < text.Length && text[start] == ' ') start++;
        if (start >= text.Length) return default;
        if (text[at] == '>') return Until(text, start, (byte)'<');
        if (text[start] is (byte)'"' or (byte)'\'') return Until(text, start + 1, text[start]);
        var rest = text[start..Math.Min(text.Length, start + Longest)];
        var end = rest.IndexOfAny(text[at] == '=' && start == at + 1 ? EndsOfWord : Ends);
        return Trimmed(text, start, start + (end < 0 ? rest.Length : end));
    }

    internal static int DigitsIn(ReadOnlySpan<byte> text)
    {
        var count = 0;
        foreach (var it in text)
            if (Letters.IsDigit(it)) count++;
        return count;
    }

    static Extent Until(ReadOnlySpan<byte> text, int start, byte mark)
    {
        var end = text[start..Math.Min(text.Length, start + Longest)].IndexOf(mark);
        return end < 0 ? default : Trimmed(text, start, start + end);
    }

    static Extent Trimmed(ReadOnlySpan<byte> text, int start, int end)
    {
        while (end > start && text[end - 1] is (byte)' ' or (byte)'\r' or (byte)'\n') end--;
        while (end > start && text[start] is (byte)' ' or (byte)'\r' or (byte)'\n') start++;
        return new(start, end);
    }
}

/// <summary>Which detectors a key leads to, remembered by the key's bytes. For one thread.</summary>
sealed class FieldNames(Scanner rules)
{
    const int Most = 4096;

    readonly Dictionary<long, Detector[]?> known = [];

    internal Detector[]? Of(ReadOnlySpan<byte> key)
    {
        if (key.IsEmpty) return null;
        var hash = Hash(key);
        if (known.TryGetValue(hash, out var detectors)) return detectors;
        Span<byte> folded = stackalloc byte[96];
        detectors = rules.OfField(folded[..Vocabulary.Fold(key, folded)]) is { Length: > 0 } some ? some : null;
        // Texts in which every key is another would fill memory for nothing.
        if (known.Count >= Most) known.Clear();
        known[hash] = detectors;
        return detectors;
    }

    static long Hash(ReadOnlySpan<byte> key)
    {
        var hash = key.Length * -7046029254386353131L;
        for (; key.Length >= sizeof(long); key = key[sizeof(long)..]) hash = (hash ^ BitConverter.ToInt64(key)) * -7046029288634856825L;
        foreach (var it in key) hash = (hash ^ it) * 1099511628211L;
        return hash;
    }
}
