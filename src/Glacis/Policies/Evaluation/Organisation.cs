// The organisation that the accounts of a request belong to, as far as the request says it.
namespace Glacis.Policies.Evaluation;

/// <summary>The organisation of the resource's account.</summary>
/// <param name="Id"><c>o-…</c>; <c>null</c> where it is not said.</param>
public sealed record Organisation(string? Id)
{
    /// <summary>The account that manages it: its policies do not limit that account.</summary>
    public string? ManagementAccount { get; init; }

    /// <summary>All member accounts, each with its path (<c>o-…/r-…/ou-…/</c>) where that is known; <c>null</c> where the members are not said.</summary>
    public IReadOnlyDictionary<string, string?>? Members { get; init; }

    internal Truth Has(string account, string? resourceAccount) =>
        account == resourceAccount || account == ManagementAccount ? Truth.Yes
        : Members is null ? Truth.Unknown
        : Truths.Of(Members.ContainsKey(account));
}
