// Served chains for the worlds and tables of checks, made here: a good one, one that has expired, one that nobody trusts.
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Glacis.Inventory;

namespace Glacis.Tests.Checks;

static class Serving
{
    internal const string Name = "www.example.test";

    static readonly Lazy<Presented[]> Made = new(Make);

    /// <summary>Good, expired, untrusted, and nothing that is a certificate.</summary>
    internal static Presented[] Samples => Made.Value;

    internal static Presented Good => Samples[0];

    internal static Presented Expired => Samples[1];

    internal static Presented Untrusted => Samples[2];

    internal static Presented Garbage => Samples[3];

    static Presented[] Make()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var root = Root(key);
        var (good, expired) = (Leaf(root, World.Now.AddDays(-40), 90), Leaf(root, World.Now.AddDays(-140), 90));
        (ReadOnlyMemory<byte>, bool)[] trusted = [(root.RawData, false)];
        return [new([[good]], Name, trusted), new([[expired]], Name, trusted), new([[good]], Name, []), new([[new byte[] { 1, 2, 3 }]], Name, trusted)];
    }

    static X509Certificate2 Root(ECDsa key)
    {
        var request = new CertificateRequest("CN=Root of the tests", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        return request.CreateSelfSigned(World.Now.AddDays(-2000), World.Now.AddDays(2000));
    }

    static ReadOnlyMemory<byte> Leaf(X509Certificate2 root, DateTimeOffset from, int days)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={Name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(Name);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(root, true, false));
        using var leaf = request.Create(root, from, from.AddDays(days), [1, 2, 3, 4, 5, 6, 7, 8, 9]);
        return leaf.RawData;
    }
}
