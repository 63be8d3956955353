// Asks one endpoint everything that can be asked without harm, in bounded time, and writes down what it said.
using System.Net;
using System.Net.Sockets;
using System.Text;
using Glacis.Certificates;
using Glacis.Inventory;

namespace Glacis.Clouds.Tls;

/// <summary>Asks endpoints. Passive: it offers and listens; no weakness is ever tried. Threads may share it.</summary>
/// <param name="roots">Roots that chains may lead to.</param>
/// <param name="elsewhere">Names that are to be found elsewhere than DNS says.</param>
/// <param name="time">The clock that observations are dated by.</param>
public sealed class Prober(Patience patience, Roots roots, IReadOnlyList<Elsewhere> elsewhere, TimeProvider time)
{
    Roots Roots => roots;

    TimeProvider Time => time;

    /// <summary>What the endpoint said. The world's refusals are observations, too; only <paramref name="cancellation"/> throws.</summary>
    public async Task<ObservedEndpoint> AskAsync(ProbeTarget target, CancellationToken cancellation)
    {
        using var total = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        total.CancelAfter(patience.Total);
        var (addresses, whyNone) = await AddressesAsync(target, total.Token);
        if (addresses.Count == 0) return Nothing(target, whyNone);
        var all = await Task.WhenAll(addresses.Take(MostAddresses).Select(it => AskAsync(target, it, total.Token)));
        cancellation.ThrowIfCancellationRequested();
        return Together(all, addresses);
    }

    // More than a name has that is not a farm of hundreds, of which nobody would wait for all.
    const int MostAddresses = 8;

    async Task<ObservedEndpoint> AskAsync(ProbeTarget target, IPEndPoint address, CancellationToken limit)
    {
        using var line = new Line(target, [address], patience, limit);
        return await new Probe(this, line).AskAsync();
    }

    // The endpoint is known by the first address that answers; the others are held against it.
    static ObservedEndpoint Together(ObservedEndpoint[] all, IReadOnlyList<IPEndPoint> addresses)
    {
        if (all.Length == 1) return all[0];
        var one = all.FirstOrDefault(static it => it.Speaks != Spoken.Nothing) ?? all[0];
        var notAsked = addresses.Skip(MostAddresses).Select(static it => new ObservedAddress(it.ToString(), $"only {MostAddresses} addresses of a name are asked", []));
        return one with { Others = [.. all.Where(it => !ReferenceEquals(it, one)).Select(it => Likenesses.Of(one, it)), .. notAsked], Cost = Sum(all) };
    }

    static ProbeCost Sum(ObservedEndpoint[] all) =>
        new(all.Sum(static it => it.Cost.Connections), all.Max(static it => it.Cost.RoundTrips), all.Sum(static it => it.Cost.BytesSent), all.Sum(static it => it.Cost.BytesReceived));

    ObservedEndpoint Nothing(ProbeTarget target, string why) =>
        new() { Name = target.Name, Port = target.Port, Address = "", StartTls = Spelled(target.StartTls), At = time.GetUtcNow(), WhyNotTold = why, Cost = new(0, 0, 0, 0) };

    static string Spelled(StartTls how) => how == StartTls.None ? "" : how.ToString().ToLowerInvariant();

    async Task<(IReadOnlyList<IPEndPoint> Addresses, string WhyNone)> AddressesAsync(ProbeTarget target, CancellationToken limit)
    {
        var host = target.At ?? target.Name;
        IPEndPoint[] known = [.. elsewhere.Where(it => it.Port == target.Port && (it.Name == target.Name || string.Equals(it.Name, host, StringComparison.OrdinalIgnoreCase))).Select(static it => new IPEndPoint(it.Address, it.AtPort)).Distinct()];
        if (known.Length > 0) return (known, "");
        if (IPAddress.TryParse(host, out var address)) return ([new(address, target.Port)], "");
        try
        {
            var found = await Dns.GetHostAddressesAsync(host, limit);
            // Names answer in another order each time; version 4 comes first, since not every machine has a way to version 6.
            return ([.. found.Distinct().OrderBy(static it => it.AddressFamily).ThenBy(static it => Convert.ToHexString(it.GetAddressBytes()), StringComparer.Ordinal).Select(it => new IPEndPoint(it, target.Port))], "the name has no address");
        }
        catch (SocketException e)
        {
            return ([], e.SocketErrorCode is SocketError.HostNotFound or SocketError.NoData ? "there is no such name" : $"the name could not be looked up ({e.SocketErrorCode})");
        }
        catch (OperationCanceledException)
        {
            return ([], "the name could not be looked up in time");
        }
    }

    sealed class Probe(Prober prober, Line line)
    {
        readonly TimeProvider time = prober.Time;
        readonly Enumeration enumeration = new(line);

        internal async Task<ObservedEndpoint> AskAsync()
        {
            var gate = await enumeration.FirstAsync(TlsVersion.Tls12);
            return gate.Came switch
            {
                Came.NoEntry => Silent(gate.Words, gate.Rounds),
                Came.NotTls => await InTheClearAsync(gate),
                _ => await AskAsync(gate),
            };
        }

        ObservedEndpoint Seen(int rounds) => new()
        {
            Name = line.Target.Name,
            Port = line.Target.Port,
            Address = line.Address.ToString(),
            StartTls = Spelled(line.Target.StartTls),
            At = time.GetUtcNow(),
            Cost = line.Cost(rounds),
        };

        ObservedEndpoint Silent(string why, int rounds) => Seen(rounds) with { WhyNotTold = why };

