// Whether a declaration speaks of a resource: glob patterns with * and ?, every member that is set must match.
using Glacis.Facts;

namespace Glacis.Inventory;

/// <summary>Whether a declaration speaks of a resource.</summary>
public static class Matching
{
    /// <summary>Whether every member of <paramref name="match"/> that is set fits; tags or an environment that are not known fit none.</summary>
    public static bool Fits(this Match match, Resource it) => match.Fits(it, out var open) && open is null;

    /// <summary>Whether it may fit; <paramref name="open"/> says what is not known and decides, if anything does.</summary>
    /// <remarks>That nothing tells the environment is an answer: such a resource is in none.</remarks>
    public static bool Fits(this Match match, Resource it, out Unknown? open)
    {
        open = null;
        if (!(Fits(match.Account, it.Account) && Fits(match.Region, it.Region) && Fits(match.Kind, it.Kind.Id) && Fits(match.Id, it.Id) && Fits(match.Name, it.Name))) return false;
        if (match.Tag is { } tag)
        {
            if (!it.Tags.Peek(out var tags)) open = (Unknown)it.Tags.Source;
            else if (!tags.All.Any(has => has.Key == tag.Key && Glob(tag.Value, has.Value))) return false;
        }
        if (match.Environment is null) return true;
        if (it.Environment.Peek(out var environment)) return environment == match.Environment;
        var unread = (Unknown)it.Environment.Source;
        open ??= unread;
        return unread.Why != Ignorance.NothingTells;
    }

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
