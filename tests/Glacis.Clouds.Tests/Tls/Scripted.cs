// A responder that speaks the beginning of any version of TLS and does no cryptography: what no server of today can be made to offer.
using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Glacis.Clouds.Tests.Tls;

/// <summary>What the responder has to offer.</summary>
/// <param name="Versions">Versions on the wire, <c>0x0300</c> for SSL 3.0.</param>
/// <param name="Suites">Suites, in the server's order.</param>
/// <param name="DhBits">Bits of the finite field for DHE suites.</param>
sealed record Offers(ushort[] Versions, ushort[] Suites, int DhBits = 2048)
{
    public byte[] Certificate { get; init; } = [];

    /// <summary>The field that comes before the certificate's end, for lies about lengths.</summary>
    public Func<byte[], byte[]> Spoil { get; init; } = static it => it;
}

/// <summary>Answers on a free port of the loopback until it is disposed of; by default it shakes hands.</summary>
sealed class Scripted : IDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource over = new();
    readonly Func<Socket, CancellationToken, Task> answer;
    int connections;

    internal Scripted(Func<Socket, CancellationToken, Task> answer)
    {
        this.answer = answer;
        listener.Start();
        _ = ServeAsync();
    }

    internal Scripted(Offers offers) : this((socket, limit) => ShakeAsync(socket, offers, limit))
    {
    }

    internal int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    internal int Connections => connections;

    public void Dispose()
    {
        over.Cancel();
        listener.Stop();
    }

    async Task ServeAsync()
    {
        try
        {
            while (true) _ = ServeAsync(await listener.AcceptSocketAsync(over.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // the test is over
        }
    }

    async Task ServeAsync(Socket socket)
    {
        Interlocked.Increment(ref connections);
        using (socket)
        {
            try
            {
                await answer(socket, over.Token);
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or IOException)
            {
                // the caller went away, as it should
            }
        }
    }

    // ---- the handshake ------------------------------------------------------------------------------------------------------

    static async Task ShakeAsync(Socket socket, Offers offers, CancellationToken limit)
    {
        await using var stream = new NetworkStream(socket);
        var head = new byte[5];
        await stream.ReadExactlyAsync(head, limit);
        var hello = new byte[BinaryPrimitives.ReadUInt16BigEndian(head.AsSpan(3))];
        await stream.ReadExactlyAsync(hello, limit);
        await stream.WriteAsync(offers.Spoil(AnswerTo(hello, offers)), limit);
        await Task.Delay(200, limit);
    }

    static byte[] AnswerTo(byte[] hello, Offers offers)
    {
        var version = BinaryPrimitives.ReadUInt16BigEndian(hello.AsSpan(4));
        var at = 39 + hello[38];
        var length = BinaryPrimitives.ReadUInt16BigEndian(hello.AsSpan(at));
        var offered = Enumerable.Range(0, length / 2).Select(it => BinaryPrimitives.ReadUInt16BigEndian(hello.AsSpan(at + 2 + it * 2))).ToHashSet();
        var suite = offers.Suites.FirstOrDefault(offered.Contains);
        return !offers.Versions.Contains(version) ? Alert(version, 70) : suite == 0 ? Alert(version, 40) : Flight(version, suite, offers);
    }

    internal static byte[] Alert(ushort version, byte description) => [21, (byte)(version >> 8), (byte)version, 0, 2, 2, description];

    static byte[] Flight(ushort version, ushort suite, Offers offers)
    {
        byte[] hello = [(byte)(version >> 8), (byte)version, .. new byte[32], 0, (byte)(suite >> 8), (byte)suite, 0];
        var der = offers.Certificate;
        List<byte[]> messages = [Message(2, hello), Message(11, [.. Three(der.Length + 3), .. Three(der.Length), .. der])];
        if (KeyExchange(suite, offers.DhBits) is { } exchange) messages.Add(Message(12, exchange));
        messages.Add(Message(14, []));
        return [.. messages.SelectMany(it => Record(version, it))];
    }

    // DHE and DH_anon: a prime of so many bits, the generator 2, a public key of the same length; nobody will look at the signature.
    static byte[]? KeyExchange(ushort suite, int bits)
    {
        if (suite is not (0x0014 or 0x0015 or 0x0016 or 0x0033 or 0x0039 or 0x0019 or 0x001A)) return null;
        var prime = new byte[(bits + 7) / 8];
        Array.Fill(prime, (byte)0xFF);
        prime[0] = (byte)(0xFF >> (prime.Length * 8 - bits));
        return [.. Two(prime.Length), .. prime, 0, 1, 2, .. Two(prime.Length), .. prime, 0, 8, .. new byte[8]];
    }

    internal static byte[] Message(byte kind, byte[] body) => [kind, .. Three(body.Length), .. body];

    internal static byte[] Record(ushort version, byte[] message) =>
        [.. message.Chunk(16_000).SelectMany(part => (byte[])[22, (byte)(version >> 8), (byte)version, .. Two(part.Length), .. part])];

    static byte[] Two(int value) => [(byte)(value >> 8), (byte)value];

    static byte[] Three(int value) => [(byte)(value >> 16), .. Two(value)];
}
