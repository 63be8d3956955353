// The switch that shuts a region of an account against the internet.
using Glacis.Clouds.Collecting;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Ec2;

/// <summary>VPC Block Public Access of one region.</summary>
public sealed class BlockPublicAccess : Collector
{
    static readonly Kind Switch = new("AWS::EC2::VPCBlockPublicAccessOptions", "VPC block public access");

    public override Call Root { get; } = Call.One("ec2", "DescribeVpcBlockPublicAccessOptions");

    public override Turn Turn => Turn.Kept;

    public override IReadOnlyList<Type> Fills => [typeof(NetworkPublicAccess)];

    public override IEnumerable<Resource> Read(Item item)
    {
        yield return new NetworkPublicAccess($"aws/{item.Account}/{item.Region}/vpc-block-public-access")
        {
            Kind = Switch,
            Name = "vpc-block-public-access",
            Account = item.Account,
            Region = item.Region,
            Tags = item.Source.Concludes(Tags.None, "a setting of a region bears no tags"),
            Block = item.OneOf("VpcBlockPublicAccessOptions.InternetGatewayBlockMode", ("off", PublicBlock.Off), ("block-ingress", PublicBlock.Inbound), ("block-bidirectional", PublicBlock.Both)),
        };
    }
}
