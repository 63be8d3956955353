// Certificates, as those that keep them describe them; what is served is an endpoint's.
using System.Globalization;
using Glacis.Facts;

namespace Glacis.Inventory;

/// <summary>Where a certificate comes from, which decides who can renew it.</summary>
public enum CertificateOrigin
{
    /// <summary>The provider issued it publicly.</summary>
    Provider,

    /// <summary>The provider requested it from a private authority of the customer's.</summary>
    ProviderPrivate,

    /// <summary>The customer imported it into the provider's keeping.</summary>
    Imported,

    /// <summary>The customer uploaded it to where nothing is ever renewed.</summary>
    Uploaded,

    /// <summary>It is the certificate of a private authority itself.</summary>
    Authority,
}

/// <summary>Whether a certificate can be relied on, as its keeper says.</summary>
public enum CertificateStatus
{
    Issued,
    PendingValidation,
    Inactive,
    Expired,
    Revoked,
    Failed,
}

/// <summary>Whether something uses it.</summary>
public enum CertificateUse
{
    InUse,
    Unused,
}

/// <summary>Whether the provider would renew it.</summary>
public enum Eligibility
{
    Eligible,
    Ineligible,
}

/// <summary>How control over the names is proved.</summary>
public enum NameValidation
{
    Dns,
    Http,

    /// <summary>Somebody has to click.</summary>
    Email,

    /// <summary>A private authority asks for no proof.</summary>
    NotNeeded,
}

/// <summary>Whether the proofs still stand.</summary>
public enum Proof
{
    Stands,
    Missing,
}

/// <summary>How far the provider's own renewal is.</summary>
public enum Renewal
{
    /// <summary>None was begun.</summary>
    NotBegun,

    /// <summary>The provider is at it.</summary>
    UnderWay,

    /// <summary>It waits for a proof.</summary>
    WaitsForProof,
    Succeeded,
    Failed,
}

/// <summary>Whether it was taken out, to be served elsewhere.</summary>
public enum Export
{
    NotExported,
    Exported,
}

/// <summary>How strong a key or a signature is.</summary>
public enum Strength
{
    Strong,

    /// <summary>Below what is asked for today.</summary>
    Weak,

    /// <summary>Broken in public.</summary>
    Broken,
}

/// <summary>From when to when something holds, both included.</summary>
public sealed record Period(DateTimeOffset From, DateTimeOffset To)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{From.UtcDateTime:yyyy-MM-dd} to {To.UtcDateTime:yyyy-MM-dd}");
}

/// <summary>A certificate that somebody keeps.</summary>
public sealed record Certificate(string Id) : Resource(Id), IKept
{
    /// <summary>Another id by which some listeners name it; known to be <c>null</c> where there is none.</summary>
    public Fact<string?> OtherId { get; init; }

    public Fact<CertificateOrigin> Origin { get; init; }

    public Fact<CertificateStatus> Status { get; init; }

    public Fact<Period> Validity { get; init; }

    public Fact<CertificateUse> Use { get; init; }

    public Fact<Eligibility> Eligibility { get; init; }

    public Fact<NameValidation> Validation { get; init; }

    public Fact<Proof> Proof { get; init; }

    public Fact<Renewal> Renewal { get; init; }

    public Fact<Export> Export { get; init; }

    public Fact<Strength> Key { get; init; }

    public Fact<Strength> Signature { get; init; }

    /// <summary>Who renews it, as glacis.yaml declares; known to be <c>null</c> where nothing is declared. Settled by classification before judging.</summary>
    public Fact<string?> Renewer { get; init; }

    /// <summary>Serial number, lower-case hexadecimal without colons and leading zeros: what is served has to have the same.</summary>
    public Fact<string?> Serial { get; init; }

    /// <summary>The names that it stands for.</summary>
    public Many<string> Names { get; init; }
}
