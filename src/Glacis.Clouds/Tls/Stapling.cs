// What TLS 1.3 encrypts and the platform's own stream does not hand out: whether a proof of not being revoked comes with the certificate.
using Glacis.Certificates;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.Tls;
using Org.BouncyCastle.Tls.Crypto;
using Org.BouncyCastle.Tls.Crypto.Impl.BC;

namespace Glacis.Clouds.Tls;

/// <summary>Shakes hands in TLS 1.3 as far as the certificate, and hangs up.</summary>
sealed class Stapling(Line line)
{
    /// <summary>Whether a proof came with the certificate; <c>null</c> where no certificate came.</summary>
    internal async Task<bool?> AskAsync()
    {
        bool? staples = null;
        await line.HeldAsync(TimeSpan.MaxValue, async limit =>
        {
            using var socket = await line.ConnectAsync(limit);
            await new Preface(line, socket).SayAsync(line.Target.StartTls, limit);
            staples = await ShakeAsync(socket, limit);
            return Heard.Of(Came.Flight, "", 2);
        });
        return staples;
    }

    async Task<bool?> ShakeAsync(System.Net.Sockets.Socket socket, CancellationToken limit)
    {
        var client = new Client(line.Target.Name);
        var protocol = new TlsClientProtocol();
        var buffer = new byte[8192];
        try
        {
            protocol.Connect(client);
            for (var heard = 0; client.Staples is null && !protocol.IsClosed && heard < Hearing.Most;)
            {
                await SendAsync(protocol, socket, limit);
                var got = await line.ReceiveAsync(socket, buffer, limit);
                if (got == 0) break;
                heard += got;
                protocol.OfferInput(buffer, 0, got);
            }
        }
        // A refusal, or a flight that this library does not understand: it makes every failure one of these.
        catch (IOException)
        {
        }
        return client.Staples;
    }

    async Task SendAsync(TlsClientProtocol protocol, System.Net.Sockets.Socket socket, CancellationToken limit)
    {
        var bytes = new byte[protocol.GetAvailableOutputBytes()];
        protocol.ReadOutput(bytes, 0, bytes.Length);
        await line.SendAsync(socket, bytes, limit);
    }

    // Nobody is trusted here, and nothing is sent: what comes is looked at, no more.
    sealed class Client(string name) : DefaultTlsClient(new Crypto()), TlsAuthentication
    {
        internal bool? Staples { get; private set; }

        protected override ProtocolVersion[] GetSupportedVersions() => ProtocolVersion.TLSv13.Only();

        protected override IList<ServerName>? GetSniServerNames() =>
            System.Net.IPAddress.TryParse(name, out _) ? null : [new ServerName(NameType.host_name, System.Text.Encoding.ASCII.GetBytes(name))];

        public override TlsAuthentication GetAuthentication() => this;

        public void NotifyServerCertificate(TlsServerCertificate serverCertificate) =>
            Staples = !serverCertificate.Certificate.IsEmpty && serverCertificate.Certificate.GetCertificateEntryAt(0).Extensions is { } extensions && extensions.ContainsKey(ExtensionType.status_request);

        public TlsCredentials? GetClientCredentials(CertificateRequest certificateRequest) => null;
    }

    sealed class Crypto() : BcTlsCrypto(new SecureRandom())
    {
        public override TlsCertificate CreateCertificate(byte[] encoding) => new Shown(this, encoding);

        public override TlsCertificate CreateCertificate(short type, byte[] encoding) => new Shown(this, encoding);
    }

    // The library looks for the proof that a certificate demands where it stood before TLS 1.3, and hangs up: the demand is kept from it.
    sealed class Shown(BcTlsCrypto crypto, byte[] encoding) : BcTlsCertificate(crypto, encoding)
    {
        public override byte[]? GetExtension(Org.BouncyCastle.Asn1.DerObjectIdentifier extensionOid) => null;
    }
}
