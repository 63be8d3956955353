// Who may do what to a file system of EFS.
using Glacis.Clouds.Collecting;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Efs;

/// <summary>Policies of file systems. One without a policy is open to whoever reaches its mount targets.</summary>
public sealed class FileSystemPolicies : Collector
{
    internal const string Actions = "elasticfilesystem";

    static readonly Kind OfFileSystem = new("Glacis::EFS::FileSystemPolicy", "EFS file system policy");

    static readonly Call Policy = Call.About("efs", "DescribeFileSystemPolicy").By("FileSystemId", "FileSystemId").AbsentBy("PolicyNotFound").Needs($"{Actions}:DescribeFileSystemPolicy");

    public override Call Root { get; } = Call.List("efs", "DescribeFileSystems", "FileSystems").Needs($"{Actions}:DescribeFileSystems").Then(Policy);

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("FileSystemId").Peek(out var id)) yield break;
        var (arn, tags) = (item.Text("FileSystemArn").Shown(Arn.Of(Actions, item.Region, item.Account, $"file-system/{id}")), item.Tags("Tags"));
        yield return item.Policy(arn, OfFileSystem, Actions, tags.NameOr(id), item.Of(Policy).PolicyUnlessAbsent("Policy")) with { Tags = tags };
    }
}
