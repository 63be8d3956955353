// Virtual private clouds, with every block of addresses that is theirs.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;
using Glacis.Sets;

namespace Glacis.Clouds.Aws.Ec2;

/// <summary>Virtual private clouds.</summary>
public sealed class Vpcs : Collector
{
    static readonly Kind Cloud = new("AWS::EC2::VPC", "VPC");

    public override Call Root { get; } = Call.List("ec2", "DescribeVpcs", "Vpcs");

    public override Turn Turn => Turn.Kept;

    public override IReadOnlyList<Type> Fills => [typeof(Network)];

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("VpcId").Peek(out var id)) yield break;
        var (owner, tags) = (item.Owner(), item.Tags("Tags"));
        yield return new Network(item.Named("vpc", id, owner))
        {
            Kind = Cloud,
            Name = tags.NameOr(id),
            Account = owner,
            Region = item.Region,
            Tags = tags,
            Blocks = Blocks(item, Associated(item, "CidrBlockAssociationSet", "CidrBlock", "CidrBlockState.State"), "Ipv6CidrBlockAssociationSet", "Ipv6CidrBlock", "Ipv6CidrBlockState.State"),
            IsDefault = item.Flag("IsDefault"),
        };
    }

    /// <summary>Blocks of IPv4, and behind them those of IPv6, which a thing that has none need not speak of.</summary>
    internal static Many<Addresses> Blocks(Item item, Many<Fact<Addresses>> v4, string list, string block, string state)
    {
        var v6 = item.Has(list).Peek(out var told) && told ? Associated(item, list, block, state) : Many<Fact<Addresses>>.All([], item.Source);
        Fact<Addresses>[] all = [.. v4.Items, .. v6.Items];
        return (v4.IsComplete && v6.IsComplete ? Many<Fact<Addresses>>.All(all, item.Source)
            : Many<Fact<Addresses>>.Some(all, item.Source, (Unknown)(v4.IsComplete ? v6 : v4).Source)).Values();
    }

    // Those that are gone are listed for a while.
    static Many<Fact<Addresses>> Associated(Item item, string list, string block, string state)
    {
        var all = item.Told(list, it => it.Text(state).Shown() is "disassociated" or "failed" ? (Fact<Addresses>?)null : it.Block(block));
        return all.IsComplete ? Many<Fact<Addresses>>.All([.. all.Items.OfType<Fact<Addresses>>()], all.Source) : Many<Fact<Addresses>>.None((Unknown)all.Source);
    }
}
