// Private authorities of the account.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.AcmPca;

/// <summary>Private authorities that the account owns.</summary>
public sealed class Authorities : Collector
{
    static readonly Kind Private = new("AWS::ACMPCA::CertificateAuthority", "private certificate authority");

    static readonly Call Tagged = Call.ListAbout("acm-pca", "ListTags", "Tags").By("CertificateAuthorityArn", "Arn");

    public override Call Root { get; } = Call.List("acm-pca", "ListCertificateAuthorities", "CertificateAuthorities").With("ResourceOwner", "SELF").Then(Tagged);

    public override Turn Turn => Turn.Kept;

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("Arn").Peek(out var arn)) yield break;
        yield return new Certificate(arn)
        {
            Kind = Private,
            Name = item.Text("CertificateAuthorityConfiguration.Subject.CommonName").Shown(arn),
            Account = item.Account,
            Region = item.Region,
            Tags = item.Of(Tagged).Tags("Tags"),
            Origin = item.Source.Concludes(CertificateOrigin.Authority, "it is an authority"),
            Status = item.OneOf("Status",
                ("ACTIVE", CertificateStatus.Issued), ("CREATING", CertificateStatus.PendingValidation), ("PENDING_CERTIFICATE", CertificateStatus.PendingValidation), ("DISABLED", CertificateStatus.Inactive),
                ("DELETED", CertificateStatus.Inactive), ("EXPIRED", CertificateStatus.Expired), ("FAILED", CertificateStatus.Failed)),
            Use = item.Text("Status").Map(static status => status is "ACTIVE" or "EXPIRED" ? CertificateUse.InUse : CertificateUse.Unused),
            Validity = item.Time("NotBefore").With(item.Time("NotAfter"), static (from, to) => new Period(from, to), "from the one to the other"),
            Key = item.OneOf("CertificateAuthorityConfiguration.KeyAlgorithm",
                ("RSA_2048", Strength.Strong), ("RSA_3072", Strength.Strong), ("RSA_4096", Strength.Strong), ("EC_prime256v1", Strength.Strong), ("EC_secp384r1", Strength.Strong), ("EC_secp521r1", Strength.Strong)),
            Signature = item.OneOf("CertificateAuthorityConfiguration.SigningAlgorithm",
                ("SHA256WITHRSA", Strength.Strong), ("SHA384WITHRSA", Strength.Strong), ("SHA512WITHRSA", Strength.Strong),
                ("SHA256WITHECDSA", Strength.Strong), ("SHA384WITHECDSA", Strength.Strong), ("SHA512WITHECDSA", Strength.Strong)),
            Serial = item.Text("Serial").Map<string?>(Glacis.Certificates.CertificateSummary.SerialOf),
            Names = Many<string>.All([], item.Source),
        };
    }
}
