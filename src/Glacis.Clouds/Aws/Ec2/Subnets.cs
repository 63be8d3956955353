// Subnets: parts of networks, with their blocks of addresses.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;
using Glacis.Sets;

namespace Glacis.Clouds.Aws.Ec2;

/// <summary>Subnets, those that others share with the account among them.</summary>
public sealed class Subnets : Collector
{
    static readonly Kind Part = new("AWS::EC2::Subnet", "subnet");

    public override Call Root { get; } = Call.List("ec2", "DescribeSubnets", "Subnets");

    public override Turn Turn => Turn.Kept;

    public override IReadOnlyList<Type> Fills => [typeof(Subnet)];

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("SubnetId").Peek(out var id)) yield break;
        var (owner, tags) = (item.Owner(), item.Tags("Tags"));
        yield return new Subnet(item.Named("subnet", id, owner))
        {
            Kind = Part,
            Name = tags.NameOr(id),
            Account = owner,
            Region = item.Region,
            Tags = tags,
            Network = item.Text("VpcId"),
            Blocks = Vpcs.Blocks(item, Own(item), "Ipv6CidrBlockAssociationSet", "Ipv6CidrBlock", "Ipv6CidrBlockState.State"),
            GivesPublicAddresses = item.Flag("MapPublicIpOnLaunch"),
        };
    }

    // One that has IPv6 alone bears no block of IPv4.
    static Many<Fact<Addresses>> Own(Item item)
    {
        var block = item.Block("CidrBlock");
        return block.Source is Unknown { Why: Ignorance.NotInAnswer } && item.Flag("Ipv6Native").Peek(out var only) && only ? Many<Fact<Addresses>>.All([], item.Source)
            : block.Source is Unknown { Why: Ignorance.NotInAnswer } silent ? Many<Fact<Addresses>>.None(silent)
            : Many<Fact<Addresses>>.All([block], item.Source);
    }
}
