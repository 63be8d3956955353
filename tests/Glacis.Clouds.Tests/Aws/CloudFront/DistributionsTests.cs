// Distributions of CloudFront: which certificate they serve, by whichever of its ids they name it.
using Glacis.Clouds.Aws.CloudFront;
using Glacis.Clouds.Tests.Collecting;
using Glacis.Inventory;
using Xunit;

namespace Glacis.Clouds.Tests.Aws.CloudFront;

public sealed class DistributionsTests
{
    static Listener Of(string viewer) => Reading.One<Distributions, Listener>($$"""{ "ARN":"arn:aws:cloudfront::111111111111:distribution/X","DomainName":"d1.cloudfront.net","Aliases":{ "Items":["cdn.example"] },"ViewerCertificate":{ {{viewer}} } }""");

    [Theory]
    [InlineData(""" "CloudFrontDefaultCertificate":true,"MinimumProtocolVersion":"TLSv1.2_2021" """, "", "Tls10")]
    [InlineData(""" "ACMCertificateArn":"arn:aws:acm:us-east-1:111111111111:certificate/x","MinimumProtocolVersion":"TLSv1.2_2021" """, "arn:aws:acm:us-east-1:111111111111:certificate/x", "Tls12")]
    [InlineData(""" "IAMCertificateId":"ASCA1","MinimumProtocolVersion":"TLSv1" """, "ASCA1", "Tls10")]
    [InlineData(""" "IAMCertificateId":"ASCA1","MinimumProtocolVersion":"TLSv9" """, "ASCA1", "? NotForeseen")]
    public void Which_certificate_it_serves_and_how(string viewer, string certificates, string oldest)
    {
        var it = Of(viewer);
        Assert.Equal((certificates, oldest), (it.Certificates.Said(), it.Oldest.Said()));
    }

    [Fact]
    public void A_certificate_of_IAM_has_the_id_that_distributions_name() => Assert.Equal("ASCA1", Reading.One<Glacis.Clouds.Aws.Iam.ServerCertificates, Certificate>(
        """{"Arn":"arn:aws:iam::111111111111:server-certificate/old","ServerCertificateName":"old","ServerCertificateId":"ASCA1"}""", Further.Denied("GetServerCertificate")).OtherId.Said());
}
