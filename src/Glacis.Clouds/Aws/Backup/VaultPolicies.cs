// Who may do what to a vault of AWS Backup.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Backup;

/// <summary>Access policies of backup vaults.</summary>
public sealed class VaultPolicies : Collector
{
    const string Marked = "the model marks the tags of backup vaults as secret, so they were not asked for";

    static readonly Kind OfVault = new("Glacis::Backup::VaultAccessPolicy", "backup vault access policy");

    static readonly Call Policy = Call.About("backup", "GetBackupVaultAccessPolicy").By("BackupVaultName", "BackupVaultName").AbsentBy("ResourceNotFoundException");

    internal static readonly Call Listed = Call.List("backup", "ListBackupVaults", "BackupVaultList").Then(Policy);

    public override Call Root => Listed;

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("BackupVaultName").Peek(out var name)) yield break;
        var arn = item.Text("BackupVaultArn").Shown(Arn.Of("backup", item.Region, item.Account, $"backup-vault:{name}"));
        yield return item.Policy(arn, OfVault, "backup", name, item.Of(Policy).PolicyUnlessAbsent("Policy")) with { Tags = NoTags(item) };
    }

    internal static Fact<Tags> NoTags(Item vault) => Fact.Unknown<Tags>(Ignorance.Redacted, Marked, vault.Source);
}
