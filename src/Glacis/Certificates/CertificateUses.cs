// What is used: by what the keeper says, else by the listeners that name it.
using Glacis.Facts;
using Glacis.Inventory;

namespace Glacis.Certificates;

/// <summary>Whether a certificate is used. Threads may share it.</summary>
public sealed class CertificateUses : IEngine<CertificateUses>
{
    readonly Dictionary<string, Source> named = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> ids = new(StringComparer.Ordinal);

    CertificateUses(Estate estate)
    {
        foreach (var it in estate.Kept<Certificate>())
            if (it.OtherId.Peek(out var other) && other is not null) ids.TryAdd(other, it.Id);
        foreach (var listener in estate.Kept<Listener>())
            foreach (var id in listener.Certificates.Items) named.TryAdd(IdOf(id), listener.Certificates.Source);
    }

    public static CertificateUses From(Estate estate) => new(estate);

    /// <summary>The id of the certificate that a listener names, by whichever of its ids.</summary>
    public string IdOf(string named) => ids.GetValueOrDefault(named, named);

    /// <summary>A keeper that does not say leaves it open, unless a listener that was read serves it.</summary>
    public Fact<CertificateUse> Of(Certificate it) =>
        it.Use.IsKnown || !named.TryGetValue(it.Id, out var source) || source is Unknown ? it.Use
            : Fact.Known(CertificateUse.InUse, new Conclusion("a listener serves it", 1, [source]));
}
