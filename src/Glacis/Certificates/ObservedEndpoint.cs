// What an endpoint said when it was asked, as it was seen: nothing is judged here.
using Glacis.Inventory;

namespace Glacis.Certificates;

/// <summary>What became of an offer.</summary>
public enum VersionAnswer
{
    /// <summary>The endpoint did not tell: no answer, or none that can be read.</summary>
    NotTold,
    Refused,
    Accepted,
}

/// <summary>Who chooses among the suites that both have.</summary>
public enum Preference
{
    NotTold,
    Server,
    Client,
}

/// <summary>What is spoken on the port.</summary>
public enum Spoken
{
    /// <summary>Nothing could be heard.</summary>
    Nothing,
    Tls,
    PlainHttp,
    SomethingElse,
}

/// <summary>One version: whether it is accepted, and with which suites in the order in which the endpoint chose them.</summary>
/// <param name="WhyNotTold">Why the endpoint did not tell, or why the list of suites has no end; empty where it did and has.</param>
public sealed record ObservedVersion(TlsVersion Version, VersionAnswer Answer, string WhyNotTold)
{
    public IReadOnlyList<Suite> Suites { get; init; } = [];

    public Preference Preference { get; init; }

    /// <summary>Whether there are no more suites.</summary>
    public bool IsComplete => Answer != VersionAnswer.NotTold && WhyNotTold.Length == 0;
}

/// <summary>Groups that are accepted; the weakest finite field that the server made up itself, in bits, 0 for none.</summary>
/// <param name="WhyNotTold">Why the list has no end; empty where it has.</param>
public sealed record ObservedGroups(IReadOnlyList<Group> Named, int DhBits, string WhyNotTold);

/// <summary>The answer to one request in HTTP. Its texts are hostile.</summary>
/// <param name="Status">The status; 0 where what came was no HTTP.</param>
/// <param name="StrictTransport">The header of that name; <c>null</c> where there was none.</param>
/// <param name="Location">The header of that name; <c>null</c> where there was none.</param>
public sealed record ObservedHttp(int Status, string? StrictTransport, string? Location);

/// <summary>The plain port beside this one.</summary>
/// <param name="Port">Its number; 0 where there is none to ask.</param>
/// <param name="Answer">What came; <c>null</c> where nobody answers.</param>
/// <param name="WhyNotTold">Why it is not known what comes; empty where it is.</param>
public sealed record ObservedPlain(int Port, ObservedHttp? Answer, string WhyNotTold);

/// <summary>What asking cost.</summary>
/// <param name="RoundTrips">Waits for the network that followed one another: what a slow link makes slow.</param>
public sealed record ProbeCost(int Connections, int RoundTrips, long BytesSent, long BytesReceived);

/// <summary>A certificate of a store of roots, and whether browsers trust it.</summary>
public sealed record ObservedAnchor(ReadOnlyMemory<byte> Der, bool IsPublic);

/// <summary>What one address of a name does and another does not.</summary>
/// <param name="Kind">How much that matters.</param>
public sealed record Difference(Likeness Kind, string Words);

/// <summary>A further address of the same name.</summary>
/// <param name="Address">Address and port.</param>
/// <param name="WhyNotTold">Why it is not known whether it answers alike; empty where it is.</param>
/// <param name="Differences">What it does otherwise than the address that the endpoint is known by.</param>
public sealed record ObservedAddress(string Address, string WhyNotTold, IReadOnlyList<Difference> Differences)
{
    /// <summary>Whether it lets nobody in at this port: then nothing is served there that could differ.</summary>
    public bool IsClosed { get; init; }
}

/// <summary>What an endpoint said. All texts and bytes in it are hostile. Immutable; threads may share it.</summary>
public sealed record ObservedEndpoint
{
    /// <summary>The name that was asked for, in every handshake.</summary>
    public required string Name { get; init; }

    public required int Port { get; init; }

    /// <summary>Where it was found: address and port.</summary>
    public required string Address { get; init; }

    /// <summary>The further addresses of its name.</summary>
    public IReadOnlyList<ObservedAddress> Others { get; init; } = [];

    /// <summary>The protocol that was asked to turn to TLS (smtp, postgres, mysql); empty for TLS from the first byte.</summary>
    public string StartTls { get; init; } = "";

    public required DateTimeOffset At { get; init; }

    public Spoken Speaks { get; init; }

    /// <summary>Why nothing could be heard, or why the asking ended early; empty where all was asked.</summary>
    public string WhyNotTold { get; init; } = "";

    /// <summary>Whether the machine is there and refuses connections.</summary>
    public bool IsRefused => Speaks == Spoken.Nothing && WhyNotTold == Refusal;

    /// <summary>The words for a connection that was refused.</summary>
    public const string Refusal = "the connection was refused";

    public IReadOnlyList<ObservedVersion> Versions { get; init; } = [];

    public ObservedGroups? Groups { get; init; }

    /// <summary>Each chain that was served, leaf first, as DER.</summary>
    public IReadOnlyList<IReadOnlyList<ReadOnlyMemory<byte>>> Chains { get; init; } = [];

    /// <summary>Roots of the asking machine, or of its operator, that these chains lead to.</summary>
    public IReadOnlyList<ObservedAnchor> Anchors { get; init; } = [];

    /// <summary>Whether a proof of not being revoked was served; <c>null</c> where that could not be seen.</summary>
    public bool? Staples { get; init; }

    /// <summary>Whether a certificate of the client was asked for; <c>null</c> where that could not be seen.</summary>
    public bool? AsksForClientCertificate { get; init; }

    /// <summary>The version, suite and application protocol of the one handshake that was finished; empty for none.</summary>
    public string Handshake { get; init; } = "";

    /// <summary>What was chosen by ALPN; empty for nothing.</summary>
    public string Alpn { get; init; } = "";

    /// <summary>The answer in HTTP within TLS; <c>null</c> where that was not asked or did not come.</summary>
    public ObservedHttp? Http { get; init; }

    /// <summary>Why <see cref="Http"/> is not known; empty where it is.</summary>
    public string WhyNoHttp { get; init; } = "";

    /// <summary>The plain port beside it; for a port that speaks plain HTTP, this port.</summary>
    public ObservedPlain? Plain { get; init; }

    public required ProbeCost Cost { get; init; }

    public ObservedVersion? Of(TlsVersion version) => Versions.FirstOrDefault(it => it.Version == version);
}
