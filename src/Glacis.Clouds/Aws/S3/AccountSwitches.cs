// The account's own public access block, which stands above those of its buckets and access points.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.S3;

/// <summary>The public access block of an account.</summary>
public sealed class AccountSwitches : Collector
{
    static readonly Kind OfAccount = new("Glacis::S3::AccountPublicAccessBlock", "S3 public access block of an account");

    static readonly Call Switches = Call.About("s3control", "GetPublicAccessBlock").ForAccount("AccountId").AbsentBy(PublicAccess.NeverSet).Needs("s3:GetAccountPublicAccessBlock");

    // Who asks is answered always, and to everybody: what is asked of an account as a whole hangs on it.
    public override Call Root { get; } = Call.One("sts", "GetCallerIdentity").OncePerAccount().Then(Switches);

    public override Turn Turn => Turn.Kept;

    public override IEnumerable<Resource> Read(Item item)
    {
        yield return new AccountPublicAccess($"aws/{item.Account}/s3-public-access-block")
        {
            Kind = OfAccount,
            Name = "s3-public-access-block",
            Account = item.Account,
            Region = item.Region,
            Tags = item.Source.Concludes(Tags.None, "a setting of an account bears no tags"),
            Service = "s3",
            Block = PublicAccess.Of(item.Of(Switches)),
        };
    }
}
