// Condition keys: those that services document, and the global ones.
using System.Collections.Concurrent;

namespace Glacis.Policies.Data;

/// <summary>Which condition keys there are. Threads may share it.</summary>
public static class Keys
{
    const int MostRemembered = 4096;

    static readonly ConcurrentDictionary<string, KeyAbout?> Remembered = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What is known of a key, whatever its case; of one key of a family, its family. <c>null</c> where nobody documents it.</summary>
    public static KeyAbout? Find(string key)
    {
        if (GlobalKeys.Find(key) is { } global) return global;
        if (Remembered.TryGetValue(key, out var known)) return known;
        known = Sought(key);
        if (Remembered.Count < MostRemembered) Remembered.TryAdd(key, known);
        return known;
    }

    static KeyAbout? Sought(string key)
    {
        var colon = key.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0) return null;
        var found = Services(key[..colon]).SelectMany(static it => DataText.Service(it)?.Keys ?? []).Where(it => Templates.Fits(it.Name, key));
        // A key of its own comes before the family that it would fit in too.
        return found.MinBy(it => it.Name.Length == key.Length ? 0 : 1) ?? Claim(key[..colon], key[(colon + 1)..]);
    }

    // What a provider of web identities says of its users becomes keys that begin with the provider's host.
    // Source: AWS, IAM user guide, "Available keys for AWS OIDC federation" (reference_policies_iam-condition-keys).
    static KeyAbout? Claim(string host, string claim) =>
        host.Contains('.', StringComparison.Ordinal) && claim is "amr" or "aud" or "email" or "id" or "oaud" or "sub" ? new($"{host}:{claim}", KeyType.Text, claim == "amr") : null;

    /// <summary>The prefixes of the services that may document a key: that of its own name, and others that use it; none for a global key.</summary>
    public static IEnumerable<string> ServicesOf(string key) =>
        key.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && GlobalKeys.Find(key) is null ? Services(key[..colon]) : [];

    static IEnumerable<string> Services(string prefix) => DataText.DocumentedBy(prefix).Prepend(prefix);
}
