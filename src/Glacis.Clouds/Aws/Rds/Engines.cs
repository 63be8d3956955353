// The engines of RDS by their versions.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Rds;

/// <summary>Instances, as what engine they run.</summary>
public sealed class Engines : Collector
{
    static readonly Kind Run = new("Glacis::RDS::Engine", "database engine");

    public override Call Root { get; } = Call.List("rds", "DescribeDBInstances", "DBInstances");

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("DBInstanceArn").Peek(out var arn)) yield break;
        yield return item.Runs(Run, arn, item.Text("DBInstanceIdentifier").Shown(arn), item.Tags("TagList"), item.Text("Engine"), item.Text("EngineVersion"), item.Flag("AutoMinorVersionUpgrade").ByItself());
    }
}
