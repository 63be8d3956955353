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
        var versioning = item.Of(Versioning).Root;
        yield return new LogStore(arn)
        {
            Kind = Bucket,
            Name = name,
            Account = item.Account,
            Region = region,
            Tags = tags,
            Retention = Kept(item.Of(Lifecycle)),
            // A bucket that never had versions answers nothing.
            KeepsVersions = versioning.Text("Status").Map(static it => it == "Enabled").OrWhenSilent(false),
            IsLocked = item.Of(Lock).WhenAbsent(false).Or(item.Of(Lock).Root.Text("ObjectLockConfiguration.Rule.DefaultRetention.Mode").Map(static it => it == "COMPLIANCE").OrWhenSilent(false)),
        };
        var logging = item.Of(Logging).Root;
        var target = logging.Text("LoggingEnabled.TargetBucket").Map(it => LogsOf.BucketArn(item, it));
        yield return item.Log(Access, arn, name, LogSort.Objects, logging.Has("LoggingEnabled").AllOrNothing(), logging.Only(target)) with { Region = region, Tags = tags };
    }

    static bool IsForAll(Item rule) => rule.Text("Prefix").Shown().Length == 0 && rule.Text("Filter.Prefix").Shown().Length == 0
        && !(rule.Has("Filter.Tag").Peek(out var byTag) && byTag) && !(rule.Has("Filter.And").Peek(out var byBoth) && byBoth);

    // The shortest life that a rule for the whole bucket gives; rules for parts of it are for what is not kept as a log. What ends on a day ends for all.
    static Fact<Retention> Kept(Answered lifecycle)
    {
        if (lifecycle.IsAbsent) return lifecycle.WhenAbsent(Retention.ForEver);
        if (lifecycle.Root.Source is Unknown why) return Fact.Unknown<Retention>(why);
        var days = lifecycle.Items("Rules").Where(static it => it.Text("Status").Shown() == "Enabled" && IsForAll(it)).Select(static it => it.Has("Expiration.Date").Peek(out var ends) && ends ? 0 : it.Number("Expiration.Days").Peek(out var some) ? some : long.MaxValue).DefaultIfEmpty(long.MaxValue).Min();
        return Fact.Known(days >= int.MaxValue ? Retention.ForEver : new Retention((int)days), lifecycle.Root.Source, "Rules");
    }
}
