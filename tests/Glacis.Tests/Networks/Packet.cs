// One packet that opens a connection: the questions that the interpreter, the engine and the kernel are asked alike.
using System.Net;
using System.Net.Sockets;
using Glacis.Inventory;
using Glacis.Sets;

namespace Glacis.Tests.Networks;

/// <summary>A packet that opens a connection.</summary>
/// <param name="From">Who sends it; <c>null</c> where it comes from the internet.</param>
/// <param name="Source">The address that it is sent from.</param>
/// <param name="To">Whose it is.</param>
/// <param name="Destination">The address that it is sent to, one of <paramref name="To"/>'s own or public ones.</param>
/// <param name="Protocol">The protocol's number.</param>
/// <param name="Port">The port, or of ICMP the type and the code.</param>
/// <param name="Ephemeral">The client's own port, which answers go to.</param>
sealed record Packet(NetworkInterface? From, IPAddress Source, NetworkInterface To, IPAddress Destination, byte Protocol, int Port, int Ephemeral)
{
    internal uint Service => Services.Number(Protocol, Port);

    internal bool IsV4 => Source.AddressFamily == AddressFamily.InterNetwork;

    /// <summary>What the answer is to a list that remembers nothing; <c>null</c> where nothing is answered.</summary>
    internal uint? Reply => Protocol switch
    {
        Services.Tcp or Services.Udp => Services.Number(Protocol, Ephemeral),
        Services.Icmp => Port >> 8 == 8 ? Services.Number(Protocol, 0) : null,
        Services.Icmp6 => Port >> 8 == 128 ? Services.Number(Protocol, 129 << 8) : null,
        _ => Service,
    };

    public override string ToString() => $"{From?.Handle ?? "internet"} {Source}:{Ephemeral} to {To.Handle} {Destination}, protocol {Protocol} port {Port}";
}
