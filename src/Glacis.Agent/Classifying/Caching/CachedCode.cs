// What applications cache, by their source: template by template, and what was read for it.
using Glacis.Classification.Caching;

namespace Glacis.Agent.Classifying.Caching;

/// <summary>What the sources in a folder cache.</summary>
/// <param name="Target">What was asked for.</param>
/// <param name="Read">How many source files were read.</param>
/// <param name="LeftOut">How many were left out: tests, and what was fetched or generated.</param>
/// <param name="Templates">What is kept, the most sensitive first.</param>
/// <param name="Unreadable">Files that could not be read, and why.</param>
public sealed record CachedCode(string Target, int Read, int LeftOut, IReadOnlyList<CachedTemplate> Templates, IReadOnlyList<(string Path, string Why)> Unreadable)
{
    public long Calls => Templates.Sum(static it => it.Count);

    public bool IsWhole => Unreadable.Count == 0;
}
