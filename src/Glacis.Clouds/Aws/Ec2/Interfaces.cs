// Network interfaces: where packets come to, and who is behind them. There may be a million: what many have in common they share.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;
using Glacis.Sets;

namespace Glacis.Clouds.Aws.Ec2;

/// <summary>Network interfaces, the customer's and those that services keep in his networks.</summary>
public sealed class Interfaces : Collector
{
    static readonly Kind Interface = new("AWS::EC2::NetworkInterface", "network interface");

    public override Call Root { get; } = Call.List("ec2", "DescribeNetworkInterfaces", "NetworkInterfaces").With("MaxResults", 1000);

    public override Turn Turn => Turn.Kept;

    public override IReadOnlyList<Type> Fills => [typeof(NetworkInterface)];

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("NetworkInterfaceId").Peek(out var id)) yield break;
        var (owner, tags, addresses) = (item.Owner(), item.Tags("TagSet"), AddressesOf(item));
        yield return new NetworkInterface(item.Named("network-interface", id, owner))
        {
            Kind = Interface,
            Name = tags.NameOr(id),
            Account = Shared.One(owner),
            Region = item.Region,
            Tags = tags,
            Network = item.Text("VpcId").Map(Shared.One),
            Subnet = item.Text("SubnetId").Map(Shared.One),
            Groups = GroupsOf(item),
            Addresses = addresses,
            PublicAddresses = addresses.Then(_ => PublicOf(item)),
            User = Users.Of(item, owner),
        };
    }

    static Many<string> GroupsOf(Item item)
    {
        var groups = item.Told("Groups", static it => it.Text("GroupId")).Values();
        return groups.IsComplete ? Many<string>.All(Shared.Many(groups.Items), groups.Source) : groups;
    }

    // One that has IPv6 alone has no private address of IPv4; one that has none at all was not described.
    static Fact<Addresses> AddressesOf(Item item)
    {
        Fact<Addresses>[] all =
        [
            .. item.Items("PrivateIpAddresses").Select(static it => it.Block("PrivateIpAddress")), .. item.Items("Ipv4Prefixes").Select(static it => it.Block("Ipv4Prefix")),
            .. item.Items("Ipv6Addresses").Select(static it => it.Block("Ipv6Address")), .. item.Items("Ipv6Prefixes").Select(static it => it.Block("Ipv6Prefix")),
        ];
        return all.Length == 0 ? item.Block("PrivateIpAddress") : Together(item, all, "PrivateIpAddresses");
    }

    // The first stands beside the list and on it; older answers have it in one place only.
    static Fact<Addresses> PublicOf(Item item)
    {
        var first = item.Block("Association.PublicIp");
        Fact<Addresses>[] all = [first, .. item.Items("PrivateIpAddresses").SelectMany(static it => new[] { it.Block("Association.PublicIp"), it.Block("Association.CarrierIp") })];
        return Together(item, [.. all.Where(static it => it.Source is not Unknown { Why: Ignorance.NotInAnswer })], "Association");
    }

    // One that cannot be read could be any.
    static Fact<Addresses> Together(Item item, IReadOnlyList<Fact<Addresses>> all, string field)
    {
        var sum = Addresses.None;
        foreach (var one in all)
            if (!one.Peek(out var its)) return one;
            else sum = sum.IsEmpty ? its : sum.Or(its);
        return Fact.Known(sum, item.Source, field);
    }
}
