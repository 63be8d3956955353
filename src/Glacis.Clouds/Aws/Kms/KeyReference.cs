// How services name keys: by ARN, by id, by alias; what the name alone tells.
using Glacis.Facts;
using Glacis.Inventory;

namespace Glacis.Clouds.Aws.Kms;

static class KeyReference
{
    internal const string ProvidersAlias = "alias/aws/";

    /// <summary>The key's ARN, or its alias's, whatever form the service gave it in.</summary>
    internal static Fact<Ref<EncryptionKey>> Key(this Fact<string> name, string account, string region) =>
        name.Then(text => text.Length == 0
            ? Fact.Unknown<Ref<EncryptionKey>>(Ignorance.NotInAnswer, "the answer names no key")
            : name.Map(_ => new Ref<EncryptionKey>(Complete(text, account, region))));

    /// <summary>What a key guards with, as far as its name tells: a provider's alias is the provider's, a key of another account is nobody's but a customer's.</summary>
    internal static Fact<AtRest> Guards(this Fact<Ref<EncryptionKey>> key, string account) => key.Map(it =>
        it.Id.Contains($":{ProvidersAlias}", StringComparison.Ordinal) ? AtRest.ProviderManagedKey
        : Arn.TryParse(it.Id, out var arn) && arn.Account.Length > 0 && arn.Account != account ? AtRest.CustomerKey
        : AtRest.NamedKey);

    static string Complete(string name, string account, string region) =>
        name.StartsWith("arn:", StringComparison.Ordinal) ? name
        : name.StartsWith("alias/", StringComparison.Ordinal) ? Arn.Of("kms", region, account, name)
        : Arn.Of("kms", region, account, $"key/{name}");
}
