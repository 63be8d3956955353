// FSx file systems: always encrypted; the question is by whose key.
using Glacis.Clouds.Aws.Kms;
using Glacis.Clouds.Collecting;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Fsx;

/// <summary>File systems for Windows, Lustre, ONTAP and OpenZFS.</summary>
public sealed class FileSystems : Collector
{
    static readonly Kind FileSystem = new("AWS::FSx::FileSystem", "FSx file system");

    public override Call Root { get; } = Call.List("fsx", "DescribeFileSystems", "FileSystems");

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("ResourceARN").Peek(out var arn)) yield break;
        var (key, tags) = (item.Text("KmsKeyId").Key(item.Account, item.Region), item.Tags("Tags"));
        // "All FSx file systems are encrypted at rest"; scratch ones of Lustre with keys that the service manages, which it does not name.
        yield return item.Store(FileSystem, arn, tags.NameOr(item.Text("FileSystemId").Shown(arn)), tags, key.GuardsAlways(item.Account, AtRest.ProviderOwnedKey), key);
    }
}
