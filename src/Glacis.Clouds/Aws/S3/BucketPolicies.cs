// Who may do what to a bucket: its policy, its access list, the ownership that may switch the list off, and its public access block.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.S3;

/// <summary>Policies of buckets; a bucket without one has an access list all the same.</summary>
public sealed class BucketPolicies : Collector
{
    const string Groups = "http://acs.amazonaws.com/groups/";

    // The account of the provider's that delivers logs of distributions (CloudFront developer guide, "Permissions required to configure standard logging").
    const string LogsOfDistributions = "c4c1ede66af53448b93c283ce9448c4ba468c9432aa01d700d3878632f77d2d0";

    static readonly Kind OfBucket = new("AWS::S3::BucketPolicy", "S3 bucket policy");

    static readonly Call Policy = Buckets.Each(Call.About("s3", "GetBucketPolicy")).AbsentBy("NoSuchBucketPolicy");
    static readonly Call Switches = Buckets.Each(Call.About("s3", "GetPublicAccessBlock")).AbsentBy(PublicAccess.NeverSet).Needs("s3:GetBucketPublicAccessBlock");
    static readonly Call List = Buckets.Each(Call.About("s3", "GetBucketAcl"));
    static readonly Call Ownership = Buckets.Each(Call.About("s3", "GetBucketOwnershipControls")).AbsentBy("OwnershipControlsNotFoundError");

    public override Call Root { get; } = Buckets.List.Then(Buckets.Location, Buckets.Labelling, Policy, Switches, List, Ownership);

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("Name").Peek(out var name)) yield break;
        yield return new ResourcePolicy(Buckets.ArnOf(item, name))
        {
            Kind = OfBucket,
            Name = name,
            Account = item.Account,
            Region = Buckets.RegionOf(item).Shown(item.Region),
            Tags = item.Of(Buckets.Labelling).Tags("TagSet"),
            Service = "s3",
            RawPolicy = item.Of(Policy).PolicyUnlessAbsent("Policy"),
            Block = PublicAccess.Of(item.Of(Switches)),
            AccessListCounts = Counts(item.Of(Ownership)),
            AccessList = ListOf(item.Of(List).Root),
        };
    }

    // "Bucket owner enforced … ACLs are disabled"; without ownership controls objects are their writers' and lists count
    // (S3 user guide, "Controlling ownership of objects and disabling ACLs").
    static Fact<bool> Counts(Answered ownership) => ownership.WhenAbsent(true).Or(
        ownership.Root.OneOf("OwnershipControls.Rules[0].ObjectOwnership", ("BucketOwnerEnforced", false), ("BucketOwnerPreferred", true), ("ObjectWriter", true)));

    static Many<ListedAccess> ListOf(Item list)
    {
        if (list.Has("Grants").Peek(out var has) && !has) return Many<ListedAccess>.None(new(Ignorance.NotInAnswer, "the answer does not speak of the access list", list.Source));
        var owner = list.Text("Owner.ID");
        var lines = list.Many("Grants", line => line.Text("Grantee.ID").Peek(out var id) && owner.Peek(out var its) && id == its ? null : LineOf(line));
        return lines.IsComplete ? Many<ListedAccess>.All([.. lines.Items.OfType<ListedAccess>()], lines.Source) : Many<ListedAccess>.None((Unknown)lines.Source);
    }

    static ListedAccess LineOf(Item line)
    {
        var (group, account) = (line.Text("Grantee.URI"), line.Text("Grantee.ID").Or(line.Text("Grantee.EmailAddress")));
        return new(group.Or(account).Shown("?"))
        {
            Party = group.IsKnown
                ? line.OneOf(
                    "Grantee.URI", ($"{Groups}global/AllUsers", ListedParty.Everybody), ($"{Groups}global/AuthenticatedUsers", ListedParty.AnyAccount), ($"{Groups}s3/LogDelivery", ListedParty.LogDelivery))
                : account.Map(static id => id == LogsOfDistributions ? ListedParty.LogDelivery : ListedParty.OneAccount),
            Account = Fact.Unknown<string>(Ignorance.NotInAnswer, "the list names accounts by ids of its own, from which no number follows", line.Source),
            Permission = line.Text("Permission"),
        };
    }
}
