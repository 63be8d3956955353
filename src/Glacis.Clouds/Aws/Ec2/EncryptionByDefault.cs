// Whether new EBS volumes are encrypted without being asked, once in each region.
using Glacis.Clouds.Collecting;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Ec2;

/// <summary>Encryption by default of one region.</summary>
public sealed class EncryptionByDefault : Collector
{
    static readonly Kind Default = new("Glacis::EC2::EncryptionByDefault", "EBS encryption by default");

    // Recorded with it: the key that such volumes get.
    static readonly Call Key = Call.About("ec2", "GetEbsDefaultKmsKeyId");

    public override Call Root { get; } = Call.One("ec2", "GetEbsEncryptionByDefault").Then(Key);

    public override IEnumerable<Resource> Read(Item item)
    {
        yield return new VolumeDefault($"aws/{item.Account}/{item.Region}/ebs-encryption-by-default")
        {
            Kind = Default,
            Name = "ebs-encryption-by-default",
            Account = item.Account,
            Region = item.Region,
            Tags = item.Source.Concludes(Tags.None, "a setting of a region bears no tags"),
            Encrypts = item.Flag("EbsEncryptionByDefault"),
        };
    }
}
