// Policy documents as they were recorded, each parsed once.
using System.Collections.Concurrent;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Policies.Language;

namespace Glacis.Policies.Holders;

/// <summary>Documents of one estate by their text. Threads share it.</summary>
public sealed class Documents : IEngine<Documents>
{
    readonly ConcurrentDictionary<string, PolicyRead> read = new(StringComparer.Ordinal);

    public static Documents From(Estate estate) => new();

    /// <summary>The policy of a text.</summary>
    public PolicyRead Read(string text) => read.GetOrAdd(text, static it => PolicyReader.Read(it));

    /// <summary>The policy; unknown where it was not read, or says what this build does not know. Known to be <c>null</c> where there is none.</summary>
    public Fact<Policy?> Of(Fact<string?> raw) => raw.Then(text =>
        text is null ? raw.Map<Policy?>(static _ => null)
        : Read(text) is { Policy: { } policy } ? raw.Map<Policy?>(_ => policy)
        : Fact.Unknown<Policy?>(Ignorance.Malformed, $"the policy cannot be read: {Read(text).Fault}", raw.Source));
}
