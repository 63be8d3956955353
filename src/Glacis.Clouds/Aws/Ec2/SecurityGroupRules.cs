// Rules of security groups, each by its own id.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Ec2;

/// <summary>Rules of security groups.</summary>
public sealed class SecurityGroupRules : Collector
{
    static readonly Kind Rule = new("Glacis::EC2::SecurityGroupRule", "security group rule");

    public override Call Root { get; } = Call.List("ec2", "DescribeSecurityGroupRules", "SecurityGroupRules").With("MaxResults", 1000);

    public override Turn Turn => Turn.Kept;

    public override IReadOnlyList<Type> Fills => [typeof(FirewallRule)];

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("SecurityGroupRuleId").Peek(out var id)) yield break;
        var (owner, tags) = (item.Owner("GroupOwnerId"), item.Tags("Tags"));
        yield return new FirewallRule(item.Named("security-group-rule", id, owner))
        {
            Kind = Rule,
            Name = tags.NameOr(id),
            Account = owner,
            Region = item.Region,
            Tags = tags,
            Group = item.Text("GroupId"),
            Direction = item.Flag("IsEgress").Map(static leaves => leaves ? Direction.Outbound : Direction.Inbound),
            Services = item.Services("IpProtocol", ("FromPort", "ToPort"), ("FromPort", "ToPort")),
            Peer = PeerOf(item, owner),
            Description = item.Text("Description").Map(static it => it.Length == 0 ? null : it).OrWhenSilent(null),
        };
    }

    static Fact<Peer> PeerOf(Item item, string owner) =>
        Speaks(item, "CidrIpv4") ? SecurityGroups.BlockOf(item, "CidrIpv4")
        : Speaks(item, "CidrIpv6") ? SecurityGroups.BlockOf(item, "CidrIpv6")
        : Speaks(item, "PrefixListId") ? SecurityGroups.ListOf(item, "PrefixListId")
        : SecurityGroups.GroupOf(item, "ReferencedGroupInfo.", owner);

    static bool Speaks(Item item, string path) => item.Has(path).Peek(out var told) && told;
}
