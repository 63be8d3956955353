// Network ACLs: the ordered lists around subnets.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Ec2;

/// <summary>Network ACLs.</summary>
public sealed class NetworkAcls : Collector
{
    static readonly Kind Acl = new("AWS::EC2::NetworkAcl", "network ACL");

    public override Call Root { get; } = Call.List("ec2", "DescribeNetworkAcls", "NetworkAcls");

    public override Turn Turn => Turn.Kept;

    public override IReadOnlyList<Type> Fills => [typeof(NetworkAccessList)];

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("NetworkAclId").Peek(out var id)) yield break;
        var (owner, tags) = (item.Owner(), item.Tags("Tags"));
        yield return new NetworkAccessList(item.Named("network-acl", id, owner))
        {
            Kind = Acl,
            Name = tags.NameOr(id),
            Account = owner,
            Region = item.Region,
            Tags = tags,
            Network = item.Text("VpcId"),
            IsDefault = item.Flag("IsDefault"),
            Subnets = item.Told("Associations", static it => it.Text("SubnetId")).Values(),
            Entries = item.Told("Entries", EntryOf).Values(),
        };
    }

    // CreateNetworkAclEntry takes 1 to 32766, "the range 32767 to 65535 is reserved for internal use": the asterisk of the console.
    const int FirstReserved = 32767;

    // An entry whose place or direction is not known may stand before any other.
    static Fact<AccessListEntry> EntryOf(Item it)
    {
        var (number, leaves) = (it.Number("RuleNumber"), it.Flag("Egress"));
        if (!leaves.Peek(out var outbound)) return Fact.Unknown<AccessListEntry>((Unknown)leaves.Source, "Egress");
        if (number.Peek(out var its) && its is < 0 or > int.MaxValue) return Fact.Unknown<AccessListEntry>(Ignorance.Malformed, "the entry has something else in place of a number", it.Source);
        return number.Map(place => new AccessListEntry((int)place)
        {
            IsTheEnd = place >= FirstReserved,
            Direction = outbound ? Direction.Outbound : Direction.Inbound,
            Allows = it.OneOf("RuleAction", ("allow", true), ("deny", false)),
            Services = it.Services("Protocol", ("PortRange.From", "PortRange.To"), ("IcmpTypeCode.Type", "IcmpTypeCode.Code")),
            Peer = it.Has("CidrBlock").Peek(out var is4) && is4 ? it.Block("CidrBlock") : it.Block("Ipv6CidrBlock"),
        });
    }
}
