// EBS volumes.
using Glacis.Clouds.Aws.Kms;
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Ec2;

/// <summary>Volumes, attached or not.</summary>
public sealed class Volumes : Collector
{
    static readonly Kind Volume = new("AWS::EC2::Volume", "EBS volume");

    public override Call Root { get; } = Call.List("ec2", "DescribeVolumes", "Volumes");

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("VolumeId").Peek(out var id)) yield break;
        var key = item.Text("KmsKeyId").Key(item.Account, item.Region);
        var tags = item.Tags("Tags");
        yield return new DataStore(Blocks.Volume(item, id))
        {
            Kind = Volume,
            Name = tags.NameOr(id),
            Account = item.Account,
            Region = item.Region,
            Layer = Layer.Volume,
            Tags = tags,
            AtRest = Blocks.AtRest(item, key),
            Key = key,
            // A volume copied from another, or restored from a snapshot, stands on its own from then on.
            ReplicaOf = Fact.Known<string?>(null, item.Source),
            StorageOf = Fact.Known<string?>(null, item.Source),
            Replicas = Many<Replica>.All([], item.Source),
        };
    }
}
