// Where a database is spoken to, and whether in secret.
using System.Globalization;
using Glacis.Facts;

namespace Glacis.Inventory;

/// <summary>Whether clients have to speak TLS.</summary>
public enum TlsDemand
{
    Demanded,

    /// <summary>Whoever wants to may speak in the clear.</summary>
    Optional,
}

/// <summary>An instant at which something ends.</summary>
public sealed record Deadline(DateTimeOffset At)
{
    public override string ToString() => At.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>Where a database is spoken to.</summary>
public sealed record DatabaseEndpoint(string Id) : Resource(Id)
{
    /// <summary>The cluster that decides for it; known to be <c>null</c> for one that stands on its own.</summary>
    public Fact<string?> DecidedBy { get; init; }

    /// <summary>The end of the authority that signed its certificate; known to be <c>null</c> where its members have certificates, and not it, or the provider sees to it.</summary>
    public Fact<Deadline?> AuthorityEnds { get; init; }

    /// <summary>The name of that authority; nothing is concluded from it.</summary>
    public Fact<string?> Authority { get; init; }

    /// <summary>The group of parameters that decides whether TLS is demanded.</summary>
    public Fact<string?> Parameters { get; init; }
}

/// <summary>Parameters that databases share.</summary>
public sealed record ParameterGroup(string Id) : Resource(Id), IKept
{
    public Fact<TlsDemand> Tls { get; init; }

    /// <summary>Whether they let the log of a database tell who signed in.</summary>
    public Fact<bool> LogsSignIns { get; init; }
}
