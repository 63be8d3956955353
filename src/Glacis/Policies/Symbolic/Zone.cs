// Who belongs to us: the account that owns a resource, its organisation, and the accounts that are known to be in it.
namespace Glacis.Policies.Symbolic;

/// <summary>The zone of trust of one resource. Immutable; threads may share it.</summary>
/// <param name="Account">The account that owns the resource; <c>null</c> where nobody says.</param>
/// <param name="Organization">The number of the organisation that is trusted as a whole; <c>null</c> where trust ends with the account.</param>
/// <param name="Members">Accounts that are known to belong to it.</param>
public sealed record Zone(string? Account, string? Organization = null, params IReadOnlyCollection<string> Members)
{
    public static readonly Zone Unknown = new((string?)null);

    /// <summary>Whether the account is one of ours.</summary>
    public bool Has(string account) => account == Account || Members.Contains(account, StringComparer.Ordinal);
}
