// Whether a declaration speaks of a resource: glob patterns with * and ?, every member that is set must match.
namespace Glacis.Inventory;

/// <summary>Whether a declaration speaks of a resource.</summary>
public static class Matching
{
    /// <summary>Whether every member of <paramref name="match"/> that is set fits; an environment that is not known fits none.</summary>
    public static bool Fits(this Match match, Resource it) =>
        Fits(match.Account, it.Account) && Fits(match.Region, it.Region) && Fits(match.Kind, it.Kind.Id) && Fits(match.Id, it.Id) && Fits(match.Name, it.Name)
        && (match.Environment is null || it.Environment.Peek(out var environment) && environment == match.Environment)
        && (match.Tag is not { } tag || it.Tags.Peek(out var tags) && tags.All.Any(has => has.Key == tag.Key && Glob(tag.Value, has.Value)));

    static bool Fits(string? pattern, string text) => pattern is null || Glob(pattern, text);

    /// <summary><c>*</c> is any run of characters, <c>?</c> any one; linear in practice, no backtracking beyond the last star.</summary>
    public static bool Glob(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        int p = 0, t = 0, star = -1, from = 0;
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*') (star, from, p) = (p, t, p + 1);
            else if (p < pattern.Length && (pattern[p] == '?' || pattern[p] == text[t])) (p, t) = (p + 1, t + 1);
            else if (star >= 0) (p, t, from) = (star + 1, from + 1, from + 1);
            else return false;
        }
        while (p < pattern.Length && pattern[p] == '*') p++;
        return p == pattern.Length;
    }
}
