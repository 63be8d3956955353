// EFS file systems: whether they are encrypted, and with whose key.
using Glacis.Clouds.Aws.Kms;
using Glacis.Clouds.Collecting;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Efs;

/// <summary>File systems.</summary>
public sealed class FileSystems : Collector
{
    static readonly Kind FileSystem = new("AWS::EFS::FileSystem", "EFS file system");

    public override Call Root { get; } = Call.List("efs", "DescribeFileSystems", "FileSystems").Needs($"{FileSystemPolicies.Actions}:DescribeFileSystems");

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("FileSystemId").Peek(out var id)) yield break;
        var (key, tags) = (item.Text("KmsKeyId").Key(item.Account, item.Region), item.Tags("Tags"));
        var guard = key.GuardsWhere(item.Flag("Encrypted"), item.Account, AtRest.ProviderManagedKey);
        yield return item.Store(FileSystem, item.Text("FileSystemArn").Shown(Arn.Of(FileSystemPolicies.Actions, item.Region, item.Account, $"file-system/{id}")), tags.NameOr(id), tags, guard, key);
    }
}
