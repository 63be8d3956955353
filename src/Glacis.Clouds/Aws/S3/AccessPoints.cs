// Access points: doors to a bucket with a policy and switches of their own.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.S3;

/// <summary>Policies of access points. What one gives, the bucket's policy must give, too, or leave to it.</summary>
public sealed class AccessPoints : Collector
{
    static readonly Kind OfAccessPoint = new("AWS::S3::AccessPoint", "S3 access point");

    static readonly Call Description = About("GetAccessPoint");
    static readonly Call Policy = About("GetAccessPointPolicy").AbsentBy("NoSuchAccessPointPolicy");

    public override Call Root { get; } = Call.List("s3control", "ListAccessPoints", "AccessPointList").ForAccount("AccountId").Needs("s3:ListAccessPoints").Then(Description, Policy);

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("Name").Peek(out var name)) yield break;
        var arn = item.Text("AccessPointArn").Shown(Arn.Of("s3", item.Region, item.Account, $"accesspoint/{name}"));
        yield return item.Policy(arn, OfAccessPoint, "s3", name, item.Of(Policy).PolicyUnlessAbsent("Policy")) with { Block = PublicAccess.Of(item.Of(Description).Root) };
    }

    static Call About(string operation) => Call.About("s3control", operation).ForAccount("AccountId").By("Name", "Name").Needs($"s3:{operation}");
}
