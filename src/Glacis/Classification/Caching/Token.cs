// What source code is made of, as far as keys of caches need it.
namespace Glacis.Classification.Caching;

/// <summary>Languages whose calls are looked at.</summary>
public enum SourceLanguage
{
    CSharp,
    Java,
    Python,
    JavaScript,
    Go,
}

/// <summary>What a token is.</summary>
enum TokenKind
{
    Name,
    Text,
    Number,
    Mark,
}

/// <summary>A piece of a text or of a key: as it stands, or the name of what is put there.</summary>
public readonly record struct Piece(string Text, bool IsHole);

/// <summary>One token. A text has its pieces; a mark is one character.</summary>
readonly record struct Token(TokenKind Kind, string Value, int Line, IReadOnlyList<Piece> Pieces)
{
    internal bool Is(char mark) => Kind == TokenKind.Mark && Value[0] == mark;

    internal bool IsName(string name) => Kind == TokenKind.Name && Value == name;
}

/// <summary>Where a language is told: by the ending of a file's name, which is what compilers go by too.</summary>
public static class SourceLanguages
{
    static readonly Dictionary<string, SourceLanguage> Endings = new(StringComparer.OrdinalIgnoreCase)
    {
        [".cs"] = SourceLanguage.CSharp,
        [".java"] = SourceLanguage.Java,
        [".py"] = SourceLanguage.Python,
        [".js"] = SourceLanguage.JavaScript,
        [".mjs"] = SourceLanguage.JavaScript,
        [".cjs"] = SourceLanguage.JavaScript,
        [".jsx"] = SourceLanguage.JavaScript,
        [".ts"] = SourceLanguage.JavaScript,
        [".tsx"] = SourceLanguage.JavaScript,
        [".mts"] = SourceLanguage.JavaScript,
        [".cts"] = SourceLanguage.JavaScript,
        [".go"] = SourceLanguage.Go,
    };

    /// <summary>The language of a file; <c>null</c> where it is none that is looked at.</summary>
    public static SourceLanguage? Of(string path) =>
        path.LastIndexOf('.') is >= 0 and var dot && Endings.TryGetValue(path[dot..], out var language) ? language : null;
}
