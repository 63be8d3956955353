// What an endpoint said and how it was judged, as one line of JSON: docs/schemas/endpoint.schema.json is its shape.
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Glacis.Certificates;
using Glacis.Facts;
using Glacis.Recordings;
using Glacis.Verdicts;

namespace Glacis.Outputs;

/// <summary>Writes answers of <c>glacis probe</c>. Threads share it.</summary>
public static class EndpointLine
{
    /// <summary>One object and a line feed.</summary>
    public static void Write(string asked, ObservedEndpoint seen, IReadOnlyList<Verdict> verdicts, Stream to) => Write(to, json =>
    {
        json.WriteString("endpoint", asked);
        ObservedJson.WriteMembers(seen, json);
        Leaf(seen, json);
        json.WriteString("worst", Words.Of(WorstOf(verdicts)));
        json.WriteStartArray("verdicts");
        foreach (var verdict in verdicts) Write(verdict, json);
        json.WriteEndArray();
    });

    /// <summary>The line for one that names no endpoint.</summary>
    public static void Write(string asked, string error, Stream to) => Write(to, json =>
    {
        json.WriteString("endpoint", asked);
        json.WriteString("error", error);
    });

    static void Write(Stream to, Action<Utf8JsonWriter> members)
    {
        using (var json = new Utf8JsonWriter(to, Json.Writing))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }
        to.WriteByte((byte)'\n');
    }

    /// <summary>The worst severity of a fail.</summary>
    public static Severity WorstOf(IReadOnlyList<Verdict> verdicts) => verdicts.Where(static it => it.Outcome == Outcome.Fail).Select(static it => it.Severity).DefaultIfEmpty().Max();

    static void Write(Verdict it, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("check", it.Check);
        json.WriteString("outcome", Words.Of(it.Outcome));
        json.WriteString("severity", Words.Of(it.Severity));
        json.WriteString("reason", it.Reason);
        json.WriteStartArray("recommendations");
        foreach (var advice in it.Recommendations) json.WriteStringValue(advice);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void Leaf(ObservedEndpoint seen, Utf8JsonWriter json)
    {
        if (LeafCertificate.Of(seen) is not { } leaf) return;
        json.WriteStartObject("certificate");
        json.WriteString("subject", leaf.Subject);
        json.WriteString("issuer", leaf.Issuer);
        json.WriteString("serial", leaf.Serial);
        json.WriteString("notBefore", Instant(leaf.NotBefore));
        json.WriteString("notAfter", Instant(leaf.NotAfter));
        json.WriteString("key", leaf.Key);
        json.WriteString("signature", leaf.Signature);
        json.WriteStartArray("names");
        foreach (var name in leaf.Names) json.WriteStringValue(name);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static string Instant(DateTime at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

/// <summary>The leaf that was served first, as people want to see it. Its texts are hostile until shown.</summary>
sealed record LeafCertificate(string Subject, string Issuer, string Serial, DateTime NotBefore, DateTime NotAfter, string Key, string Signature, IReadOnlyList<string> Names)
{
    internal static LeafCertificate? Of(ObservedEndpoint seen)
    {
        if (seen.Chains is not [[var der, ..], ..]) return null;
        try
        {
            using var it = X509CertificateLoader.LoadCertificate(der.Span);
            return new(it.Subject, it.Issuer, it.SerialNumber.ToLowerInvariant(), it.NotBefore.ToUniversalTime(), it.NotAfter.ToUniversalTime(), KeyOf(it), it.SignatureAlgorithm.FriendlyName ?? it.SignatureAlgorithm.Value ?? "", NamesOf(it));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    static string KeyOf(X509Certificate2 it)
    {
        using var rsa = it.GetRSAPublicKey();
        if (rsa is not null) return string.Create(CultureInfo.InvariantCulture, $"RSA {rsa.KeySize}");
        using var curve = it.GetECDsaPublicKey();
        return curve is not null ? string.Create(CultureInfo.InvariantCulture, $"EC {curve.KeySize}") : it.PublicKey.Oid.FriendlyName ?? it.PublicKey.Oid.Value ?? "";
    }

    static IReadOnlyList<string> NamesOf(X509Certificate2 it) =>
        it.Extensions.OfType<X509SubjectAlternativeNameExtension>().FirstOrDefault() is { } names ? [.. names.EnumerateDnsNames(), .. names.EnumerateIPAddresses().Select(static one => one.ToString())] : [];
}
