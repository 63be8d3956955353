// What is known of one condition key: its type, how many values it has, which requests have it.
namespace Glacis.Policies.Data;

/// <summary>What the values of a key are.</summary>
public enum KeyType
{
    Text,
    ResourceName,
    Flag,
    Number,
    Time,
    Address,
    Binary,
}

/// <summary>Which requests have a key.</summary>
public enum Presence
{
    /// <summary>The service does not say it in a form that can be read.</summary>
    Unstated,

    /// <summary>Every request.</summary>
    Always,

    /// <summary>Every request that is signed: not an anonymous one.</summary>
    Signed,

    /// <summary>Signed requests of principals whose account is a member of an organisation.</summary>
    SignedByMember,

    /// <summary>Requests with temporary credentials.</summary>
    TemporaryCredentials,

    /// <summary>Requests that a service makes on its own behalf, for a resource.</summary>
    MadeByService,

    /// <summary>Requests that a service passes on with the credentials of who asked it.</summary>
    ForwardedByService,

    /// <summary>Requests that reach the service through a private endpoint.</summary>
    ThroughEndpoint,

    /// <summary>Requests that reach the service from a public address, and from no service.</summary>
    FromPublicNetwork,

    /// <summary>Requests for a resource whose account is a member of an organisation.</summary>
    ResourceOfMember,

    /// <summary>Some requests: by the caller's tags, the client, or what the action takes.</summary>
    Sometimes,
}

/// <summary>One condition key. Immutable; threads may share it.</summary>
/// <param name="Name">As it is written; a family of keys ends in <c>/</c> or <c>:</c>.</param>
/// <param name="IsMany">Whether a request can have many values of it: then conditions on it need a set operator.</param>
public sealed record KeyAbout(string Name, KeyType Type, bool IsMany)
{
    /// <summary>Which requests have it.</summary>
    public Presence Presence { get; init; }

    /// <summary>Whether it stands for many keys that begin so.</summary>
    public bool IsFamily => Name[^1] is '/' or ':';
}
