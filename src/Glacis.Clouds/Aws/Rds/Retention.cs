// What automated backups of RDS have in common, those of instances and of clusters.
using Glacis.Facts;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Rds;

static class Retention
{
    internal const string CannotBeShared = "automated backups cannot be shared";

    /// <summary>
    /// Whether the list of snapshots shows the same data: a backup of a store that lives, in the region of that store. The model's states are active,
    /// creating and retained; only the first two are of stores that live. What is not known is not skipped.
    /// </summary>
    internal static bool IsSeenInSnapshots(Item backup) =>
        backup.Text("Status").Peek(out var status) && status is "active" or "creating" && backup.Text("Region").Peek(out var region) && region == backup.Region;

    /// <summary>The backup's ARN; older ones have none, and get a name of ours.</summary>
    internal static Fact<string> Id(Item backup, string arn, string resource) =>
        backup.Text(arn).Or(backup.Text(resource).Map(it => $"aws/{backup.Account}/{backup.Region}/automated-backup/{it}"));
}
