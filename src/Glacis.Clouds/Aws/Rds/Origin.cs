// Which store an RDS snapshot is a copy of.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Rds;

static class Origin
{
    /// <summary>
    /// The ARN of the instance or cluster that a snapshot was taken from; known to be <c>null</c> where the answer names none. A copy of a snapshot keeps
    /// the name of the store, which then lies where the source snapshot does.
    /// </summary>
    internal static Fact<string?> Of(Item snapshot, string identifier, string type, string sourceSnapshot)
    {
        var (account, region) = (snapshot.Account, snapshot.Text("SourceRegion").Shown(snapshot.Region));
        if (Arn.TryParse(snapshot.Text(sourceSnapshot).Shown(), out var source)) (account, region) = (source.Account, source.Region);
        return snapshot.Text(identifier).Map<string?>(name => Arn.Of("rds", region, account, $"{type}:{name}")).OrWhenSilent(null);
    }
}
