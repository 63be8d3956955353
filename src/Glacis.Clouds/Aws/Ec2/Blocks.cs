// What EBS answers about encryption, the same for volumes and snapshots.
using Glacis.Clouds.Aws.Kms;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Ec2;

static class Blocks
{
    /// <summary>The documentation does not say what an encrypted volume is encrypted with where no key is named: unknown.</summary>
    internal static Fact<AtRest> AtRest(Item item, Fact<Ref<EncryptionKey>> key)
    {
        var encrypted = item.Flag("Encrypted");
        return encrypted.Then(yes => yes ? key.Guards(item.Account) : encrypted.Map(static _ => Inventory.AtRest.Nothing));
    }

    internal static string Volume(Item item, string id) => Arn.Of("ec2", item.Region, item.Account, $"volume/{id}");

    // Policies write it without an account; the tagging service and AWS Config, which list resources, with one.
    internal static string Snapshot(Item item, string id) => Arn.Of("ec2", item.Region, item.Account, $"snapshot/{id}");
}
