// Security Hub: whether findings are brought together in a region.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.SecurityHub;

/// <summary>The hub of each region.</summary>
public sealed class Hubs : Collector
{
    static readonly Kind Hub = new("AWS::SecurityHub::Hub", "Security Hub");

    static readonly Call Administrator = Call.About("securityhub", "GetAdministratorAccount").AbsentBy("ResourceNotFoundException");

    static readonly Call Members = Call.ListAbout("securityhub", "ListMembers", "Members").With("OnlyAssociated", true);

    public override Call Root { get; } = Call.One("securityhub", "DescribeHub").AbsentBy("InvalidAccessException", "ResourceNotFoundException").Then(Administrator, Members);

    public override Turn Turn => Turn.Kept;

    public override IReadOnlyList<Type> Fills => [typeof(Watcher)];

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("HubArn").Peek(out var arn)) yield break;
        yield return item.Watcher(arn, Hub, "security-hub", WatchesFor.Posture, item.Text("HubArn").Map(static _ => true), item.NothingLeftOut()) with
        {
            Oversight = item.Seen(item.Of(Administrator), item.Of(Members)),
        };
    }
}
