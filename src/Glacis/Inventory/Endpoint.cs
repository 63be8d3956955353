// A place on the network where TLS is to be spoken, and what it said when it was asked.
using System.Security.Cryptography;
using Glacis.Facts;

namespace Glacis.Inventory;

/// <summary>What is spoken on the port.</summary>
public enum Speech
{
    Tls,

    /// <summary>HTTP in the clear.</summary>
    PlainHttp,

    /// <summary>Something in the clear that is neither TLS nor HTTP.</summary>
    SomethingElse,
}

/// <summary>How many of those that are accepted.</summary>
public enum Share
{
    None,
    Some,
    All,
}

/// <summary>What is worst among the cipher suites that are accepted, from best to worst.</summary>
public enum WeakestSuite
{
    /// <summary>Nothing is known against any.</summary>
    Sound,

    /// <summary>Blocks of 64 bits (3DES, Magma): SWEET32.</summary>
    SmallBlocks,

    /// <summary>RC4 (RFC 7465).</summary>
    Rc4,

    /// <summary>Keys below 112 bits (DES, EXPORT, RC2-40), or a cipher that nobody maintains.</summary>
    Broken,

    /// <summary>Nobody proves who they are: anybody in between can answer.</summary>
    Unauthenticated,

    /// <summary>Nothing is encrypted at all.</summary>
    Unencrypted,
}

/// <summary>The weakest exchange of keys that is accepted.</summary>
public enum ExchangeStrength
{
    /// <summary>2048 bits of a finite field, 224 of a curve, or more.</summary>
    Strong,

    /// <summary>From 1024 bits of a finite field, or 160 of a curve.</summary>
    Short,

    /// <summary>Less: it was broken in public (Logjam).</summary>
    Broken,

    /// <summary>No ephemeral keys are exchanged.</summary>
    NotEphemeral,
}

/// <summary>Whether browsers are told to come back by HTTPS only.</summary>
public enum StrictTransport
{
    /// <summary>No HTTP is spoken within TLS.</summary>
    NotHttp,
    Absent,

    /// <summary>For less than half a year.</summary>
    Short,
    Long,
}

/// <summary>What plain HTTP gets, on this port or on the one beside it.</summary>
public enum PlainHttp
{
    /// <summary>No plain port belongs to this one.</summary>
    NotBeside,

    /// <summary>Nobody answers.</summary>
    Closed,

    /// <summary>A redirect to HTTPS.</summary>
    Redirects,

    /// <summary>A redirect that stays in the clear.</summary>
    RedirectsInTheClear,

    /// <summary>Content, or an error, in the clear.</summary>
    Serves,
}

/// <summary>Whether a certificate of the client is asked for.</summary>
public enum ClientCertificate
{
    NotAsked,
    Asked,
}

/// <summary>How alike the addresses of one name answer, from best to worst.</summary>
public enum Likeness
{
    /// <summary>There is one address, or one was named.</summary>
    One,
    Alike,

    /// <summary>One serves a certificate that another does not.</summary>
    OtherCertificates,

    /// <summary>One takes suites that another refuses.</summary>
    OtherSuites,

    /// <summary>One accepts a version of today that another refuses.</summary>
    OtherVersions,

    /// <summary>One accepts a version older than TLS 1.2 that another refuses.</summary>
    OlderVersions,

    /// <summary>One does not speak TLS.</summary>
    OtherSpeech,
}

/// <summary>Certificates as they were served, each chain leaf first, as DER, with the roots that whoever asked trusts for them. Bytes are hostile.</summary>
/// <param name="Chains">The chains served; a server with two kinds of keys has two.</param>
/// <param name="Name">The name that was asked for.</param>
/// <param name="Anchors">Roots that the asking machine, or its operator, trusts, and that match.</param>
public sealed record Presented(IReadOnlyList<IReadOnlyList<ReadOnlyMemory<byte>>> Chains, string Name, IReadOnlyList<(ReadOnlyMemory<byte> Der, bool IsPublic)> Anchors)
{
    /// <summary>SHA-256 of each leaf: what identifies it in a line of reasoning.</summary>
    public override string ToString() => Chains.Count == 0 ? "none"
        : string.Join(", ", Chains.Select(static it => it.Count == 0 ? "empty" : $"{(it.Count == 1 ? "1 certificate" : $"{Words.Say(it.Count)} certificates")}, leaf sha256:{Convert.ToHexStringLower(SHA256.HashData(it[0].Span))}"));

    public bool Equals(Presented? other) => other is not null && Name == other.Name && ToString() == other.ToString();

    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);
}

/// <summary>A place on the network where TLS is to be spoken, with what it said. Every fact is an observation.</summary>
public sealed record Endpoint(string Id) : Resource(Id)
{
    /// <summary>The id of the listener that shows it; known to be <c>null</c> for one that an operator named.</summary>
    public Fact<string?> ShownBy { get; init; }

    /// <summary>The listener that shows it, to be followed.</summary>
    public Fact<Ref<Listener>> Listener { get; init; }

    /// <summary>Serial number of the leaf that clients of today get, in lower case, without leading zeros.</summary>
    public Fact<string?> Serial { get; init; }

    public Fact<Speech> Speaks { get; init; }

    /// <summary>How alike the addresses of its name answer.</summary>
    public Fact<Likeness> Addresses { get; init; }

    /// <summary>Where they differ, in words; known to be <c>null</c> where they do not.</summary>
    public Fact<string?> Differences { get; init; }

    /// <summary>What plain HTTP gets.</summary>
    public Fact<PlainHttp> Plain { get; init; }

    public Fact<bool> AcceptsSsl3 { get; init; }

    public Fact<bool> AcceptsTls10 { get; init; }

    public Fact<bool> AcceptsTls11 { get; init; }

    public Fact<bool> AcceptsTls12 { get; init; }

    public Fact<bool> AcceptsTls13 { get; init; }

    public Fact<WeakestSuite> WeakestSuite { get; init; }

    /// <summary>The names of the worst suites; those of the weakest kind alone.</summary>
    public Fact<string?> WeakestNames { get; init; }

    /// <summary>Suites whose sessions stay secret when the server's key is stolen later.</summary>
    public Fact<Share> ForwardSecret { get; init; }

    /// <summary>Suites that encrypt and authenticate in one step.</summary>
    public Fact<Share> Authenticated { get; init; }

    /// <summary>Suites with ciphers that the world looks at: AES and ChaCha20.</summary>
    public Fact<Share> Mainstream { get; init; }

    public Fact<ExchangeStrength> Exchange { get; init; }

    /// <summary>The weakest group, in words: <c>DH of 512 bits</c>.</summary>
    public Fact<string?> WeakestGroup { get; init; }

    /// <summary>Whether a group is accepted that a quantum computer does not break.</summary>
    public Fact<bool> PostQuantum { get; init; }

    public Fact<Presented> Certificates { get; init; }

    /// <summary>When the certificates were served: the instant that they are judged at.</summary>
    public Fact<DateTimeOffset> Seen { get; init; }

    /// <summary>The leaf demands that a proof of its not being revoked is served with it.</summary>
    public Fact<bool> MustStaple { get; init; }

    /// <summary>A proof that the certificate is not revoked was served with it.</summary>
    public Fact<bool> Staples { get; init; }

    public Fact<StrictTransport> StrictTransport { get; init; }

    public Fact<ClientCertificate> ClientCertificate { get; init; }
}
