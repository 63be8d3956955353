// Roads between two virtual private clouds.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;
using Glacis.Sets;

namespace Glacis.Clouds.Aws.Ec2;

/// <summary>Peering connections. Both sides list them: each has one name, in the account and the region of whoever asked for it.</summary>
public sealed class Peerings : Collector
{
    static readonly Kind Road = new("AWS::EC2::VPCPeeringConnection", "VPC peering connection");

    public override Call Root { get; } = Call.List("ec2", "DescribeVpcPeeringConnections", "VpcPeeringConnections");

    public override Turn Turn => Turn.Kept;

    public override IReadOnlyList<Type> Fills => [typeof(NetworkPeering)];

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("VpcPeeringConnectionId").Peek(out var id)) yield break;
        var (owner, region, tags) = (item.Owner("RequesterVpcInfo.OwnerId"), item.Text("RequesterVpcInfo.Region").Shown(item.Region), item.Tags("Tags"));
        yield return new NetworkPeering(Arn.Of("ec2", region, owner, $"vpc-peering-connection/{id}"))
        {
            Kind = Road,
            Name = tags.NameOr(id),
            Account = owner,
            Region = region,
            Tags = tags,
            Requester = SideOf(item, "RequesterVpcInfo"),
            Accepter = SideOf(item, "AccepterVpcInfo"),
            RequesterBlocks = BlocksOf(item, "RequesterVpcInfo"),
            AccepterBlocks = BlocksOf(item, "AccepterVpcInfo"),
            IsActive = item.Text("Status.Code").Map(static it => it == "active"),
        };
    }

    static Fact<PeeringSide> SideOf(Item item, string at) =>
        item.Text($"{at}.VpcId").Map(network => new PeeringSide(network, item.Owner($"{at}.OwnerId"), item.Text($"{at}.Region").Shown(item.Region)));

    // The first block stands alone, and again in the list of all; before the other side has agreed neither is told.
    static Many<Addresses> BlocksOf(Item item, string at)
    {
        Fact<Addresses>[] blocks =
        [
            .. item.Items($"{at}.CidrBlockSet").Select(static it => it.Block("CidrBlock")),
            .. item.Items($"{at}.Ipv6CidrBlockSet").Select(static it => it.Block("Ipv6CidrBlock")),
        ];
        var first = item.Block($"{at}.CidrBlock");
        if (blocks.Length > 0) return Many<Fact<Addresses>>.All(blocks, item.Source).Values();
        return first.IsKnown ? Many<Fact<Addresses>>.All([first], item.Source).Values() : Many<Addresses>.None((Unknown)first.Source);
    }
}
