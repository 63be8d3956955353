// Friendly names of KMS keys.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Kms;

/// <summary>Aliases of keys. One that AWS keeps ready for a key of its own has no target yet: that stays unknown.</summary>
public sealed class Aliases : Collector
{
    static readonly Kind Alias = new("AWS::KMS::Alias", "KMS alias");

    public override Call Root { get; } = Call.List("kms", "ListAliases", "Aliases").With("Limit", 100);

    public override Turn Turn => Turn.Kept;

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("AliasName").Peek(out var name)) yield break;
        yield return new KeyAlias(item.Text("AliasArn").Shown(Arn.Of("kms", item.Region, item.Account, name)))
        {
            Kind = Alias,
            Name = name,
            Account = item.Account,
            Region = item.Region,
            Tags = item.Source.Concludes(Tags.None, "an alias bears no tags"),
            Target = item.Text("TargetKeyId").Key(item.Account, item.Region),
            Manager = name.StartsWith(KeyReference.ProvidersAlias, StringComparison.Ordinal)
                ? item.Text("AliasName").Concludes(KeyManager.Provider, "names that begin with alias/aws/ are reserved for keys that AWS manages")
                : Fact.Unknown<KeyManager>(Ignorance.NotInAnswer, "anybody's key may have this name", item.Source),
        };
    }
}
