// Exit codes; the table in README.md is the same.
namespace Glacis.Cli;

static class Exit
{
    internal const int Clean = 0, Internal = 1, Usage = 2, Findings = 3, Incomplete = 4, NotIntact = 5, Refused = 6, Interrupted = 130;
}

/// <summary>The operator's slip, with a hint.</summary>
sealed class UsageException(string sentence, string? hint = null) : Exception(sentence)
{
    internal string? Hint => hint;
}
