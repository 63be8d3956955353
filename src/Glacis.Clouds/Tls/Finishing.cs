// The one handshake that is finished: what TLS 1.3 hides until then, and what HTTP says within.
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Glacis.Certificates;
using Glacis.Inventory;

namespace Glacis.Clouds.Tls;

/// <summary>What a finished handshake showed.</summary>
sealed record Finished
{
    internal IReadOnlyList<ReadOnlyMemory<byte>> Chain { get; init; } = [];

    internal bool? AsksForCertificate { get; init; }

    internal TlsVersion? Version { get; init; }

    internal ushort Suite { get; init; }

    internal string Alpn { get; init; } = "";

    internal ObservedHttp? Http { get; init; }

    /// <summary>Why there is no handshake, or no answer within.</summary>
    internal string WhyNot { get; init; } = "";

    internal int Rounds { get; init; }
}

/// <summary>Finishes a handshake and asks for one page. Whom the certificate names is only written down.</summary>
sealed class Finishing(Line line)
{
    // Nobody is trusted here, and nobody else is asked: neither for an issuer nor for a revocation.
    static X509ChainPolicy Nobody() => new()
    {
        TrustMode = X509ChainTrustMode.CustomRootTrust,
        RevocationMode = X509RevocationMode.NoCheck,
        VerificationFlags = X509VerificationFlags.AllFlags,
        DisableCertificateDownloads = true,
    };

    IReadOnlyList<ReadOnlyMemory<byte>> chain = [];
    bool asked;
    Finished finished = new() { WhyNot = "no handshake was finished" };

    internal async Task<Finished> FinishAsync(bool asksHttp)
    {
        var heard = await line.HeldAsync(TimeSpan.MaxValue, async limit =>
        {
            using var socket = await line.ConnectAsync(limit);
            var rounds = 1 + await new Preface(line, socket).SayAsync(line.Target.StartTls, limit);
            await using var stream = new NetworkStream(socket);
            await using var tls = new SslStream(stream);
            await FinishAsync(tls, rounds, asksHttp, limit);
            return Heard.Of(Came.Flight, "", finished.Rounds);
        });
        return finished.Version is null && heard.Words.Length > 0 || heard.Came == Came.Silence
            ? finished with { Chain = chain, AsksForCertificate = asked ? true : finished.AsksForCertificate, WhyNot = heard.Words, Rounds = Math.Max(finished.Rounds, heard.Rounds) } : finished;
    }

    async Task FinishAsync(SslStream tls, int rounds, bool asksHttp, CancellationToken limit)
    {
        try
        {
            await tls.AuthenticateAsClientAsync(Options(), limit);
            finished = new() { Chain = chain, AsksForCertificate = asked, Version = VersionOf(tls.SslProtocol), Suite = (ushort)tls.NegotiatedCipherSuite, Alpn = Encoding.ASCII.GetString(tls.NegotiatedApplicationProtocol.Protocol.Span), Rounds = rounds + 2 };
            if (!asksHttp) return;
            var answer = await new Http(tls).AskAsync(line.Target.Name, line.Target.Port, 443, limit);
            finished = finished with { Http = answer, Rounds = rounds + 3 };
        }
        // The last four are how the platform's own stream fails on records that no honest server sends (an empty one gives the first).
        catch (Exception e) when (e is AuthenticationException or IOException or IndexOutOfRangeException or InvalidOperationException or ArgumentException or System.Security.Cryptography.CryptographicException)
        {
            // Whoever demands a certificate of the client ends the conversation here: the server's own was seen all the same.
            var why = asked ? "a certificate of the client is demanded" : finished.Version is null ? "the handshake could not be finished" : "it hung up before it answered";
            finished = finished with { Chain = chain, AsksForCertificate = asked ? true : finished.AsksForCertificate, WhyNot = why, Rounds = rounds + 2 };
        }
    }

    SslClientAuthenticationOptions Options() => new()
    {
        TargetHost = line.Target.Name,
        ApplicationProtocols = [SslApplicationProtocol.Http11],
        CertificateChainPolicy = Nobody(),
        RemoteCertificateValidationCallback = (_, leaf, built, _) => Served(leaf, built),
        LocalCertificateSelectionCallback = (_, _, _, remote, _) => Asked(remote),
    };

    // What was served besides the leaf stands in the extra store, in the order in which it came.
    bool Served(X509Certificate? leaf, X509Chain? built)
    {
        if (leaf is not null) chain = [leaf.GetRawCertData(), .. built is null ? [] : built.ChainPolicy.ExtraStore.Select(static it => (ReadOnlyMemory<byte>)it.RawData).Where(it => !it.Span.SequenceEqual(leaf.GetRawCertData()))];
        return true;
    }

    // Called at the start as well, before anybody has spoken.
    X509Certificate Asked(X509Certificate? remote)
    {
        asked |= remote is not null;
        return null!;
    }

    static TlsVersion VersionOf(SslProtocols protocol) => protocol == SslProtocols.Tls13 ? TlsVersion.Tls13 : TlsVersion.Tls12;
}
