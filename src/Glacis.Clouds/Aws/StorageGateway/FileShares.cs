// File shares of storage gateways: how what is written through them is guarded where it comes to lie.
using Glacis.Clouds.Aws.Kms;
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.StorageGateway;

/// <summary>Shares of file gateways, of both protocols. Objects that a share writes are encrypted as the share says, whatever the bucket would do.</summary>
public sealed class FileShares : Collector
{
    static readonly Kind Share = new("Glacis::StorageGateway::FileShare", "file share of a storage gateway");

    static readonly Call Nfs = Call.About("storagegateway", "DescribeNFSFileShares").ByOne("FileShareARNList", "FileShareARN").When(static it => it.Text("FileShareType").Map(static type => type == "NFS"));
    internal static readonly Call Smb = Call.About("storagegateway", "DescribeSMBFileShares").ByOne("FileShareARNList", "FileShareARN").When(static it => it.Text("FileShareType").Map(static type => type == "SMB"));

    internal static readonly Call Listed = Call.List("storagegateway", "ListFileShares", "FileShareInfoList").Then(Nfs, Smb);

    public override Call Root => Listed;

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("FileShareARN").Peek(out var arn)) yield break;
        var share = item.Text("FileShareType").Shown() == "SMB" ? item.Of(Smb).First("SMBFileShareInfoList") : item.Of(Nfs).First("NFSFileShareInfoList");
        var key = share.Text("KMSKey").Key(item.Account, item.Region);
        // Older answers have a flag instead of a type of encryption.
        var byKey = share.OneOf("EncryptionType", ("SseS3", false), ("SseKms", true), ("DsseKms", true));
        if (byKey.Source is Unknown { Why: Ignorance.NotInAnswer }) byKey = share.Flag("KMSEncrypted");
        var tags = share.Tags("Tags");
        yield return item.Store(Share, arn, share.Text("FileShareName").Shown(item.Text("FileShareId").Shown(arn)), tags, byKey.Then(named => named ? key.Guards(item.Account) : byKey.Map(static _ => AtRest.ProviderOwnedKey)), key) with { IsEncryptedInPlace = true };
    }
}
