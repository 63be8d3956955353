// Who asks: each form that a principal of a request can take.
namespace Glacis.Policies.Evaluation;

/// <summary>Sorts of callers.</summary>
public enum CallerSort
{
    /// <summary>Nobody signed the request.</summary>
    Anonymous,

    /// <summary>The root user of an account.</summary>
    Root,
    User,

    /// <summary>Some session of a role; which one is not said.</summary>
    Role,

    /// <summary>One session of a role.</summary>
    Session,

    /// <summary>A session that a user handed on (a federation token).</summary>
    FederatedUser,

    /// <summary>A service, on its own behalf.</summary>
    Service,

    /// <summary>A user of another provider of identities, who asks for a role.</summary>
    Federated,

    /// <summary>Its text is none of these.</summary>
    NotUnderstood,
}

/// <summary>The principal of a request. Immutable; threads may share it.</summary>
/// <param name="Name">Its full name, host or service name.</param>
/// <param name="Account">Its account; <c>null</c> where it belongs to none.</param>
public sealed record Caller(CallerSort Sort, string Name, string? Account)
{
    static readonly HashSet<string> Providers = new(["accounts.google.com", "cognito-identity.amazonaws.com", "graph.facebook.com", "www.amazon.com"], StringComparer.Ordinal);

    /// <summary>Nobody.</summary>
    public static Caller Anonymous { get; } = new(CallerSort.Anonymous, "*", null);

    /// <summary>Of a session its role, of a federated user the user who handed it on; <c>null</c> where it is not known.</summary>
    public string? Issuer { get; init; }

    /// <summary>The canonical user id of its account, where it is known.</summary>
    public string? CanonicalUser { get; init; }

    /// <summary>Whether it signed with credentials of an account.</summary>
    public bool IsOfAccount => Sort is CallerSort.Root or CallerSort.User or CallerSort.Role or CallerSort.Session or CallerSort.FederatedUser;

    /// <summary>Whether its credentials are temporary.</summary>
    public bool IsTemporary => Sort is CallerSort.Role or CallerSort.Session or CallerSort.FederatedUser;

    /// <summary>Whether it is a role that a service made for itself; no organisation's policy limits it.</summary>
    public bool IsServiceLinked => (Sort == CallerSort.Role ? Name : Issuer) is { } role && ResourceName.Read(role)?.After("role/aws-service-role/") is not null;

    /// <summary>The caller that a text names: a full name, an account's number, a service's or provider's host, <c>*</c> or <c>anonymous</c>.</summary>
    public static Caller Read(string text) => text switch
    {
        "*" or "anonymous" or "Anonymous" => Anonymous,
        _ when ResourceName.IsAccount(text) => new(CallerSort.Root, $"arn:aws:iam::{text}:root", text),
        _ when ResourceName.Read(text) is { } name => Named(text, name),
        _ when Providers.Contains(text) => OfProvider(text),
        _ when text.EndsWith(".amazonaws.com", StringComparison.Ordinal) || text.EndsWith(".amazonaws.com.cn", StringComparison.Ordinal) => OfService(text),
        _ => new(CallerSort.NotUnderstood, text, null),
    };

    /// <summary>A service that acts for itself.</summary>
    public static Caller OfService(string name) => new(CallerSort.Service, name, null);

    /// <summary>A user of a provider of identities, by the provider's host or full name.</summary>
    public static Caller OfProvider(string name) => new(CallerSort.Federated, name, null);

    static Caller Named(string text, ResourceName name) => (name.Service, ResourceName.IsAccount(name.Account) ? name.Account : null) switch
    {
        ("iam", { } account) when name.Rest == "root" => new(CallerSort.Root, text, account),
        ("iam", { } account) when name.After("user/") is not null => new(CallerSort.User, text, account),
        ("iam", { } account) when name.After("role/") is not null => new(CallerSort.Role, text, account),
        ("iam", { }) when name.After("saml-provider/") is not null || name.After("oidc-provider/") is not null => OfProvider(text),
        ("sts", { } account) when name.After("federated-user/") is not null => new(CallerSort.FederatedUser, text, account),
        ("sts", { } account) when name.After("assumed-role/")?.Split('/') is [{ Length: > 0 } role, { Length: > 0 }] => new(CallerSort.Session, text, account) { Issuer = $"arn:{name.Partition}:iam::{account}:role/{role}" },
        _ => new(CallerSort.NotUnderstood, text, null),
    };
}
