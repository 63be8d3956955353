// Who is meant to have access, as the owners declare it.
using Glacis.Facts;

namespace Glacis.Inventory;

/// <summary>One way of naming principals; exactly one member is set. Patterns know <c>*</c> and <c>?</c>.</summary>
/// <param name="Id">A pattern of a role's or user's id.</param>
/// <param name="Name">A pattern of a role's or user's name.</param>
/// <param name="Tag">A tag of the role or user, <c>key=value</c>.</param>
/// <param name="Service">A service of the provider, by the name that policies give it.</param>
public sealed record PrincipalMatch(string? Id = null, string? Name = null, Tag? Tag = null, string? Service = null);

/// <summary>Principals that a line of <c>glacis.yaml</c> names.</summary>
public sealed record DeclaredPrincipal(PrincipalMatch Match, Declaration Source);

/// <summary>An account outside that is meant to have access.</summary>
public sealed record TrustedAccount(string Number, Declaration Source);

/// <summary>Who is meant to have access. A list that is not declared was never read; one that is declared empty is complete.</summary>
public sealed record Access
{
    static readonly Unknown NotDeclared = new(Ignorance.NothingTells, "glacis.yaml does not declare it");

    public static readonly Access None = new();

    /// <summary>Who may use keys.</summary>
    public Many<DeclaredPrincipal> ProductionServices { get; init; } = Many<DeclaredPrincipal>.None(NotDeclared);

    /// <summary>Who may manage keys.</summary>
    public Many<DeclaredPrincipal> SecurityTeam { get; init; } = Many<DeclaredPrincipal>.None(NotDeclared);

    /// <summary>Accounts outside the organisation that are trusted.</summary>
    public Many<TrustedAccount> TrustedAccounts { get; init; } = Many<TrustedAccount>.None(NotDeclared);

    /// <summary>The organisation that is the zone of trust; where it is not declared, the one that was read, else the account alone.</summary>
    public Fact<string> Organization { get; init; } = Fact.Unknown<string>(NotDeclared);
}
