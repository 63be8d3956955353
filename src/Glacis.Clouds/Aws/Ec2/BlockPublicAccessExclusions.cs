// What the switch against the internet does not count for.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Ec2;

/// <summary>Exclusions from VPC Block Public Access.</summary>
public sealed class BlockPublicAccessExclusions : Collector
{
    static readonly Kind Exclusion = new("AWS::EC2::VPCBlockPublicAccessExclusion", "VPC block public access exclusion");

    public override Call Root { get; } = Call.List("ec2", "DescribeVpcBlockPublicAccessExclusions", "VpcBlockPublicAccessExclusions");

    public override Turn Turn => Turn.Kept;

    public override IReadOnlyList<Type> Fills => [typeof(NetworkPublicExclusion)];

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("ExclusionId").Peek(out var id)) yield break;
        var tags = item.Tags("Tags");
        yield return new NetworkPublicExclusion(item.Named("vpc-block-public-access-exclusion", id, item.Account))
        {
            Kind = Exclusion,
            Name = tags.NameOr(id),
            Account = item.Account,
            Region = item.Region,
            Tags = tags,
            Of = item.Text("ResourceArn").Map(static it => it[(it.LastIndexOf('/') + 1)..]),
            LetsIn = item.OneOf("InternetGatewayExclusionMode", ("allow-bidirectional", true), ("allow-egress", false)),
            // One that comes or goes may count at this moment.
            IsActive = item.OneOf("State",
                ("create-in-progress", true), ("create-complete", true), ("create-failed", false), ("update-in-progress", true), ("update-complete", true), ("update-failed", true),
                ("delete-in-progress", true), ("delete-complete", false), ("disable-in-progress", true), ("disable-complete", false)),
        };
    }
}
