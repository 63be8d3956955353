// Where services answer: the rule, its exceptions, and what the operator sets instead.
using Glacis.Clouds.Aws.Wire;
using Glacis.Clouds.Tests.Support;
using Xunit;

namespace Glacis.Clouds.Tests.Aws.Wire;

public sealed class EndpointTests
{
    [Theory]
    [InlineData("ec2", "eu-west-1", false, false, "ec2.eu-west-1.amazonaws.com")]
    [InlineData("ec2", "us-east-1", true, false, "ec2-fips.us-east-1.amazonaws.com")]
    [InlineData("ec2", "us-gov-west-1", true, false, "ec2.us-gov-west-1.amazonaws.com")]
    [InlineData("ec2", "eu-west-1", false, true, "ec2.eu-west-1.api.aws")]
    [InlineData("ec2", "cn-north-1", false, false, "ec2.cn-north-1.amazonaws.com.cn")]
    [InlineData("ec2", "eu-west-9", false, false, "ec2.eu-west-9.amazonaws.com")]
    [InlineData("s3", "us-east-1", false, false, "s3.us-east-1.amazonaws.com")]
    [InlineData("s3", "eu-west-1", false, true, "s3.dualstack.eu-west-1.amazonaws.com")]
    [InlineData("s3", "eu-west-1", true, true, "s3-fips.dualstack.eu-west-1.amazonaws.com")]
    [InlineData("iam", "eu-west-1", false, false, "iam.amazonaws.com")]
    [InlineData("iam", "us-gov-east-1", false, false, "iam.us-gov.amazonaws.com")]
    [InlineData("iam", "cn-northwest-1", false, false, "iam.cn-north-1.amazonaws.com.cn")]
    [InlineData("sts", "ap-southeast-2", false, false, "sts.ap-southeast-2.amazonaws.com")]
    public void A_service_has_a_host(string service, string region, bool fips, bool dualStack, string host)
        => Assert.Equal(host, Endpoints.Host(Catalogue.Service(service), region, fips, dualStack));

    [Theory]
    [InlineData("iam", "eu-west-1", "us-east-1")]
    [InlineData("iam", "cn-northwest-1", "cn-north-1")]
    [InlineData("iam", "us-gov-east-1", "us-gov-west-1")]
    [InlineData("kms", "eu-west-1", "eu-west-1")]
    public void A_global_service_is_signed_for_one_region(string service, string region, string signed)
        => Assert.Equal(signed, Endpoints.SigningRegion(Catalogue.Service(service), region));

    [Fact]
    public void A_client_goes_to_its_endpoint()
    {
        using var plain = new AwsClient("rds", "eu-west-1", Moto.Credentials);
        using var overridden = new AwsClient("rds", "eu-west-1", Moto.Credentials, new ClientOptions { EndpointUrl = "http://127.0.0.1:5000" });
        Assert.Equal(("https://rds.eu-west-1.amazonaws.com", "http://127.0.0.1:5000"), (plain.Endpoint, overridden.Endpoint));
    }
}
