// Switches that cut public access whatever a policy or an access list says: of one resource, of a whole account.
using Glacis.Facts;

namespace Glacis.Inventory;

/// <summary>Four switches. A resource is under its own and its account's; each counts where either is on.</summary>
/// <param name="RefusesPublicLists">An access list that lets everybody in is not taken; one that is there already still counts.</param>
/// <param name="IgnoresPublicLists">What access lists give to everybody does not count.</param>
/// <param name="RefusesPublicPolicies">A policy that lets everybody in is not taken; one that is there already still counts.</param>
/// <param name="RestrictsPublicPolicies">Where a policy is public, none but the account itself and the provider's services are let in, whoever else it names.</param>
public sealed record PublicAccessBlock(bool RefusesPublicLists, bool IgnoresPublicLists, bool RefusesPublicPolicies, bool RestrictsPublicPolicies)
{
    /// <summary>Nothing is cut.</summary>
    public static readonly PublicAccessBlock None = new(false, false, false, false);

    /// <summary>All is cut.</summary>
    public static readonly PublicAccessBlock All = new(true, true, true, true);

    /// <summary>What counts where both do.</summary>
    public PublicAccessBlock With(PublicAccessBlock other) => new(
        RefusesPublicLists || other.RefusesPublicLists, IgnoresPublicLists || other.IgnoresPublicLists,
        RefusesPublicPolicies || other.RefusesPublicPolicies, RestrictsPublicPolicies || other.RestrictsPublicPolicies);

    public override string ToString() => this == None ? "cuts nothing" : this == All ? "cuts all public access" : string.Join(", ", Said());

    IEnumerable<string> Said()
    {
        if (RefusesPublicLists) yield return "refuses public access lists";
        if (IgnoresPublicLists) yield return "ignores public access lists";
        if (RefusesPublicPolicies) yield return "refuses public policies";
        if (RestrictsPublicPolicies) yield return "restricts public policies";
    }
}

/// <summary>The switches of a whole account, which stand above those of its resources of one service.</summary>
public sealed record AccountPublicAccess(string Id) : Resource(Id), IKept
{
    /// <summary>The prefix of the actions that they bear on.</summary>
    public required string Service { get; init; }

    public Fact<PublicAccessBlock> Block { get; init; }
}
