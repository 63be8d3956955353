// The plain part of XML, read fast. What is not plain is left to XmlReader, which decides whether it is well-formed.
using System.Buffers;
using System.Text;
using System.Text.Unicode;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Wire;

/// <summary>
/// Reads UTF-8 text of elements, characters, the five entities and default namespaces: what AWS answers with. Anything else
/// (prefixes, attributes, comments, CDATA, numbered characters, carriage returns, faults) is not judged here: <see cref="Read"/> says false.
/// </summary>
ref struct PlainXml(ReadOnlySpan<byte> text, XmlTree into, Names names)
{
    static readonly SearchValues<byte> NameCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-."u8);
    static readonly SearchValues<byte> Plain = SearchValues.Create([(byte)'\t', (byte)'\n', .. Enumerable.Range(' ', 95).Select(static it => (byte)it).Except("&<>"u8.ToArray())]);
    static readonly SearchValues<byte> Controls = SearchValues.Create([.. Enumerable.Range(0, 32).Select(static it => (byte)it).Except("\t\n"u8.ToArray()), 127]);

    readonly ReadOnlySpan<byte> text = text;
    int at;
    bool begun;

    /// <summary>Whether all of it was plain and well-formed; else the tree holds nothing of use.</summary>
    internal bool Read()
    {
        if (!Head()) return false;
        while (at < text.Length)
            if (!(text[at] != (byte)'<' ? Characters() : Next(1) == (byte)'/' ? EndTag() : StartTag())) return false;
        return begun && into.Depth == 0;
    }

    readonly byte Next(int ahead) => at + ahead < text.Length ? text[at + ahead] : (byte)0;

    bool Head()
    {
        if (!text.StartsWith("<?xml "u8)) return true;
        at = text.IndexOf("?>"u8) + 2;
        return Ascii.EqualsIgnoreCase(text[..at], "<?xml version=\"1.0\" encoding=\"utf-8\"?>"u8) || text[..at].SequenceEqual("<?xml version='1.0' encoding='utf-8'?>"u8)
            || text[..at].SequenceEqual("<?xml version=\"1.0\"?>"u8);
    }

    bool StartTag()
    {
        at++;
        var length = NameLength();
        if (length == 0 || begun && into.Depth == 0) return false;
        into.Open(names.Get(text.Slice(at, length)));
        begun = true;
        at += length;
        if (Space() && text[at..].StartsWith("xmlns=\""u8) && !Namespace()) return false;
        Space();
        if (Next(0) == (byte)'/')
        {
            at++;
            into.Close();
        }
        return Next(0) == (byte)'>' && ++at > 0;
    }

    bool EndTag()
    {
        at += 2;
        var length = NameLength();
        if (into.Depth == 0 || !Ascii.Equals(text.Slice(at, length), into.OpenName)) return false;
        at += length;
        Space();
        into.Close();
        return Next(0) == (byte)'>' && ++at > 0;
    }

    readonly int NameLength()
    {
        var length = text[at..].IndexOfAnyExcept(NameCharacters);
        return length <= 0 || text[at] is (byte)'-' or (byte)'.' or >= (byte)'0' and <= (byte)'9' ? 0 : length;
    }

    bool Space()
    {
        var from = at;
        while (Next(0) is (byte)' ' or (byte)'\t' or (byte)'\n') at++;
        return at > from;
    }

    // Any address but the two that XML reserves.
    bool Namespace()
    {
        at += "xmlns=\""u8.Length;
        var length = text[at..].IndexOf((byte)'"');
        if (length <= 0) return false;
        var address = text.Slice(at, length);
        at += length + 1;
        return address.IndexOfAnyExcept(Plain) < 0 && address.StartsWith("http"u8) && address.IndexOf("www.w3.org"u8) < 0;
    }

    bool Characters()
    {
        var length = text[at..].IndexOf((byte)'<');
        var run = length < 0 ? text[at..] : text.Slice(at, length);
        at += run.Length;
        if (into.Depth == 0) return run.IndexOfAnyExcept(" \t\n"u8) < 0;
        if (run.IndexOfAnyExcept(Plain) >= 0) return Unplain(run);
        Ascii.ToUtf16(run, into.Room(run.Length), out _);
        into.Took(run.Length);
        return true;
    }

    bool Unplain(ReadOnlySpan<byte> run)
    {
        if (run.IndexOfAny(Controls) >= 0 || run.IndexOf("]]>"u8) >= 0) return false;
        for (int and; (and = run.IndexOf((byte)'&')) >= 0;)
        {
            var (entity, character) = EntityOf(run[and..]);
            if (entity == 0 || !Decoded(run[..and])) return false;
            into.Room(1)[0] = character;
            into.Took(1);
            run = run[(and + entity)..];
        }
        return Decoded(run);
    }

    static (int Length, char Character) EntityOf(ReadOnlySpan<byte> run) =>
        run.StartsWith("&amp;"u8) ? (5, '&') : run.StartsWith("&lt;"u8) ? (4, '<') : run.StartsWith("&gt;"u8) ? (4, '>')
        : run.StartsWith("&quot;"u8) ? (6, '"') : run.StartsWith("&apos;"u8) ? (6, '\'') : (0, '\0');

    // XML has no U+FFFE and U+FFFF.
    bool Decoded(ReadOnlySpan<byte> run)
    {
        var room = into.Room(run.Length);
        if (Utf8.ToUtf16(run, room, out _, out var chars, replaceInvalidSequences: false) != OperationStatus.Done || room[..chars].IndexOfAny('\uFFFE', '\uFFFF') >= 0) return false;
        into.Took(chars);
        return true;
    }
}
