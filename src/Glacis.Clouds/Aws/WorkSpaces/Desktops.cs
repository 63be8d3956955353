// WorkSpaces: whether both volumes of a desktop are encrypted, and with whose key.
using Glacis.Clouds.Aws.Kms;
using Glacis.Clouds.Collecting;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.WorkSpaces;

/// <summary>Desktops.</summary>
public sealed class Desktops : Collector
{
    static readonly Kind Desktop = new("AWS::WorkSpaces::Workspace", "WorkSpace");

    static readonly Call Labelling = Call.About("workspaces", "DescribeTags").By("ResourceId", "WorkspaceId");

    public override Call Root { get; } = Call.List("workspaces", "DescribeWorkspaces", "Workspaces").Then(Labelling);

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("WorkspaceId").Peek(out var id)) yield break;
        var key = item.Text("VolumeEncryptionKey").Key(item.Account, item.Region);
        var (user, root) = (item.Flag("UserVolumeEncryptionEnabled").OrWhenSilent(false), item.Flag("RootVolumeEncryptionEnabled").OrWhenSilent(false));
        var both = user.With(root, static (one, other) => one && other, "both volumes are encrypted, or the desktop is not");
        yield return item.Store(Desktop, Arn.Of("workspaces", item.Region, item.Account, $"workspace/{id}"), id, item.Of(Labelling).Tags("TagList"), key.GuardsWhere(both, item.Account, AtRest.ProviderManagedKey), key) with { Layer = Layer.Volume };
    }
}
