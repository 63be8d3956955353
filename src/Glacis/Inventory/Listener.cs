// Where clients are let in: load balancers, what they listen to, and to whom they pass it on.
using Glacis.Facts;
using Glacis.Sets;

namespace Glacis.Inventory;

/// <summary>What is spoken with clients.</summary>
public enum ListenerSpeech
{
    /// <summary>HTTP in the clear.</summary>
    Http,
    Https,

    /// <summary>TLS around something else.</summary>
    Tls,

    /// <summary>Bytes are passed on as they come, encrypted or not.</summary>
    Opaque,
}

/// <summary>What a client gets that comes in the clear.</summary>
public enum ClearText
{
    /// <summary>Nothing is spoken in the clear.</summary>
    Never,

    /// <summary>A redirect to HTTPS or a fixed text, and nothing else.</summary>
    Redirects,
    Serves,
}

/// <summary>A version of TLS, or of what was there before it.</summary>
public enum TlsVersion
{
    Ssl3,
    Tls10,
    Tls11,
    Tls12,
    Tls13,
}

/// <summary>Whether a certificate is there.</summary>
public enum CertificatePresence
{
    Present,
    Missing,
}

/// <summary>A place where clients are let in: a listener of a load balancer, a distribution, a domain of an API.</summary>
public sealed record Listener(string Id) : Resource(Id), IKept
{
    public Fact<ListenerSpeech> Speaks { get; init; }

    public Fact<ClearText> InTheClear { get; init; }

    /// <summary>The oldest version that is accepted.</summary>
    public Fact<TlsVersion> Oldest { get; init; }

    public Fact<CertificatePresence> Certificate { get; init; }

    /// <summary>The name of the policy that says what is accepted; known to be <c>null</c> where no TLS is spoken.</summary>
    public Fact<string?> Policy { get; init; }

    public Fact<int> Port { get; init; }

    /// <summary>Protocols and ports that it listens to, as <see cref="Sets.Services"/> numbers them.</summary>
    public Fact<Ranges<uint>> Services { get; init; }

    /// <summary>Whether it has an address that the whole internet can reach.</summary>
    public Fact<bool> IsPublic { get; init; }

    /// <summary>Ids of the certificates that it serves, the default one first.</summary>
    public Many<string> Certificates { get; init; }

    /// <summary>Host names by which clients reach it.</summary>
    public Many<string> Hosts { get; init; }

    /// <summary>What is done with requests, rule by rule.</summary>
    public Many<ListenerRule> Rules { get; init; }

    /// <summary>Host names that requests are passed on to by a listener that has no balancer behind it.</summary>
    public Many<string> Origins { get; init; }

    /// <summary>The id of the load balancer that it belongs to; known to be <c>null</c> for what stands on its own.</summary>
    public Fact<string?> Balancer { get; init; }
}

/// <summary>A rule of a listener.</summary>
public sealed record ListenerRule(string Id)
{
    /// <summary>Its place; <c>default</c> is the last.</summary>
    public string Priority { get; init; } = "";

    /// <summary>Host names that it is about; empty is all.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>Paths that it is about; empty is all.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>What it does, as the provider calls it: <c>forward</c>, <c>redirect</c> …</summary>
    public string Action { get; init; } = "";

    /// <summary>The protocol that it redirects to; "" where it does not.</summary>
    public string RedirectsTo { get; init; } = "";

    /// <summary>Ids of the groups that it forwards to.</summary>
    public IReadOnlyList<string> Targets { get; init; } = [];

    public override string ToString() => $"{Priority}: {Action}{(RedirectsTo.Length > 0 ? $" to {RedirectsTo}" : "")}";
}

/// <summary>Something that spreads requests over targets.</summary>
public sealed record LoadBalancer(string Id) : Resource(Id), IKept
{
    /// <summary>Whether it has an address that the whole internet can reach.</summary>
    public Fact<bool> IsPublic { get; init; }

    /// <summary>Ids of the firewalls around it.</summary>
    public Many<string> SecurityGroups { get; init; }

    /// <summary>Ids of the subnets that it stands in.</summary>
    public Many<string> Subnets { get; init; }

    /// <summary>Its own host name.</summary>
    public Fact<string?> Host { get; init; }

    /// <summary>Its sort, as the provider calls it.</summary>
    public Fact<string?> Sort { get; init; }
}

/// <summary>Targets that requests are spread over.</summary>
public sealed record TargetGroup(string Id) : Resource(Id), IKept
{
    /// <summary>The protocol that is spoken with targets, as the provider calls it.</summary>
    public Fact<string?> Protocol { get; init; }

    public Fact<int> Port { get; init; }

    /// <summary>What a target is: an instance, an address, a function, another balancer.</summary>
    public Fact<string?> Sort { get; init; }

    /// <summary>Ids of the balancers that use it.</summary>
    public Many<string> Balancers { get; init; }

    public Many<Target> Targets { get; init; }

    /// <summary>Whether targets see the client's own address, and not the balancer's.</summary>
    public Fact<bool> KeepsClientAddress { get; init; }
}

/// <summary>One target.</summary>
/// <param name="Handle">The handle of a machine or of a function, an address, or the id of another balancer.</param>
public sealed record Target(string Handle)
{
    public Fact<int> Port { get; init; }

    /// <summary>Whether it is given requests; unknown where nobody looks after its health.</summary>
    public Fact<bool> IsHealthy { get; init; }
}
