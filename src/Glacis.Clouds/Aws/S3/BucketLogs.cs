// Buckets as what logs are kept in, and what they log themselves.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.S3;

/// <summary>How long buckets keep, and whether they log who reads and writes.</summary>
public sealed class BucketLogs : Collector
{
    static readonly Kind Bucket = new("Glacis::S3::LogBucket", "S3 bucket for logs"), Access = new("Glacis::S3::AccessLog", "S3 access log");

    static readonly Call Logging = Buckets.Each(Call.About("s3", "GetBucketLogging"));
    static readonly Call Versioning = Buckets.Each(Call.About("s3", "GetBucketVersioning"));
    static readonly Call Lifecycle = Buckets.Each(Call.About("s3", "GetBucketLifecycleConfiguration")).AbsentBy("NoSuchLifecycleConfiguration").Needs("s3:GetLifecycleConfiguration");
    static readonly Call Lock = Buckets.Each(Call.About("s3", "GetObjectLockConfiguration")).AbsentBy("ObjectLockConfigurationNotFoundError").Needs("s3:GetBucketObjectLockConfiguration");

    public override Call Root { get; } = Buckets.List.Then(Buckets.Location, Buckets.Labelling, Logging, Versioning, Lifecycle, Lock);

    public override Turn Turn => Turn.Kept;

    public override IReadOnlyList<Type> Fills => [typeof(LogStore), typeof(LogSource)];

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("Name").Peek(out var name)) yield break;
        var (arn, region, tags) = (Buckets.ArnOf(item, name), Buckets.RegionOf(item).Shown(item.Region), item.Of(Buckets.Labelling).Tags("TagSet"));
        yield return new LogStore(arn)
        {
            Kind = Bucket,
            Name = name,
            Account = item.Account,
            Region = region,
            Tags = tags,
            Retention = Lives.OfAll(item.Of(Lifecycle)),
            OfAPart = Lives.OfAPart(item.Of(Lifecycle)),
            AfterDeletion = AfterDeletion(item.Of(Versioning).Root, item.Of(Lifecycle)),
            Locked = Lives.Locked(item.Of(Lock)),
        };
        var logging = item.Of(Logging).Root;
        var target = logging.Text("LoggingEnabled.TargetBucket").Map(it => LogsOf.BucketArn(item, it));
        yield return item.Log(Access, arn, name, LogSort.Objects, logging.Has("LoggingEnabled").AllOrNothing(), logging.Only(target)) with { Region = region, Tags = tags, WatchedAs = "AWS::S3::Object" };
    }

    // A bucket that never had versions answers nothing.
    static Fact<Retention> AfterDeletion(Item versioning, Answered lifecycle)
    {
        var keeps = versioning.Text("Status").Map(static it => it == "Enabled").OrWhenSilent(false);
        return keeps.Peek(out var isKept) && isKept ? keeps.With(Lives.OfVersions(lifecycle), static (_, life) => life, "it keeps versions, and its rules say how long") : keeps.Map(static _ => Retention.NotADay);
    }
}
