// Where to ask: name, port, how TLS begins there, and where the name is to be found if not by DNS.
using System.Globalization;
using System.Net;

namespace Glacis.Clouds.Tls;

/// <summary>How TLS begins.</summary>
public enum StartTls
{
    /// <summary>With the first byte.</summary>
    None,
    Smtp,
    Postgres,
    MySql,
}

/// <summary>An endpoint to be asked.</summary>
/// <param name="Name">Host name in lower case, without a final dot, as ASCII; or an address.</param>
public sealed record ProbeTarget(string Name, int Port, StartTls StartTls = StartTls.None)
{
    /// <summary>The host to connect to, where that is another than the one that is asked for; <c>null</c> for the same.</summary>
    public string? At { get; init; }

    const int LongestName = 253;

    static readonly IdnMapping Idn = new();

    /// <summary>Reads <c>host</c>, <c>host:port</c>, <c>address</c>, <c>[address]:port</c> or <c>https://host[:port]/…</c>; a sentence where it is none.</summary>
    public static ProbeTarget? Read(string text, StartTls startTls, out string fault)
    {
        fault = "";
        var given = text.Trim();
        if (given.StartsWith("https://", StringComparison.OrdinalIgnoreCase)) given = given[8..].Split('/', '?', '#')[0];
        var (host, port) = Split(given);
        if (port is < 1 or > 65_535) fault = "the port is a number from 1 to 65535";
        else if (NameOf(host) is { } name) return new(name, port ?? Usual(startTls), startTls);
        else fault = "it is no host name and no address";
        return null;
    }

    static int Usual(StartTls startTls) => startTls switch { StartTls.Smtp => 25, StartTls.Postgres => 5432, StartTls.MySql => 3306, _ => 443 };

    // An address of version 6 stands in brackets when a port follows.
    static (string Host, int? Port) Split(string text)
    {
        if (IPAddress.TryParse(text, out _) && !text.StartsWith('[')) return (text, null);
        if (text.StartsWith('[') && text.IndexOf(']', StringComparison.Ordinal) is > 0 and var end)
            return (text[1..end], end == text.Length - 1 ? null : text[end + 1] == ':' ? Number(text[(end + 2)..]) : -1);
        var colon = text.LastIndexOf(':');
        return colon < 0 ? (text, null) : (text[..colon], Number(text[(colon + 1)..]));
    }

    static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : -1;

    static string? NameOf(string host)
    {
        if (IPAddress.TryParse(host, out var address) && (host.Contains(':', StringComparison.Ordinal) || host.Count(static it => it == '.') == 3)) return address.ToString();
        if (host.Any(static it => char.IsControl(it) || char.GetUnicodeCategory(it) == UnicodeCategory.Format)) return null;
        try
        {
            var name = Idn.GetAscii(host.TrimEnd('.')).ToLowerInvariant();
            return name.Length is > 0 and <= LongestName && Array.TrueForAll(name.Split('.'), IsLabel) ? name : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    static bool IsLabel(string label) => label.Length is > 0 and <= 63 && label.All(static it => char.IsAsciiLetterOrDigit(it) || it is '-' or '_');
}

/// <summary>Where a name and port are to be found, instead of by DNS: what curl calls <c>--resolve</c>.</summary>
public sealed record Elsewhere(string Name, int Port, IPAddress Address, int AtPort)
{
    /// <summary>Reads <c>NAME:PORT:ADDRESS[:PORT]</c>; <c>null</c> where it is none.</summary>
    public static Elsewhere? Read(string text)
    {
        var parts = text.Split(':', 3);
        if (parts.Length < 3 || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var port) || ProbeTarget.Read($"{parts[0]}:{port}", StartTls.None, out _) is not { } from) return null;
        if (IPAddress.TryParse(parts[2].Trim('[', ']'), out var address) && (address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 || !parts[2].Contains(':', StringComparison.Ordinal))) return new(from.Name, port, address, port);
        return IPEndPoint.TryParse(parts[2], out var at) && at.Port > 0 ? new(from.Name, port, at.Address, at.Port) : null;
    }
}

/// <summary>How long and how much an endpoint is asked.</summary>
public sealed record Patience
{
    /// <summary>For a connection, and for each answer.</summary>
    public TimeSpan Answer { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>For one endpoint, all told.</summary>
    public TimeSpan Total { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Connections to one endpoint, all told.</summary>
    public int Connections { get; init; } = 400;

    /// <summary>Connections to one endpoint at a time.</summary>
    public int AtOnce { get; init; } = 4;
}
