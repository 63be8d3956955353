// What is known of one action: how deep it reaches, which keys its requests have, which resources it speaks of.
namespace Glacis.Policies.Data;

/// <summary>How deep an action reaches, as its service says.</summary>
public enum AccessLevel
{
    List,
    Read,
    Write,
    Tagging,
    Permissions,
}

/// <summary>One action of a service. Immutable; threads may share it.</summary>
/// <param name="Service">The prefix of its service: <c>kms</c>.</param>
/// <param name="Name">As its service writes it: <c>Decrypt</c>.</param>
/// <param name="Keys">The condition keys that it or its resources support, in lower case, sorted; a family of keys is its beginning and ends in <c>/</c> or <c>:</c>. Global keys that every request may have are not listed again.</param>
/// <param name="Resources">Patterns of the names of its resources, with <c>*</c> for what differs; empty where it has none and is asked of <c>*</c>.</param>
public sealed record ActionAbout(string Service, string Name, AccessLevel Level, IReadOnlyList<string> Keys, IReadOnlyList<string> Resources)
{
    /// <summary>As policies name it: <c>kms:Decrypt</c>.</summary>
    public string Action => $"{Service}:{Name}";
}
