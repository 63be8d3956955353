// Names of keys with a hole: kms:EncryptionContext:*, token.actions.*.ghe.com:actor.
namespace Glacis.Policies.Data;

static class Templates
{
    /// <summary>A name whose hole follows a <c>/</c> or <c>:</c> is a family, written as its beginning; another one keeps its hole.</summary>
    internal static string Beginning(string name)
    {
        var hole = name.IndexOf('*', StringComparison.Ordinal);
        return hole > 0 && name[hole - 1] is '/' or ':' ? name[..hole] : name;
    }

    /// <summary>Whether a name is the template, or one of the names that fill its hole.</summary>
    internal static bool Fits(string template, string name)
    {
        var hole = template.IndexOf('*', StringComparison.Ordinal);
        if (hole < 0) return template[^1] is '/' or ':' ? name.Length > template.Length && name.StartsWith(template, StringComparison.OrdinalIgnoreCase) : template.Equals(name, StringComparison.OrdinalIgnoreCase);
        return name.Length > template.Length - 1 && name.StartsWith(template[..hole], StringComparison.OrdinalIgnoreCase) && name.EndsWith(template[(hole + 1)..], StringComparison.OrdinalIgnoreCase);
    }
}
