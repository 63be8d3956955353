// The roots of this machine, and those that an operator added: what a chain may lead to.
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Glacis.Certificates;

namespace Glacis.Clouds.Tls;

/// <summary>Roots to trust. Threads may share it.</summary>
public sealed class Roots
{
    readonly Lazy<ILookup<string, ObservedAnchor>> bySubject;

    Roots(Func<IEnumerable<ObservedAnchor>> all) =>
        bySubject = new(() => all().ToLookup(static it => Subject(it.Der.Span), static it => it, StringComparer.Ordinal));

    /// <summary>The roots of this machine, and those of a file in PEM.</summary>
    /// <exception cref="InvalidDataException">The file holds no certificate.</exception>
    public static Roots Of(string? added)
    {
        ObservedAnchor[] own = added is null ? [] : [.. Added(added)];
        return new(() => [.. own, .. OfTheMachine()]);
    }

    static IEnumerable<ObservedAnchor> Added(string file)
    {
        var read = new X509Certificate2Collection();
        try
        {
            read.ImportFromPemFile(file);
        }
        catch (CryptographicException e)
        {
            throw new InvalidDataException($"{file} holds something that is no certificate in PEM", e);
        }
        return read.Count == 0 ? throw new InvalidDataException($"{file} holds no certificate in PEM") : read.Select(static it => new ObservedAnchor(it.RawData, IsPublic: false));
    }

    static IEnumerable<ObservedAnchor> OfTheMachine()
    {
        using var store = new X509Store(StoreName.Root, StoreLocation.LocalMachine, OpenFlags.ReadOnly);
        return [.. store.Certificates.Select(static it => new ObservedAnchor(it.RawData, IsPublic: true))];
    }

    /// <summary>The roots that these chains may lead to: issuers that they name, and roots that were served.</summary>
    internal IReadOnlyList<ObservedAnchor> For(IReadOnlyList<IReadOnlyList<ReadOnlyMemory<byte>>> chains) =>
    [
        .. chains.SelectMany(static it => it).SelectMany(static it => Names(it.Span)).Distinct(StringComparer.Ordinal).SelectMany(it => bySubject.Value[it])
            .DistinctBy(static it => Convert.ToHexString(SHA256.HashData(it.Der.Span)), StringComparer.Ordinal).OrderBy(static it => Convert.ToHexString(it.Der.Span), StringComparer.Ordinal),
    ];

    // What is no certificate names nobody; that it was served is judged elsewhere.
    static IEnumerable<string> Names(ReadOnlySpan<byte> der)
    {
        try
        {
            using var it = X509CertificateLoader.LoadCertificate(der);
            return [Convert.ToHexString(it.IssuerName.RawData), Convert.ToHexString(it.SubjectName.RawData)];
        }
        catch (CryptographicException)
        {
            return [];
        }
    }

    static string Subject(ReadOnlySpan<byte> der)
    {
        using var it = X509CertificateLoader.LoadCertificate(der);
        return Convert.ToHexString(it.SubjectName.RawData);
    }
}
