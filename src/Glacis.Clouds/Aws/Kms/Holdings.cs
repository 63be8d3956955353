// Data stores as most services describe them: each on its own, with a flag or without, with a key or without.
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Kms;

static class Holdings
{
    /// <summary>A store that copies no other, and whose data lies in itself.</summary>
    internal static DataStore Store(this Item item, Kind kind, string id, string name, Fact<Tags> tags, Fact<AtRest> guard, Fact<Ref<EncryptionKey>> key) => new(id)
    {
        Kind = kind,
        Name = name,
        Account = item.Account,
        Region = item.Region,
        Tags = tags,
        AtRest = guard,
        Key = key,
        ReplicaOf = Fact.Known<string?>(null, item.Source),
        StorageOf = Fact.Known<string?>(null, item.Source),
        Replicas = Many<Replica>.All([], item.Source),
    };

    /// <summary>What guards something that is encrypted always: the key that it names, else the one that the service takes.</summary>
    /// <param name="key">The key that the answer names.</param>
    /// <param name="account">The account that was asked.</param>
    /// <param name="otherwise">What stands behind silence, by the service's documentation.</param>
    internal static Fact<AtRest> GuardsAlways(this Fact<Ref<EncryptionKey>> key, string account, AtRest otherwise) =>
        key.IsKnown ? key.Guards(account) : key.Map(static _ => AtRest.NamedKey).OrWhenSilent(otherwise);

    /// <summary>What guards something that says whether it is encrypted.</summary>
    internal static Fact<AtRest> GuardsWhere(this Fact<Ref<EncryptionKey>> key, Fact<bool> isEncrypted, string account, AtRest otherwise) =>
        isEncrypted.Then(yes => !yes ? isEncrypted.Map(static _ => AtRest.Nothing)
            : key.IsKnown ? key.Guards(account)
            : key.Source is Unknown { Why: Ignorance.NotInAnswer } ? isEncrypted.Map(_ => otherwise)
            : Fact.Unknown<AtRest>((Unknown)key.Source));
}
