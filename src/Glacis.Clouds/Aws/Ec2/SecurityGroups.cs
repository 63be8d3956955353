// Security groups of EC2, and what they let through.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Ec2;

/// <summary>Security groups. A permission names protocols and ports once and its peers one by one; it is read as one rule for each.</summary>
public sealed class SecurityGroups : Collector
{
    internal const string Type = "security-group";

    static readonly Kind Group = new("AWS::EC2::SecurityGroup", "security group");

    public override Call Root { get; } = Call.List("ec2", "DescribeSecurityGroups", "SecurityGroups").With("MaxResults", 1000);

    public override Turn Turn => Turn.Kept;

    public override IReadOnlyList<Type> Fills => [typeof(SecurityGroup)];

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("GroupId").Peek(out var id)) yield break;
        var (owner, name) = (item.Owner(), item.Text("GroupName"));
        yield return new SecurityGroup(item.Named(Type, id, owner))
        {
            Kind = Group,
            Name = name.Shown(id),
            Account = owner,
            Region = item.Region,
            Tags = item.Tags("Tags"),
            Network = item.Text("VpcId"),
            // "You can't delete a default security group", nor give its name to another.
            IsDefault = name.Map(static it => it == "default"),
            Inbound = item.Told("IpPermissions", it => Rules(it, owner)).Flat(),
            Outbound = item.Told("IpPermissionsEgress", it => Rules(it, owner)).Flat(),
        };
    }

    static IReadOnlyList<Traffic> Rules(Item permission, string owner)
    {
        var services = permission.Services("IpProtocol", ("FromPort", "ToPort"), ("FromPort", "ToPort"));
        return [.. Peers(permission, owner).Select(peer => new Traffic { Services = services, Peer = peer })];
    }

    static IEnumerable<Fact<Peer>> Peers(Item permission, string owner) =>
        permission.Items("IpRanges").Select(static it => BlockOf(it, "CidrIp"))
            .Concat(permission.Items("Ipv6Ranges").Select(static it => BlockOf(it, "CidrIpv6")))
            .Concat(permission.Items("PrefixListIds").Select(static it => ListOf(it, "PrefixListId")))
            .Concat(permission.Items("UserIdGroupPairs").Select(it => GroupOf(it, "", owner)));

    internal static Fact<Peer> BlockOf(Item item, string path) => item.Block(path).Map(static it => new Peer(Block: it));

    internal static Fact<Peer> ListOf(Item item, string path) => item.Text(path).Map(static it => new Peer(PrefixList: it));

    /// <summary>A group that a rule names.</summary>
    /// <param name="at">Where it stands within the item: a path with its last point, or nothing.</param>
    /// <param name="owner">Whose it is where the answer does not say.</param>
    internal static Fact<Peer> GroupOf(Item item, string at, string owner) =>
        item.Text($"{at}GroupId").Map(id => new Peer(Group: new(id, item.Owner(owner, $"{at}UserId"), item.Text($"{at}VpcPeeringConnectionId").Peek(out var peering) && peering.Length > 0 ? peering : null)));
}
