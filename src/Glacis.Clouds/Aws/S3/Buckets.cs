// S3 buckets: default encryption, bucket key, tags, versioning, replication.
using Glacis.Clouds.Aws.Kms;
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.S3;

/// <summary>Buckets of the account, wherever they are.</summary>
public sealed class Buckets : Collector
{
    static readonly Kind Bucket = new("AWS::S3::Bucket", "S3 bucket");

    // ListBuckets names the region since 2024 when it is asked for pages; older answers and emulators do not.
    internal static readonly Call Location = Call.About("s3", "GetBucketLocation").By("Bucket", "Name").When(static bucket => bucket.Has("BucketRegion").Map(static has => !has));
    static readonly Call Encryption = Each(Call.About("s3", "GetBucketEncryption")).AbsentBy("ServerSideEncryptionConfigurationNotFoundError").Needs("s3:GetEncryptionConfiguration");
    internal static readonly Call Labelling = Each(Call.About("s3", "GetBucketTagging")).AbsentBy("NoSuchTagSet");
    static readonly Call Replication = Each(Call.About("s3", "GetBucketReplication")).AbsentBy("ReplicationConfigurationNotFoundError").Needs("s3:GetReplicationConfiguration");
    static readonly Call Versioning = Each(Call.About("s3", "GetBucketVersioning"));

    internal static readonly Call List = Call.List("s3", "ListBuckets", "Buckets").OncePerAccount().With("MaxBuckets", 10000).Needs("s3:ListAllMyBuckets");

    public override Call Root { get; } = List.Then(Location, Encryption, Labelling, Replication, Versioning);

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("Name").Peek(out var name)) yield break;
        var region = RegionOf(item).Shown(item.Region);
        var encryption = item.Of(Encryption);
        const string Default = "ServerSideEncryptionConfiguration.Rules[0].ApplyServerSideEncryptionByDefault.";
        var algorithm = encryption.Root.OneOf<string>($"{Default}SSEAlgorithm", ("AES256", "AES256"), ("aws:kms", "aws:kms"), ("aws:kms:dsse", "aws:kms"));
        // SSE-KMS that names no key uses the one that AWS manages for S3.
        var key = encryption.Root.Text($"{Default}KMSMasterKeyID").OrWhenSilent("alias/aws/s3").Key(item.Account, region);
        yield return new DataStore(ArnOf(item, name))
        {
            Kind = Bucket,
            Name = name,
            Account = item.Account,
            Region = region,
            Tags = item.Of(Labelling).Tags("TagSet"),
            EncryptsByDefault = true,
            AtRest = encryption.WhenAbsent(AtRest.Nothing).Or(algorithm.Then(how => how == "AES256" ? algorithm.Map(static _ => AtRest.ProviderOwnedKey) : key.Guards(item.Account))),
            Key = algorithm.Then(how => how == "AES256" ? Fact.Unknown<Ref<EncryptionKey>>(Ignorance.NotInAnswer, "SSE-S3 names no key") : key),
            ReplicaOf = Fact.Known<string?>(null, item.Source),
            StorageOf = Fact.Known<string?>(null, item.Source),
            Replicas = ReplicasOf(item, algorithm),
        };
    }

    internal static string ArnOf(Item bucket, string name) => $"arn:{Arn.PartitionOf(RegionOf(bucket).Shown(bucket.Region))}:s3:::{name}";

    /// <summary>A question about each bucket, put in the bucket's own region.</summary>
    internal static Call Each(Call question) => question.By("Bucket", "Name").In(RegionOf);

    // An empty LocationConstraint is us-east-1, "EU" is eu-west-1: both older than regions.
    internal static Fact<string> RegionOf(Item bucket) => bucket.Text("BucketRegion").Or(
        bucket.Of(Location).Root.Text("LocationConstraint").OrWhenSilent("us-east-1").Map(static at => at switch { "" => "us-east-1", "EU" => "eu-west-1", _ => at }));

    // A replica of an object encrypted with a named key is made only where the rule selects such objects and names the replica's key;
    // all other replicas keep the encryption type of their source. The destination's own default is not used. A rule that is turned off copies nothing.
    static Many<Replica> ReplicasOf(Item item, Fact<string> algorithm)
    {
        var replication = item.Of(Replication);
        if (replication.IsAbsent) return Many<Replica>.All([], replication.At!);
        var rules = replication.Root.Many("ReplicationConfiguration.Rules", rule =>
        {
            if (rule.Text("Status").Shown() == "Disabled") return null;
            var destination = rule.Text("Destination.Bucket").Shown("?");
            var replicaKey = rule.Text("Destination.EncryptionConfiguration.ReplicaKmsKeyID").Key(item.Account, "");
            var selects = rule.Text("SourceSelectionCriteria.SseKmsEncryptedObjects.Status").OrWhenSilent("Disabled").Map(static status => status == "Enabled");
            return new Replica(destination)
            {
                Key = replicaKey,
                AtRest = replicaKey.IsKnown ? replicaKey.Guards(item.Account) : algorithm.Map(static how => how == "AES256" ? AtRest.ProviderOwnedKey : AtRest.ProviderManagedKey),
                CopiesEncrypted = algorithm.With(selects, static (how, selected) => how == "AES256" || selected, "objects encrypted with a named key are copied only where the rule selects them"),
            };
        });
        return rules.IsComplete ? Many<Replica>.All([.. rules.Items.OfType<Replica>()], rules.Source) : Many<Replica>.None((Unknown)rules.Source);
    }
}