        async Task<ObservedEndpoint> InTheClearAsync(Heard gate)
        {
            if (!gate.Head.AsSpan().StartsWith("HTTP/"u8)) return Seen(gate.Rounds) with { Speaks = Spoken.SomethingElse, WhyNotTold = gate.Words };
            var plain = await prober.PlainAsync(line, line.Target.Port);
            return Seen(gate.Rounds + 2) with { Speaks = Spoken.PlainHttp, Plain = plain, WhyNotTold = "it speaks HTTP in the clear" };
        }

        // Who says nothing to the first hello gets a small one; who says nothing to that either is left alone.
        async Task<ObservedEndpoint> AskAsync(Heard gate)
        {
            var tls12 = enumeration.OnAsync(TlsVersion.Tls12, gate);
            if (gate.Came == Came.Silence && await tls12 is { Version.Answer: VersionAnswer.NotTold } quiet) return Silent(gate.Words, quiet.Rounds);
            var others = new[] { TlsVersion.Ssl3, TlsVersion.Tls10, TlsVersion.Tls11, TlsVersion.Tls13 }.Select(async it => await enumeration.OnAsync(it, await enumeration.FirstAsync(it)));
            var finishing = new Finishing(line).FinishAsync(line.Target.StartTls == StartTls.None);
            var plain = prober.PlainBesideAsync(line);
            Enumerated[] all = [.. (await Task.WhenAll([tls12, .. others])).OrderBy(static it => it.Version.Version)];
            var stapling = StaplesAsync(all);
            var (further, furtherRounds) = await FurtherAsync(all);
            var (finished, staples) = (await finishing, await stapling);
            var rounds = gate.Rounds + Math.Max(all.Max(static it => it.Rounds) + furtherRounds, finished.Rounds);
            return new Told(Seen(rounds), Judged(all), finished, await plain, further, staples, prober.Roots).Whole();
        }

        // Before TLS 1.3 a flight shows it in the clear; after it, only a handshake does.
        async Task<bool?> StaplesAsync(Enumerated[] all)
        {
            if (all.SelectMany(static it => it.Flights).Any(static it => it.IsWhole)) return all.SelectMany(static it => it.Flights).Any(static it => it.Staples);
            return all[^1].Version is { Version: TlsVersion.Tls13, Answer: VersionAnswer.Accepted } ? await new Stapling(line).AskAsync() : null;
        }

        // The end of the connection is a refusal only from someone who was heard speaking TLS.
        static Enumerated[] Judged(Enumerated[] all)
        {
            var speaks = Array.Exists(all, static it => it.Version.Answer == VersionAnswer.Accepted || it.First.Came is Came.Alert or Came.Flight);
            return speaks ? all : [.. all.Select(static it => it with { Version = it.Version with { Answer = VersionAnswer.NotTold, WhyNotTold = it.First.Words } })];
        }

        async Task<(Further Further, int Rounds)> FurtherAsync(Enumerated[] all)
        {
            var accepted = all.Select(static it => it.Version).Where(static it => it.Answer == VersionAnswer.Accepted).ToArray();
            var preferences = Task.WhenAll(accepted.Select(async it => (it.Version, Answer: await enumeration.PreferenceAsync(it))));
            var asked = new[] { accepted.LastOrDefault(static it => it.Version == TlsVersion.Tls13), accepted.LastOrDefault(static it => it.Version < TlsVersion.Tls13) }.OfType<ObservedVersion>();
            var groups = await Task.WhenAll(asked.Select(enumeration.GroupsAsync));
            var preferred = await preferences;
            var rounds = Math.Max(groups.Select(static it => it.Rounds).DefaultIfEmpty().Max(), preferred.Select(static it => it.Answer.Rounds).DefaultIfEmpty().Max());
            return (new(preferred.ToDictionary(static it => it.Version, static it => it.Answer.Preference), [.. groups.SelectMany(static it => it.Groups).Distinct()], groups.Select(static it => it.WhyNoEnd).FirstOrDefault(static it => it.Length > 0) ?? ""), rounds);
        }
    }

    // ---- plain HTTP ---------------------------------------------------------------------------------------------------------

    const int Https = 443, HttpPort = 80;

    async Task<ObservedPlain?> PlainBesideAsync(Line line)
    {
        if (line.Target.Port != Https || line.Target.StartTls != StartTls.None) return new(0, null, "");
        var (addresses, _) = await AddressesAsync(line.Target with { Port = HttpPort }, CancellationToken.None);
        if (addresses.Count == 0) return new(HttpPort, null, "");
        using var beside = line.Beside(line.Target with { Port = HttpPort }, addresses);
        return await PlainAsync(beside, HttpPort);
    }

    async Task<ObservedPlain> PlainAsync(Line line, int port)
    {
        var (answer, isIn) = ((ObservedHttp?)null, false);
        var heard = await line.HeldAsync(patience.Answer, async limit =>
        {
            using var socket = await line.ConnectAsync(limit);
            isIn = true;
            await using var stream = new NetworkStream(socket);
            answer = await new Http(stream).AskAsync(line.Target.Name, port, HttpPort, limit);
            return Heard.Of(Came.Flight, "", 2);
        });
        // Firewalls drop what they do not let in: a port that nobody gets into is as good as closed.
        var isClosed = answer is { Status: 0 } || !isIn;
        return new(port, isClosed ? null : answer, answer is null && !isClosed ? heard.Words : "");
    }
}
