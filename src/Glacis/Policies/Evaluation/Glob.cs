// Patterns with * (any run of characters) and ? (any one character).
namespace Glacis.Policies.Evaluation;

/// <summary>A pattern; characters that its marks name are themselves, whatever they are.</summary>
readonly record struct Glob(string Text, IReadOnlySet<int>? Literals = null)
{
    /// <summary>Whether the text fits the part of the pattern that begins and ends there. Time: at most the product of the lengths.</summary>
    internal bool Fits(int begin, int end, ReadOnlySpan<char> text, bool ignoreCase)
    {
        // The last star swallows one more character whenever what follows it does not fit; earlier stars never need to.
        var (at, star, resume) = (begin, -1, 0);
        for (var here = 0; here < text.Length;)
            if (at < end && IsWild(at, '*')) (star, resume) = (at++, here);
            else if (at < end && (IsWild(at, '?') || Same(Text[at], text[here], ignoreCase))) (at, here) = (at + 1, here + 1);
            else if (star >= 0) (at, here) = (star + 1, ++resume);
            else return false;
        while (at < end && IsWild(at, '*')) at++;
        return at == end;
    }

    bool IsWild(int at, char wild) => Text[at] == wild && Literals?.Contains(at) != true;

    static bool Same(char one, char other, bool ignoreCase) => one == other || (ignoreCase && char.ToUpperInvariant(one) == char.ToUpperInvariant(other));
}
