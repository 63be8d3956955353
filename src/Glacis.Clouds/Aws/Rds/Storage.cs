// What RDS answers about encrypted storage, the same for instances, clusters and snapshots.
using Glacis.Clouds.Aws.Kms;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Rds;

static class Storage
{
    /// <summary>
    /// <c>StorageEncryptionType</c> tells more than <c>StorageEncrypted</c> where it stands: Aurora encrypts with a key that AWS owns
    /// (sse-rds) by default since February 2026 and then still answers that the storage is not encrypted.
    /// </summary>
    internal static Fact<AtRest> AtRest(Item item, Fact<Ref<EncryptionKey>> key, string flag = "StorageEncrypted")
    {
        var type = item.Text("StorageEncryptionType");
        var encrypted = item.Flag(flag);
        if (type.Peek(out var said) && said == "sse-rds") return type.Map(static _ => Inventory.AtRest.ProviderOwnedKey);
        return encrypted.Then(yes => !yes ? encrypted.Map(static _ => Inventory.AtRest.Nothing)
            : key.IsKnown ? key.Guards(item.Account)
            : key.Source is Unknown { Why: Ignorance.NotInAnswer } ? encrypted.Map(static _ => Inventory.AtRest.ProviderOwnedKey)
            : Fact.Unknown<AtRest>((Unknown)key.Source));
    }
}
