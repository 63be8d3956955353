// Protocols and ports as numbers of one line: what a rule speaks of is then a set of ranges.
using System.Globalization;

namespace Glacis.Sets;

/// <summary>
/// Sets of services. A service is a protocol's number, and behind it a port of sixteen bits; of ICMP, its type and its code. Where a protocol has neither, all sixteen bits are taken at once.
/// </summary>
public static class Services
{
    public const byte Icmp = 1, Tcp = 6, Udp = 17, Icmp6 = 58;

    const uint Last = 0xff_ffff;

    /// <summary>All protocols and ports.</summary>
    public static readonly Ranges<uint> All = Ranges<uint>.Of(0, Last);

    /// <summary>The number of one service.</summary>
    public static uint Number(byte protocol, int port) => (uint)protocol << 16 | (uint)port;

    /// <summary>A protocol as a whole.</summary>
    public static Ranges<uint> Of(byte protocol) => Ranges<uint>.Of(Number(protocol, 0), Number(protocol, 0xffff));

    /// <summary>Ports of a protocol, both included; none where they stand the wrong way round.</summary>
    public static Ranges<uint> Of(byte protocol, int first, int last) => Ranges<uint>.Of(Number(protocol, first), Number(protocol, last));

    /// <summary>Types of ICMP, of either family, and of one type its codes; a negative number is all.</summary>
    public static Ranges<uint> OfIcmp(byte protocol, int type, int code) =>
        type < 0 ? Of(protocol) : code < 0 ? Of(protocol, type << 8, type << 8 | 0xff) : Of(protocol, type << 8 | code, type << 8 | code);

    /// <summary>The ports of one protocol that the set has.</summary>
    public static Ranges<ushort> Ports(this Ranges<uint> services, byte protocol) =>
        Ranges<ushort>.Of(services.And(Of(protocol)).Spans.Select(static it => new Interval<ushort>((ushort)it.First, (ushort)it.Last)));

    /// <summary><c>tcp 22, 80-443</c>; <c>all traffic</c>.</summary>
    public static string Say(this Ranges<uint> services) =>
        services.IsEmpty ? "nothing" : services.Equals(All) ? "all traffic" : string.Join("; ", Said(services));

    // Protocols one after another; those that are there as a whole are told in one word, as long as they follow one another.
    static IEnumerable<string> Said(Ranges<uint> services)
    {
        var (first, last) = (-1, -1);
        var parts = services.Spans.SelectMany(static it => Enumerable.Range((int)(it.First >> 16), (int)((it.Last >> 16) - (it.First >> 16)) + 1)).Distinct();
        foreach (var protocol in parts)
        {
            var ports = services.Ports((byte)protocol);
            var isWhole = ports.Equals(Ranges<ushort>.All);
            if (first >= 0 && !(isWhole && protocol == last + 1))
            {
                yield return Whole(first, last);
                first = -1;
            }
            if (isWhole) (first, last) = (first < 0 ? protocol : first, protocol);
            else yield return protocol is Icmp or Icmp6 ? $"{Name(protocol)} {Types(ports)}" : $"{Name(protocol)} {ports}";
        }
        if (first >= 0) yield return Whole(first, last);
    }

    static string Whole(int first, int last) => first == last ? Name(first) : $"{Name(first)} to {Name(last)}";

    static string Types(Ranges<ushort> codes) => string.Join(", ", codes.Spans.Select(static it =>
        (it.First & 0xff) == 0 && (it.Last & 0xff) == 0xff ? it.First >> 8 == it.Last >> 8 ? Type(it.First) : $"{Type(it.First)} to {it.Last >> 8}"
        : string.Create(CultureInfo.InvariantCulture, $"{Type(it.First)} code {it.First & 0xff}{(it.First == it.Last ? "" : $" to {Type(it.Last)} code {it.Last & 0xff}")}")));

    static string Type(ushort code) => string.Create(CultureInfo.InvariantCulture, $"type {code >> 8}");

    static string Name(int protocol) => protocol switch
    {
        Icmp => "icmp",
        Tcp => "tcp",
        Udp => "udp",
        Icmp6 => "icmpv6",
        _ => string.Create(CultureInfo.InvariantCulture, $"protocol {protocol}"),
    };
}
