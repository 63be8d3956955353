// Certificates of ACM: what DescribeCertificate says, and what its silence means.
using Glacis.Clouds.Tests.Collecting;
using Glacis.Inventory;
using Xunit;

namespace Glacis.Clouds.Tests.Aws.Acm;

public sealed class CertificatesTests
{
    const string Arn = """ "CertificateArn":"arn:aws:acm:eu-west-1:111111111111:certificate/x" """;

    static Certificate Of(string described, string listed = "") => Reading.One<Glacis.Clouds.Aws.Acm.Certificates, Certificate>($$"""{{{Arn}}{{listed}}}""", new Further("DescribeCertificate", $$"""{"Certificate":{{{described}}} }"""));

    [Theory]
    [InlineData(""" "Type":"AMAZON_ISSUED","RenewalEligibility":"ELIGIBLE","InUseBy":["arn:lb"],"DomainValidationOptions":[{"ValidationMethod":"DNS","ValidationStatus":"SUCCESS"}] """, "Provider Eligible InUse Dns Stands NotBegun NotExported")]
    [InlineData(""" "Type":"AMAZON_ISSUED","InUseBy":[],"RenewalEligibility":"INELIGIBLE","DomainValidationOptions":[{"ValidationMethod":"DNS","ValidationStatus":"SUCCESS"},{"ValidationMethod":"EMAIL","ValidationStatus":"SUCCESS"}] """, "Provider Ineligible Unused Email Stands NotBegun NotExported")]
    [InlineData(""" "Type":"AMAZON_ISSUED","DomainValidationOptions":[{"ValidationMethod":"HTTP","ValidationStatus":"SUCCESS"}],"RenewalSummary":{"RenewalStatus":"PENDING_VALIDATION","DomainValidationOptions":[{"ValidationStatus":"PENDING_VALIDATION"}]} """, "Provider ? NotInAnswer ? NotInAnswer Http Missing WaitsForProof NotExported")]
    [InlineData(""" "Type":"AMAZON_ISSUED","RenewalSummary":{"RenewalStatus":"SUCCESS"},"Options":{"Export":"ENABLED"} """, "Provider ? NotInAnswer ? NotInAnswer ? NotInAnswer ? NotInAnswer Succeeded ? NotInAnswer")]
    [InlineData(""" "Type":"PRIVATE","RenewalEligibility":"ELIGIBLE","InUseBy":["x"] """, "ProviderPrivate Eligible InUse NotNeeded Stands NotBegun ? NotInAnswer")]
    [InlineData(""" "Type":"IMPORTED","InUseBy":["x"] """, "Imported ? NotInAnswer InUse ? NotInAnswer ? NotInAnswer NotBegun NotExported")]
    [InlineData(""" "Type":"SOMETHING_NEW" """, "? NotForeseen ? NotInAnswer ? NotInAnswer ? NotInAnswer ? NotInAnswer NotBegun NotExported")]
    public void Who_renews_it(string described, string said)
    {
        var it = Of(described);
        Assert.Equal(said, $"{it.Origin.Said()} {it.Eligibility.Said()} {it.Use.Said()} {it.Validation.Said()} {it.Proof.Said()} {it.Renewal.Said()} {it.Export.Said()}");
    }

    [Theory]
    [InlineData("true", "Exported")]
    [InlineData("false", "NotExported")]
    public void The_list_says_whether_it_was_exported(string flag, string said) => Assert.Equal(said, Of(""" "Type":"PRIVATE" """, $""","Exported":{flag}""").Export.Said());

    [Theory]
    [InlineData("RSA-2048", "SHA256WITHRSA", "Strong Strong")]
    [InlineData("RSA_1024", "SHA1WITHRSA", "Broken Weak")]
    [InlineData("EC_prime256v1", "SHA384WITHECDSA", "Strong Strong")]
    [InlineData("RSA_4096", "MD5WITHRSA", "Strong Broken")]
    [InlineData("ML_DSA_44", "ML-DSA", "? NotForeseen ? NotForeseen")]
    public void How_strong_it_is(string key, string signature, string said)
    {
        var it = Of($""" "KeyAlgorithm":"{key}","SignatureAlgorithm":"{signature}" """);
        Assert.Equal(said, $"{it.Key.Said()} {it.Signature.Said()}");
    }

    [Fact]
    public void Denied_is_not_known_and_a_serial_number_is_made_comparable()
    {
        var denied = Reading.One<Glacis.Clouds.Aws.Acm.Certificates, Certificate>($$"""{{{Arn}}}""", Further.Denied("DescribeCertificate"));
        Assert.Equal("? Denied ? Denied ? Denied", $"{denied.Status.Said()} {denied.Validity.Said()} {denied.Renewal.Said()}");
        Assert.Equal("a1b2", Of(""" "Serial":"00:A1:b2" """).Serial.Said());
        Assert.Equal("2026-01-01 to 2026-07-18", Of(""" "NotBefore":1767225600,"NotAfter":1784332800 """).Validity.Said());
    }
}
