// Backup vaults: always encrypted; the question is by whose key.
using Glacis.Clouds.Aws.Kms;
using Glacis.Clouds.Collecting;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Backup;

/// <summary>Vaults.</summary>
public sealed class Vaults : Collector
{
    static readonly Kind Vault = new("AWS::Backup::BackupVault", "backup vault");

    public override Call Root { get; } = VaultPolicies.Listed;

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("BackupVaultName").Peek(out var name)) yield break;
        var key = item.Text("EncryptionKeyArn").Key(item.Account, item.Region);
        yield return item.Store(Vault, item.Text("BackupVaultArn").Shown(Arn.Of("backup", item.Region, item.Account, $"backup-vault:{name}")), name, VaultPolicies.NoTags(item), key.GuardsAlways(item.Account, AtRest.ProviderManagedKey), key);
    }
}
