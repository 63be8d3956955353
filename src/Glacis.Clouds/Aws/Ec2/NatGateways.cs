// NAT gateways.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Ec2;

/// <summary>NAT gateways, public and private.</summary>
public sealed class NatGateways : Collector
{
    static readonly Kind Door = new("AWS::EC2::NatGateway", "NAT gateway");

    public override Call Root { get; } = Call.List("ec2", "DescribeNatGateways", "NatGateways");

    public override Turn Turn => Turn.Kept;

    public override IReadOnlyList<Type> Fills => [typeof(Gateway)];

    public override IEnumerable<Resource> Read(Item item)
    {
        // One that is gone is listed for about an hour.
        if (!item.Text("NatGatewayId").Peek(out var id) || item.Text("State").Shown() is "deleted" or "failed") yield break;
        var tags = item.Tags("Tags");
        var network = item.Text("VpcId");
        yield return new Gateway(item.Named("natgateway", id, item.Account))
        {
            Kind = Door,
            Name = tags.NameOr(id),
            Account = item.Account,
            Region = item.Region,
            Tags = tags,
            Sort = item.Source.Concludes(Via.AddressTranslation, "this list has no other"),
            Networks = network.Peek(out var vpc) ? Many<string>.All([vpc], network.Source) : Many<string>.None((Unknown)network.Source),
            // A regional one stands in none.
            Subnet = item.Text("SubnetId").Map<string?>(static it => it.Length == 0 ? null : it).OrWhenSilent(null),
        };
    }
}
