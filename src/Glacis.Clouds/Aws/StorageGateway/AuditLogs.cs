// File shares of storage gateways: whether they write down who opened what.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.StorageGateway;

/// <summary>Audit logs of SMB shares. Those of NFS know machines, no persons.</summary>
public sealed class AuditLogs : Collector
{
    static readonly Kind Audit = new("Glacis::StorageGateway::AuditLog", "file share audit log");

    public override Call Root { get; } = FileShares.Listed;

    public override Turn Turn => Turn.Kept;

    public override IReadOnlyList<Type> Fills => [typeof(LogSource)];

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("FileShareARN").Peek(out var arn) || item.Text("FileShareType").Shown("SMB") != "SMB") yield break;
        var share = item.Of(FileShares.Smb).First("SMBFileShareInfoList");
        var destination = share.Text("AuditDestinationARN");
        var kept = share.Described("FileShareARN", "share", destination.Map(static it => it.Length > 0 ? Logging.Everything : Logging.Nothing).OrWhenSilent(Logging.Nothing));
        yield return item.Log(Audit, arn, share.Text("FileShareName").Shown(item.Text("FileShareId").Shown(arn)), LogSort.Audit, kept, item.Only(destination.Map(LogsOf.Group)));
    }
}
