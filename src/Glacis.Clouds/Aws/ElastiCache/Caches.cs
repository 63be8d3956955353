// What everything in ElastiCache has in common: how tags are asked for, and what no named key means.
using Glacis.Clouds.Aws.Kms;
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.ElastiCache;

static class Caches
{
    // Where its nodes listen is told with the nodes only.
    internal static readonly Call Clusters = Call.List("elasticache", "DescribeCacheClusters", "CacheClusters").With("ShowCacheNodeInfo", true);

    internal static readonly Call Labelling = Call.About("elasticache", "ListTagsForResource").By("ResourceName", "ARN");

    /// <summary>
    /// What guards something that is known to be encrypted. ElastiCache offers "default (service managed) encryption at rest" or a key of the customer's
    /// (user guide, "At-rest encryption"): where no key is named it is the former.
    /// </summary>
    internal static Fact<AtRest> GuardsOrService(this Fact<Ref<EncryptionKey>> key, Item item) =>
        key.Source is Unknown { Why: Ignorance.NotInAnswer } ? item.Has("KmsKeyId").Map(static _ => AtRest.ProviderOwnedKey) : key.Guards(item.Account);
}
