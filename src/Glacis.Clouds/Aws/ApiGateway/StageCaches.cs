// Caches of stages: whether answers that are kept for the next caller lie encrypted.
using Glacis.Clouds.Aws.Kms;
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.ApiGateway;

/// <summary>Stages of REST APIs that keep answers.</summary>
public sealed class StageCaches : Collector
{
    static readonly Kind Cache = new("Glacis::ApiGateway::Cache", "API cache");

    public override Call Root => StageLogs.Apis;

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("id").Peek(out var id)) yield break;
        foreach (var stage in item.Of(StageLogs.Stages).Items("item"))
        {
            var hasCache = stage.Flag("cacheClusterEnabled").OrWhenSilent(false);
            if (hasCache.Peek(out var isOn) && !isOn) continue;
            var name = stage.Text("stageName").Shown("?");
            yield return item.Store(Cache, $"{StageLogs.ArnOf(item, id, name)}#cache", $"{item.Text("name").Shown(id)}/{name}", stage.TagMap("tags"), hasCache.Then(_ => Guard(stage)),
                Fact.Unknown<Ref<EncryptionKey>>(Ignorance.NotInAnswer, "caches are encrypted with no key that has a name", stage.Source)) with
            { IsEncryptedInPlace = true };
        }
    }

    // Each method keeps its answers, and keeps them encrypted, or not; the one that keeps them in the clear counts.
    static Fact<AtRest> Guard(Item stage)
    {
        var plain = stage.Members("methodSettings").Select(static it => it.Value.Flag("cachingEnabled").OrWhenSilent(false).Then(keeps => it.Value.Flag("cacheDataEncrypted").OrWhenSilent(false).Map(encrypted => keeps && !encrypted))).ToArray();
        return Many<Fact<bool>>.All(plain, stage.Source).Any().Map(static isPlain => isPlain ? AtRest.Nothing : AtRest.ProviderOwnedKey);
    }
}
