// A ClientHello of our own: it can offer what well-kept libraries are forbidden to offer.
using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Glacis.Certificates;
using Glacis.Inventory;

namespace Glacis.Clouds.Tls;

/// <summary>What is offered in one handshake.</summary>
/// <param name="Version">The one version that is offered.</param>
/// <param name="Suites">Suites, the best liked first.</param>
/// <param name="Groups">Groups for the exchange of keys.</param>
/// <param name="Name">The host; a name goes into SNI, an address does not (RFC 6066, 3).</param>
sealed record Offer(TlsVersion Version, IReadOnlyList<ushort> Suites, IReadOnlyList<ushort> Groups, string Name)
{
    internal ushort Wire => (ushort)(0x0300 + (int)Version);
}

/// <summary>Writes hellos.</summary>
static class Hello
{
    const byte Handshake = 22, ClientHello = 1;
    const ushort Tls10 = 0x0301, Tls12 = 0x0303;

    // Everything that a server may sign with, old hashes and DSA among them, so that it never refuses for want of one.
    static readonly ushort[] Signatures =
    [
        0x0403, 0x0503, 0x0603, 0x0807, 0x0808, 0x0804, 0x0805, 0x0806, 0x0809, 0x080A, 0x080B, 0x0401, 0x0501, 0x0601, 0x0303, 0x0301, 0x0203, 0x0201, 0x0402, 0x0502, 0x0602, 0x0302, 0x0202, 0x0101,
    ];

    /// <summary>The record that opens a handshake.</summary>
    internal static byte[] Write(Offer offer)
    {
        var to = new Bytes();
        to.Byte(Handshake).Two(offer.Version == TlsVersion.Ssl3 ? 0x0300 : Tls10);
        using (to.Length(2))
        {
            to.Byte(ClientHello);
            using (to.Length(3)) Body(to, offer);
        }
        return to.All();
    }

    static void Body(Bytes to, Offer offer)
    {
        to.Two(offer.Version == TlsVersion.Tls13 ? Tls12 : offer.Wire).Raw(RandomNumberGenerator.GetBytes(32));
        // Middleboxes take TLS 1.3 for a resumed session (RFC 8446, D.4).
        using (to.Length(1)) to.Raw(offer.Version == TlsVersion.Tls13 ? RandomNumberGenerator.GetBytes(32) : []);
        using (to.Length(2))
            foreach (var suite in offer.Suites) to.Two(suite);
        to.Byte(1).Byte(0);
        // SSL 3.0 has no extensions, and what is older than they are may stumble over them.
        if (offer.Version == TlsVersion.Ssl3) return;
        var before = to.Count;
        using (to.Length(2)) Extensions(to, offer, before);
    }

    static void Extensions(Bytes to, Offer offer, int before)
    {
        if (!IPAddress.TryParse(offer.Name, out _)) ServerName(to, offer.Name);
        using (to.Extension(10))
        using (to.Length(2))
            foreach (var group in offer.Groups) to.Two(group);
        using (to.Extension(11)) to.Byte(1).Byte(0);
        if (offer.Version >= TlsVersion.Tls12)
            using (to.Extension(13))
            using (to.Length(2))
                foreach (var it in Signatures) to.Two(it);
        if (offer.Version == TlsVersion.Tls13) OfTls13(to);
        else BeforeTls13(to);
        Padding(to, before);
    }

    static void ServerName(Bytes to, string name)
    {
        using (to.Extension(0))
        using (to.Length(2))
        {
            to.Byte(0);
            using (to.Length(2)) to.Raw(Encoding.ASCII.GetBytes(name));
        }
    }

    // No share of a key: whoever speaks TLS 1.3 asks for one by naming the group it wants, which is all that is to be known.
    static void OfTls13(Bytes to)
    {
        using (to.Extension(43)) to.Byte(2).Two(0x0304);
        using (to.Extension(51)) to.Two(0);
    }

    // The staple, ALPN, the extended master secret and secure renegotiation: some servers demand the last two.
    static void BeforeTls13(Bytes to)
    {
        using (to.Extension(5)) to.Byte(1).Two(0).Two(0);
        using (to.Extension(16))
        using (to.Length(2))
            foreach (var protocol in new[] { "h2", "http/1.1" })
                using (to.Length(1)) to.Raw(Encoding.ASCII.GetBytes(protocol));
        using (to.Extension(23)) to.Raw([]);
        using (to.Extension(0xFF01)) to.Byte(0);
    }

    // Handshakes of 256 to 511 bytes hang some load balancers (RFC 7685).
    static void Padding(Bytes to, int before)
    {
        const int head = 4, record = 5;
        var length = to.Count - record;
        if (length is < 256 or > 511 || before == 0) return;
        using (to.Extension(21)) to.Raw(new byte[Math.Max(0, 512 - length - head)]);
    }
}

/// <summary>Bytes being written, with lengths that are filled in when they are known.</summary>
sealed class Bytes
{
    readonly List<byte> all = new(1024);

    internal int Count => all.Count;

    internal byte[] All() => [.. all];

    internal Bytes Byte(byte value)
    {
        all.Add(value);
        return this;
    }

    internal Bytes Two(int value) => Byte((byte)(value >> 8)).Byte((byte)value);

    internal Bytes Raw(ReadOnlySpan<byte> bytes)
    {
        all.AddRange(bytes);
        return this;
    }

    /// <summary>A length of so many bytes before what is written until it is disposed of.</summary>
    internal Prefix Length(int size)
    {
        var at = all.Count;
        for (var more = size; more > 0; more--) all.Add(0);
        return new(this, at, size);
    }

    internal Prefix Extension(int number)
    {
        Two(number);
        return Length(2);
    }

    internal readonly struct Prefix(Bytes bytes, int at, int size) : IDisposable
    {
        public void Dispose()
        {
            Span<byte> length = stackalloc byte[4];
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.all.Count - at - size);
            for (var digit = 0; digit < size; digit++) bytes.all[at + digit] = length[4 - size + digit];
        }
    }
}
