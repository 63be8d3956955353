// Volumes of EBS and the default of a region.
using Glacis.Clouds.Aws.Ec2;
using Glacis.Clouds.Tests.Collecting;
using Glacis.Inventory;
using Xunit;

namespace Glacis.Clouds.Tests.Aws.Ec2;

public sealed class VolumesTests
{
    [Theory]
    [InlineData(""" "Encrypted":false """, "Nothing")]
    [InlineData(""" "Encrypted":true,"KmsKeyId":"arn:aws:kms:eu-west-1:111111111111:alias/aws/ebs" """, "ProviderManagedKey")]
    [InlineData(""" "Encrypted":true,"KmsKeyId":"arn:aws:kms:eu-west-1:111111111111:key/1" """, "NamedKey")]
    [InlineData(""" "Encrypted":true,"KmsKeyId":"arn:aws:kms:eu-west-1:222222222222:key/1" """, "CustomerKey")]
    [InlineData(""" "Encrypted":true,"KmsKeyId":"REDACTED" """, "? Redacted")]
    [InlineData(""" "Encrypted":true """, "? NotInAnswer")]
    [InlineData(""" "Size":8 """, "? NotInAnswer")]
    public void Encryption_is_told_or_unknown(string fields, string expected) => Assert.Equal(expected, Of(fields).AtRest.Said());

    [Theory]
    [InlineData(""" "Tags":[{"Key":"Name","Value":"web"}] """, "web", "Name=web")]
    [InlineData(""" "Tags":[{"Key":"Name","Value":""}] """, "vol-1", "Name=")]
    [InlineData(""" "Size":8 """, "vol-1", "none")]
    public void It_is_called_by_its_tag_or_its_id(string fields, string name, string tags) => Assert.Equal((name, tags), (Of(fields).Name, Of(fields).Tags.Said()));

    [Fact]
    public void It_has_an_ARN_and_is_encrypted_as_a_volume() =>
        Assert.Equal(("arn:aws:ec2:eu-west-1:111111111111:volume/vol-1", Layer.Volume), (Of(""" "Size":8 """).Id, Of(""" "Size":8 """).Layer));

    [Theory]
    [InlineData("""{"EbsEncryptionByDefault":true}""", "True")]
    [InlineData("""{"EbsEncryptionByDefault":false}""", "False")]
    [InlineData("{}", "? NotInAnswer")]
    public void The_default_of_a_region_is_told_or_unknown(string answer, string expected)
    {
        var region = Reading.One<EncryptionByDefault, VolumeDefault>(answer);
        Assert.Equal(("aws/111111111111/eu-west-1/ebs-encryption-by-default", expected, "none"), (region.Id, region.Encrypts.Said(), region.Tags.Said()));
    }

    static DataStore Of(string fields) => Reading.One<Volumes, DataStore>($$"""{"VolumeId":"vol-1",{{fields}}}""");
}
