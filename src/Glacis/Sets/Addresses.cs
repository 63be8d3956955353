// Exact sets of IP addresses, both families.
using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Numerics;

namespace Glacis.Sets;

/// <summary>A set of IPv4 and of IPv6 addresses; an address is of one family, however it could be written in the other. Immutable; threads may share it.</summary>
public sealed record Addresses(Ranges<uint> V4, Ranges<UInt128> V6)
{
    public static readonly Addresses None = new(Ranges<uint>.Empty, Ranges<UInt128>.Empty);
    public static readonly Addresses All = new(Ranges<uint>.All, Ranges<UInt128>.All);

    /// <summary>Addresses that no router of the internet carries: they say nothing about who comes from outside (IANA's special-purpose registries).</summary>
    public static readonly Addresses Private = Of(
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
        "224.0.0.0/4", "240.0.0.0/4", "::/128", "::1/128", "::ffff:0:0/96", "64:ff9b:1::/48", "100::/64", "2001:db8::/32", "fc00::/7", "fe80::/10", "ff00::/8");

    /// <summary>Those of IPv4 alone.</summary>
    public Addresses Only4 => V6.IsEmpty ? this : new(V4, Ranges<UInt128>.Empty);

    /// <summary>Those of IPv6 alone.</summary>
    public Addresses Only6 => V4.IsEmpty ? this : new(Ranges<uint>.Empty, V6);

    /// <summary>What is in any of them.</summary>
    public static Addresses OfAll(IEnumerable<Addresses> all) => all.Aggregate(None, static (sum, it) => sum.Or(it));

    public bool IsEmpty => V4.IsEmpty && V6.IsEmpty;

    public Addresses Or(Addresses other) => new(V4.Or(other.V4), V6.Or(other.V6));

    public Addresses And(Addresses other) => new(V4.And(other.V4), V6.And(other.V6));

    public Addresses Not() => new(V4.Not(), V6.Not());

    public Addresses Except(Addresses other) => And(other.Not());

    public bool IsSubsetOf(Addresses other) => V4.IsSubsetOf(other.V4) && V6.IsSubsetOf(other.V6);

    public bool Contains(IPAddress address) => address.AddressFamily == AddressFamily.InterNetwork ? V4.Contains(NumberOf4(address)) : V6.Contains(NumberOf6(address));

    /// <summary>An address, or a prefix of which it is the beginning; bits behind the prefix are not looked at. <c>null</c> where the text is neither.</summary>
    public static Addresses? Parse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var (plain, bits) = slash < 0 ? (text, "") : (text[..slash], text[(slash + 1)..]);
        if (!IsStrict(plain) || !IPAddress.TryParse(plain, out var address) || address.ScopeId() != 0) return null;
        var width = address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128;
        if (slash < 0) return Prefix(address, width);
        return bits.Length is > 0 and <= 3 && bits.All(char.IsAsciiDigit) && (bits.Length == 1 || bits[0] != '0') && int.Parse(bits, System.Globalization.CultureInfo.InvariantCulture) is var length && length <= width
            ? Prefix(address, length) : null;
    }

    static Addresses Of(params IEnumerable<string> prefixes) => OfAll(prefixes.Select(static it => Parse(it)!));

    // The platform reads "10.1" and "0x7f000001" as addresses; no rule means them.
    static bool IsStrict(string text) => text.Contains(':', StringComparison.Ordinal)
        || text.Split('.') is { Length: 4 } parts && parts.All(static it => it.Length is > 0 and <= 3 && it.All(char.IsAsciiDigit) && (it.Length == 1 || it[0] != '0'));

    static Addresses Prefix(IPAddress address, int length)
    {
        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            var host = length == 0 ? uint.MaxValue : (1u << (32 - length)) - 1;
            var first = NumberOf4(address) & ~(length == 32 ? 0 : host);
            return new(Ranges<uint>.Of(first, length == 32 ? first : first | host), Ranges<UInt128>.Empty);
        }
        var rest = length == 0 ? UInt128.MaxValue : length == 128 ? 0 : (UInt128.One << (128 - length)) - 1;
        var low = NumberOf6(address) & ~rest;
        return new(Ranges<uint>.Empty, Ranges<UInt128>.Of(low, low | rest));
    }

    /// <summary>An IPv4 address as a number.</summary>
    public static uint NumberOf4(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[4];
        address.TryWriteBytes(bytes, out _);
        return BinaryPrimitives.ReadUInt32BigEndian(bytes);
    }

    /// <summary>An IPv6 address as a number.</summary>
    public static UInt128 NumberOf6(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        return BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }

    /// <summary>The IPv4 address of that number.</summary>
    public static IPAddress Address4(uint number)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
        return new(bytes);
    }

    /// <summary>The IPv6 address of that number.</summary>
    public static IPAddress Address6(UInt128 number)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, number);
        return new(bytes);
    }

    /// <summary>As few prefixes as say it, IPv4 first.</summary>
    public override string ToString() => IsEmpty ? "none" : string.Join(", ", Prefixes());

    /// <summary>As few prefixes as say it, IPv4 first.</summary>
    public IEnumerable<string> Prefixes() =>
        V4.Spans.SelectMany(static it => Cut(it.First, it.Last, 32).Select(static cut => Shown(Address4((uint)cut.First), cut.Length)))
            .Concat(V6.Spans.SelectMany(static it => Cut(it.First, it.Last, 128).Select(static cut => Shown(Address6(cut.First), cut.Length))));

    static string Shown(IPAddress first, int length) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{first}/{length}");

    // The largest aligned block that begins where the rest begins, again and again.
    static IEnumerable<(UInt128 First, int Length)> Cut(UInt128 first, UInt128 last, int width)
    {
        while (true)
        {
            var free = first == 0 ? width : Math.Min(width, (int)UInt128.TrailingZeroCount(first));
            while (free > 0 && (free == 128 ? last != UInt128.MaxValue || first != 0 : first + ((UInt128.One << free) - 1) > last)) free--;
            yield return (first, width - free);
            var end = free == 128 ? UInt128.MaxValue : first + ((UInt128.One << free) - 1);
            if (end >= last) yield break;
            first = end + 1;
        }
    }
}

file static class Scoped
{
    // "fe80::1%eth0" names an interface of one machine.
    internal static long ScopeId(this IPAddress address) => address.AddressFamily == AddressFamily.InterNetworkV6 ? address.ScopeId : 0;
}
