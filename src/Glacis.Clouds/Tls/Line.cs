// Connections to one endpoint: counted, timed, a few at a time; every refusal of the network becomes a word.
using System.Net;
using System.Net.Sockets;
using Glacis.Certificates;

namespace Glacis.Clouds.Tls;

/// <summary>The answer to one hello.</summary>
/// <param name="Rounds">Waits for the network, one after another.</param>
/// <param name="Words">What happened, for people.</param>
sealed record Heard(Came Came, Flight Flight, byte Alert, string Words, int Rounds, byte[] Head)
{
    internal static Heard Of(Came came, string words, int rounds) => new(came, new(), 0, words, rounds, []);
}

/// <summary>A connection that could not be opened, or would not turn to TLS.</summary>
sealed class NoEntryException(Came came, string words) : Exception(words)
{
    internal Came Came => came;
}

/// <summary>Connections to one endpoint. Threads may share it.</summary>
sealed class Line(ProbeTarget target, IReadOnlyList<IPEndPoint> addresses, Patience patience, CancellationToken total) : IDisposable
{
    readonly SemaphoreSlim gate = new(patience.AtOnce);
    int connections, silences;
    long sent, received;

    /// <summary>The address that let us in; the first one before that.</summary>
    internal IPEndPoint Address { get; private set; } = addresses[0];

    internal ProbeTarget Target => target;

    /// <summary>A line to another port of the same host, which counts for itself.</summary>
    internal Line Beside(ProbeTarget other, IReadOnlyList<IPEndPoint> at) => new(other, at, patience, total);

    internal ProbeCost Cost(int rounds) => new(connections, rounds, sent, received);

    /// <summary>Who never answers is not asked for ever.</summary>
    internal bool IsGivenUp => silences >= MostSilences;

    const int MostSilences = 3;

    /// <summary>Asks one hello, and hears as much of the answer as is wanted.</summary>
    internal async Task<Heard> AskAsync(Offer offer, Func<ushort, bool> wantsAll)
    {
        var heard = await HeldAsync(TimeSpan.MaxValue, limit => AskAsync(Hello.Write(offer), wantsAll, limit));
        if (heard.Came == Came.Silence) Interlocked.Increment(ref silences);
        return heard;
    }

    /// <summary>Does something with a connection of its own; silence, ends and refusals are what came.</summary>
    internal async Task<Heard> HeldAsync(TimeSpan atMost, Func<CancellationToken, Task<Heard>> act)
    {
        if (IsGivenUp) return Heard.Of(Came.Silence, "it never answered", 0);
        if (Interlocked.Increment(ref connections) > patience.Connections) return Heard.Of(Came.Silence, $"the asking stopped after {patience.Connections} connections", 0);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(total);
        try
        {
            await gate.WaitAsync(total);
            try
            {
                limit.CancelAfter(atMost < patience.Answer ? atMost : patience.Answer);
                return await act(limit.Token);
            }
            finally
            {
                gate.Release();
            }
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return Heard.Of(Came.Silence, total.IsCancellationRequested ? $"the time for it ({patience.Total.TotalSeconds:0} s) ran out" : $"no answer within {patience.Answer.TotalSeconds:0} s", 2);
        }
        catch (NoEntryException e)
        {
            return Heard.Of(e.Came, e.Message, 1);
        }
        catch (SocketException e)
        {
            return Heard.Of(Came.Closed, Words(e.SocketErrorCode), 2);
        }
    }

    async Task<Heard> AskAsync(byte[] hello, Func<ushort, bool> wantsAll, CancellationToken limit)
    {
        using var socket = await ConnectAsync(limit);
        var rounds = 2 + await new Preface(this, socket).SayAsync(target.StartTls, limit);
        await SendAsync(socket, hello, limit);
        var hearing = new Hearing(wantsAll);
        var buffer = new byte[8192];
        while (hearing.State == Came.NotYet)
        {
            var got = await ReceiveAsync(socket, buffer, limit);
            if (got == 0) return Heard.Of(Came.Closed, hearing.Head.Length > 0 ? "it hung up in the middle of its answer" : "it hung up", rounds);
            hearing.Feed(buffer.AsSpan(0, got));
        }
        return new(hearing.State, hearing.Flight, hearing.Alert, Words(hearing), rounds, hearing.Head.ToArray());
    }

    static string Words(Hearing hearing) => hearing.State switch
    {
        Came.Alert => $"alert: {Alerts.Name(hearing.Alert)}",
        Came.NotTls => "what it answers is not TLS",
        Came.TooMuch => $"its answer is longer than {Hearing.Most / 1024} KiB",
        Came.Malformed => "its answer is malformed",
        _ => "",
    };

    /// <summary>A connection, to be disposed of by whoever asked for it.</summary>
    /// <exception cref="NoEntryException">There is none.</exception>
    internal async Task<Socket> ConnectAsync(CancellationToken limit)
    {
        SocketException? last = null;
        foreach (var address in addresses)
        {
            var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(address, limit);
                Address = address;
                return socket;
            }
            catch (SocketException e)
            {
                last = e;
                socket.Dispose();
            }
            catch (OperationCanceledException)
            {
                socket.Dispose();
                throw;
            }
        }
        throw new NoEntryException(Came.NoEntry, Words(last!.SocketErrorCode));
    }

    internal async ValueTask SendAsync(Socket to, ReadOnlyMemory<byte> bytes, CancellationToken limit)
    {
        Interlocked.Add(ref sent, bytes.Length);
        for (var rest = bytes; rest.Length > 0;) rest = rest[await to.SendAsync(rest, limit)..];
    }

    internal async ValueTask<int> ReceiveAsync(Socket from, Memory<byte> into, CancellationToken limit)
    {
        var got = await from.ReceiveAsync(into, limit);
        Interlocked.Add(ref received, got);
        return got;
    }

    internal static string Words(SocketError error) => error switch
    {
        SocketError.ConnectionRefused => ObservedEndpoint.Refusal,
        SocketError.ConnectionReset or SocketError.Shutdown => "it hung up (reset)",
        SocketError.HostUnreachable or SocketError.NetworkUnreachable => "there is no way to it",
        SocketError.TimedOut => "no connection was made in time",
        _ => $"the network said {error}",
    };

    public void Dispose() => gate.Dispose();
}
