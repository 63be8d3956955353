// Certificates for the farm, of every kind that must be told apart: keys by openssl, where this platform cannot make them; everything else here.
using System.Diagnostics;
using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Glacis.Clouds.Tests.Tls;

/// <summary>What a certificate is to be like; good for good.test.local unless told otherwise.</summary>
sealed record Wanted(string Name)
{
    public string Key { get; init; } = "-algorithm RSA -pkeyopt rsa_keygen_bits:2048";

    public string[] Names { get; init; } = ["good.test.local"];

    public string Subject { get; init; } = "CN=good.test.local";

    /// <summary>Days from now.</summary>
    public double From { get; init; } = -10;

    /// <summary>Days from now.</summary>
    public double To { get; init; } = 80;

    public HashAlgorithmName Hash { get; init; } = HashAlgorithmName.SHA256;

    public bool IsAuthority { get; init; }

    /// <summary>The issuer; <c>null</c> for itself.</summary>
    public string? Issuer { get; init; } = "intermediate";

    public string Usage { get; init; } = "1.3.6.1.5.5.7.3.1";

    public bool MustStaple { get; init; }

    /// <summary>Files served with it, in order: itself is first unless named.</summary>
    public string[] Chain { get; init; } = ["intermediate"];
}

/// <summary>Issues into a folder: <c>NAME.key</c>, <c>NAME.crt</c> (what is served). Keys of RSA-2048 are shared, to save time.</summary>
sealed class Issuing(string folder)
{
    readonly Dictionary<string, X509Certificate2> made = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> keys = new(StringComparer.Ordinal);
    byte serial;

    internal string Folder => folder;

    internal void Issue(params IEnumerable<Wanted> all)
    {
        foreach (var it in all)
        {
            made[it.Name] = Made(it);
            File.WriteAllText(Path.Combine(folder, $"{it.Name}.crt"), string.Concat((it.Chain.Contains(it.Name) ? it.Chain : it.Chain.Prepend(it.Name)).Select(name => made[name].ExportCertificatePem() + "\n")));
            if (!File.Exists(Path.Combine(folder, $"{it.Name}.key"))) File.Copy(KeyFile(it), Path.Combine(folder, $"{it.Name}.key"));
        }
    }

    string KeyFile(Wanted it)
    {
        var kind = it.IsAuthority ? $"{it.Key} {it.Name}" : it.Key;
        if (keys.TryGetValue(kind, out var file)) return file;
        keys[kind] = file = Path.Combine(folder, $"key-{keys.Count}.pem");
        if (it.Key.StartsWith("DSA", StringComparison.Ordinal))
        {
            Run($"genpkey -genparam -algorithm DSA -pkeyopt dsa_paramgen_bits:2048 -out {file}.params");
            Run($"genpkey -paramfile {file}.params -out {file}");
        }
        else Run($"genpkey {it.Key} -out {file}");
        Run($"pkey -in {file} -pubout -outform DER -out {file}.pub");
        return file;
    }

    internal static void Run(string arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("openssl", arguments) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true })!;
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"openssl {arguments}: {said}");
    }

    X509Certificate2 Made(Wanted it)
    {
        var key = PublicKey.CreateFromSubjectPublicKeyInfo(File.ReadAllBytes($"{KeyFile(it)}.pub"), out _);
        var request = new CertificateRequest(new X500DistinguishedName(it.Subject), key, HashAlgorithmName.SHA256);
        foreach (var extension in Extensions(it, key)) request.CertificateExtensions.Add(extension);
        var (issuer, signing) = it.Issuer is { } by ? (made[by].SubjectName, Path.Combine(folder, $"{by}.key")) : (request.SubjectName, KeyFile(it));
        using var rsa = RSA.Create();
        rsa.ImportFromPem(File.ReadAllText(signing));
        var now = DateTimeOffset.UtcNow;
        return request.Create(issuer, new Signing(rsa, it.Hash), now.AddDays(it.From), now.AddDays(it.To), [0x10, ++serial, 3, 4, 5, 6, 7, 8, 9]);
    }

    IEnumerable<X509Extension> Extensions(Wanted it, PublicKey key)
    {
        yield return new X509BasicConstraintsExtension(it.IsAuthority, false, 0, true);
        var usage = it.Key.Contains("RSA", StringComparison.Ordinal) ? X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyEncipherment : X509KeyUsageFlags.DigitalSignature;
        yield return new X509KeyUsageExtension(it.IsAuthority ? X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign | usage : usage, true);
        yield return new X509SubjectKeyIdentifierExtension(key, false);
        if (it.Issuer is { } by) yield return X509AuthorityKeyIdentifierExtension.CreateFromCertificate(made[by], true, false);
        if (it.Usage.Length > 0) yield return new X509EnhancedKeyUsageExtension([new Oid(it.Usage)], false);
        if (it.MustStaple) yield return new X509Extension("1.3.6.1.5.5.7.1.24", [0x30, 0x03, 0x02, 0x01, 0x05], false);
        if (it.Names.Length == 0) yield break;
        var names = new SubjectAlternativeNameBuilder();
        foreach (var name in it.Names) names.AddDnsName(name);
        yield return names.Build();
    }

    // PKCS #1 with any hash, MD5 and SHA-1 among them, which the platform's own generator refuses.
    sealed class Signing(RSA key, HashAlgorithmName hash) : X509SignatureGenerator
    {
        protected override PublicKey BuildPublicKey() => new(key);

        public override byte[] GetSignatureAlgorithmIdentifier(HashAlgorithmName hashAlgorithm)
        {
            var writer = new AsnWriter(AsnEncodingRules.DER);
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(hash.Name switch { "MD5" => "1.2.840.113549.1.1.4", "SHA1" => "1.2.840.113549.1.1.5", _ => "1.2.840.113549.1.1.11" });
                writer.WriteNull();
            }
            return writer.Encode();
        }

        public override byte[] SignData(byte[] data, HashAlgorithmName hashAlgorithm) => key.SignData(data, hash, RSASignaturePadding.Pkcs1);
    }
}
