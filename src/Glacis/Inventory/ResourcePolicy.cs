// Who may do what to one resource, as the resource itself says it: its policy, its access list, and the switches beside them.
using Glacis.Facts;

namespace Glacis.Inventory;

/// <summary>The policy that lies on one resource, whose id it bears. One for each resource that can have a policy, whether it has one or not.</summary>
/// <param name="Id">The resource's; for a policy that stands for all resources of a service in a region, a name of its own.</param>
public sealed record ResourcePolicy(string Id) : Resource(Id)
{
    /// <summary>The prefix of the actions that it bears on.</summary>
    public required string Service { get; init; }

    /// <summary>What the resource holds; settled by classification before judging.</summary>
    public Fact<DataClass> Data { get; init; }

    /// <summary>As text, parsed by whoever judges; known to be <c>null</c> where the resource has none.</summary>
    public Fact<string?> RawPolicy { get; init; }

    /// <summary>The resource's own switches; its account's stand in <see cref="AccountPublicAccess"/>. Resources without such switches conclude that nothing is cut.</summary>
    public Fact<PublicAccessBlock> Block { get; init; }

    /// <summary>Whether its access list counts at all; resources that cannot have one conclude that it does not.</summary>
    public Fact<bool> AccessListCounts { get; init; }

    /// <summary>What its access list gives to others than its owner.</summary>
    public Many<ListedAccess> AccessList { get; init; }
}

/// <summary>Whom an access list lets in.</summary>
public enum ListedParty
{
    /// <summary>Anybody, known or not.</summary>
    Everybody,

    /// <summary>Whoever has some account with the provider.</summary>
    AnyAccount,

    /// <summary>The provider's service that delivers logs.</summary>
    LogDelivery,

    /// <summary>One account.</summary>
    OneAccount,

    /// <summary>All accounts of an organisation, or of a part of it.</summary>
    Organization,
}

/// <summary>One line of an access list that speaks of others than the owner.</summary>
/// <param name="Who">As the list names them.</param>
public sealed record ListedAccess(string Who)
{
    public Fact<ListedParty> Party { get; init; }

    /// <summary>The number of the account, where one is let in; unknown where the list names it by something else.</summary>
    public Fact<string> Account { get; init; }

    /// <summary>What they may do, in the service's word.</summary>
    public Fact<string> Permission { get; init; }
}
