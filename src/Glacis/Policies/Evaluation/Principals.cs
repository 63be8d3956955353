// Whether a statement names the caller, and how: how it is named decides what still limits it.
using Glacis.Policies.Language;

namespace Glacis.Policies.Evaluation;

/// <summary>How strongly a caller is named; each of the three by itself.</summary>
/// <param name="Direct">Itself: its user, its session, its service, or everybody.</param>
/// <param name="ByRole">By its role.</param>
/// <param name="Delegated">By its account, which then decides for itself.</param>
public readonly record struct Naming(Truth Direct, Truth ByRole, Truth Delegated)
{
    internal static readonly Naming None = new(Truth.No, Truth.No, Truth.No);
    internal static readonly Naming Itself = new(Truth.Yes, Truth.No, Truth.No);

    /// <summary>Named in any of these ways.</summary>
    public Truth Any => Direct.Or(ByRole).Or(Delegated);

    internal Naming Or(Naming other) => new(Direct.Or(other.Direct), ByRole.Or(other.ByRole), Delegated.Or(other.Delegated));

    internal Naming And(Truth other) => new(Direct.And(other), ByRole.And(other), Delegated.And(other));
}

static class Principals
{
    internal static Naming Of(PrincipalElement element, Effect effect, Caller caller)
    {
        var named = Naming.None;
        if (!element.Not)
        {
            foreach (var entry in element.Entries) named = named.Or(Of(entry, caller));
            return named;
        }
        return new(effect == Effect.Deny ? Exempt(element.Entries, caller).Not() : NotNamed(element.Entries, caller), Truth.No, Truth.No);
    }

    static Naming Of(PrincipalEntry entry, Caller caller) => entry.Sort switch
    {
        PrincipalSort.Everybody => Naming.Itself,
        PrincipalSort.Identity => entry.Value == "*" ? Naming.Itself : OfIdentity(entry.Value, caller),
        PrincipalSort.Service => Host(entry.Value, caller, CallerSort.Service),
        PrincipalSort.Federated => Host(entry.Value, caller, CallerSort.Federated),
        // A canonical user id stands for an account. Whose it is, only the request can say.
        _ => !caller.IsOfAccount ? Naming.None
            : caller.CanonicalUser is { } id ? new(Truth.No, Truth.No, Truths.Of(id == entry.Value))
            : new(Truth.No, Truth.No, Truth.Unknown),
    };

    // No service and no provider takes a pattern here; what a lone star means among them, nobody says.
    static Naming Host(string written, Caller caller, CallerSort sort) =>
        caller.Sort != sort ? Naming.None : written == "*" ? new(Truth.Unknown, Truth.No, Truth.No) : new(Truths.Of(written == caller.Name), Truth.No, Truth.No);

    static Naming OfIdentity(string written, Caller caller)
    {
        if (!caller.IsOfAccount) return Naming.None;
        if (AccountOf(written) is { } account)
            return account != caller.Account ? Naming.None : caller.Sort == CallerSort.Root ? Naming.Itself : new(Truth.No, Truth.No, Truth.Yes);
        if (written == caller.Name) return caller.Sort == CallerSort.Role ? new(Truth.No, Truth.Yes, Truth.No) : Naming.Itself;
        if (written == caller.Issuer) return new(Truth.No, Truth.Yes, Truth.No);
        // Some session of the role asks; a statement names one session of it.
        return caller.Sort == CallerSort.Role && IsSessionOf(written, caller.Name) ? new(Truth.Unknown, Truth.No, Truth.No) : Naming.None;
    }

    /// <summary>The account that a principal stands for as a whole: by its number or by its root. Parts of a name are never patterns here.</summary>
    internal static string? AccountOf(string written) =>
        ResourceName.IsAccount(written) ? written
        : ResourceName.Read(written) is { Service: "iam", Rest: "root" } name && ResourceName.IsAccount(name.Account) ? name.Account
        : null;

    static bool IsSessionOf(string written, string role) =>
        ResourceName.Read(written) is { Service: "sts" } session && ResourceName.Read(role) is { } name && session.Account == name.Account
        && session.After("assumed-role/") is { } rest && rest.StartsWith($"{role[(role.LastIndexOf('/') + 1)..]}/", StringComparison.Ordinal);

    // ---- NotPrincipal ---------------------------------------------------------------------------------------------------------

    // A Deny spares a caller only where its account, its role and its session are all listed.
    // Source: AWS, IAM user guide, "AWS JSON policy elements: NotPrincipal" ("Specifying NotPrincipal with Deny").
    static Truth Exempt(IReadOnlyList<PrincipalEntry> entries, Caller caller)
    {
        if (entries.Any(static it => it is { Sort: PrincipalSort.Everybody } or { Sort: PrincipalSort.Identity, Value: "*" })) return Truth.Yes;
        if (!caller.IsOfAccount) return entries.Select(it => Of(it, caller).Any).DefaultIfEmpty(Truth.No).Max();
        var identities = entries.Where(static it => it.Sort == PrincipalSort.Identity).Select(static it => it.Value).ToArray();
        var account = Truths.Of(identities.Any(it => AccountOf(it) == caller.Account));
        if (account == Truth.No && caller.CanonicalUser is null && entries.Any(static it => it.Sort == PrincipalSort.CanonicalUser)) account = Truth.Unknown;
        return caller.Sort switch
        {
            CallerSort.Root => account,
            CallerSort.Role => account.And(Listed(identities, caller.Name)).And(identities.Any(it => IsSessionOf(it, caller.Name)) ? Truth.Unknown : Truth.No),
            CallerSort.Session or CallerSort.FederatedUser when caller.Issuer is { } issuer => account.And(Listed(identities, issuer)).And(Listed(identities, caller.Name)),
            _ => account.And(Listed(identities, caller.Name)),
        };
    }

    static Truth Listed(string[] identities, string name) => Truths.Of(identities.Contains(name, StringComparer.Ordinal));

    // An Allow for everybody but some: whom it means where only a part of a caller is listed, nobody says.
    static Truth NotNamed(IReadOnlyList<PrincipalEntry> entries, Caller caller)
    {
        var named = entries.Select(it => Of(it, caller).Any).DefaultIfEmpty(Truth.No).Max();
        return named == Truth.Yes && Exempt(entries, caller) != Truth.Yes ? Truth.Unknown : named.Not();
    }
}
